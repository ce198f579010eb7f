import type { CertificateSigningRequest } from '../../contract/api'
import type { Sparse } from './sparse'

/** `Approved,Issued`: how far a request for a certificate has come. */
// Models: pkg/printers/internalversion/printers.go: extractCSRStatus
export function requestStatusText({ status }: Sparse<CertificateSigningRequest>): string {
  const has = (wanted: string): boolean => status?.conditions?.some(({ type }) => type === wanted) ?? false
  const decision = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'
  return `${decision}${has('Failed') ? ',Failed' : ''}${status?.certificate ? ',Issued' : ''}`
}
