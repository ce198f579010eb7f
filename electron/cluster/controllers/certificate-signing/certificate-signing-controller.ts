/** Signs what somebody has approved: the answer to a certificate request is a certificate. */
// Models: pkg/controller/certificates/signer/signer.go; pkg/controller/certificates/certificate_controller.go
// Simplified: of the built-in signers those for clients; requests are never cleaned up, and no kubelet's is approved by itself.
import type { CertificateSigningRequest, CertificateSigningRequestCondition } from '../../../contract/api'
import { encodeBase64 } from '../../../contract/text/base64'
import { Controller, type ControllerContext } from '../../client/controller'
import { timeText } from '../../kernel/calendar'
import type { Task } from '../../kernel/task'
import { CertificateAuthority, YEAR_MS } from '../../pki/certificate-authority'
import { requestedSubject } from '../../pki/certificate-request'
import { certificatePem } from '../../pki/pem'

const SIGNERS = ['kubernetes.io/kube-apiserver-client', 'kubernetes.io/kube-apiserver-client-kubelet']
const OPTIONAL_USAGES = ['digital signature', 'key encipherment']
const CLIENT_AUTH = 'client auth'
/** --cluster-signing-duration */
const LONGEST_MS = YEAR_MS

export class CertificateSigningController extends Controller {
  readonly name = 'certificatesigningrequest-signing-controller'
  private readonly requests = this.watch('CertificateSigningRequest', ({ metadata }) => [metadata.name])
  /** The same key that the API server trusts: --cluster-signing-key-file. */
  private readonly authority: CertificateAuthority

  constructor(context: ControllerContext) {
    super(context)
    this.authority = new CertificateAuthority(context.kernel.seed)
  }

  protected override *sync(name: string): Task {
    const request = this.requests.get(name)
    if (!request || !isToBeSigned(request)) return
    const { status = {} } = request
    const refusal = usageRefusal(request.spec.usages ?? [])
    if (refusal !== '') {
      const conditions = [...(status.conditions ?? []), this.failure(refusal)]
      yield* this.client.updateStatus({ ...request, status: { ...status, conditions } })
      return
    }
    yield* this.client.updateStatus({ ...request, status: { ...status, certificate: this.certificateFor(request) } })
  }

  private certificateFor({ spec }: CertificateSigningRequest): string {
    const wishedMs = (spec.expirationSeconds ?? Infinity) * 1000
    const { now } = this.kernel
    const certificate = this.authority.issue(requestedSubject(spec.request), now, Math.min(wishedMs, LONGEST_MS))
    return encodeBase64(certificatePem(certificate))
  }

  private failure(message: string): CertificateSigningRequestCondition {
    const now = timeText(this.kernel.now)
    return { type: 'Failed', status: 'True', reason: 'SignerValidationFailure', message, lastUpdateTime: now, lastTransitionTime: now } // prettier-ignore
  }
}

function isToBeSigned({ spec, status }: CertificateSigningRequest): boolean {
  const has = (type: string): boolean => status?.conditions?.some((condition) => condition.type === type) ?? false
  return (
    SIGNERS.includes(spec.signerName) && !status?.certificate && has('Approved') && !has('Denied') && !has('Failed')
  )
}

/** '' when a client's certificate may be used so. */
export function usageRefusal(usages: readonly string[]): string {
  const other = usages.find((usage) => usage !== CLIENT_AUTH && !OPTIONAL_USAGES.includes(usage))
  if (other !== undefined) return `invalid usage for client certificate: ${other}`
  return usages.includes(CLIENT_AUTH) ? '' : `missing required usage for client certificate: ${CLIENT_AUTH}`
}
