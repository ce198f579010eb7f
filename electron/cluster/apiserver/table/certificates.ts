import type { CertificateSigningRequest } from '../../../contract/api'
import { ageOf, NONE } from '../../text/format'
import { humanDuration } from '../../text/human-duration'
import type { Sparse } from '../../text/sparse'
import { AGE, NAME, text } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printCertificateSigningRequest
export const certificateSigningRequestPrinter: Printer<CertificateSigningRequest> = {
  columns: [
    NAME,
    AGE,
    text('SignerName', 'Who should sign it'),
    text('Requestor', 'Who asked'),
    text('RequestedDuration', 'How long the certificate should be good for'),
    text('Condition', 'How far it has come'),
  ],
  cells(request, nowMs) {
    const { metadata, spec } = request
    const { signerName, username = '', expirationSeconds } = spec ?? {}
    const duration = expirationSeconds === undefined ? NONE : humanDuration(expirationSeconds * 1000)
    return [
      metadata.name, ageOf(metadata, nowMs), signerName || NONE, username, duration, requestStatusText(request),
    ] // prettier-ignore
  },
}

// Models: printers.go: extractCSRStatus
function requestStatusText({ status }: Sparse<CertificateSigningRequest>): string {
  const has = (wanted: string): boolean => status?.conditions?.some(({ type }) => type === wanted) ?? false
  const decision = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'
  return `${decision}${has('Failed') ? ',Failed' : ''}${status?.certificate ? ',Issued' : ''}`
}
