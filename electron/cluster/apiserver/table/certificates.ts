import type { CertificateSigningRequest } from '../../../contract/api'
import { ageOf, NONE } from '../../text/format'
import { humanDuration } from '../../text/human-duration'
import { requestStatusText } from '../../text/request-status'
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
