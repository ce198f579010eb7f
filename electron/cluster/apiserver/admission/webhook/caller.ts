/** The seam to the network: how a webhook is called, and what comes back. */
// Models: k8s.io/api/admission/v1: AdmissionReview
import type { ApiObject, Status, WebhookClientConfig } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { AdmissionRequest } from '../matching/admission-request'

export interface AdmissionReview {
  readonly apiVersion: 'admission.k8s.io/v1'
  readonly kind: 'AdmissionReview'
  readonly request?: ReviewedRequest
  readonly response?: AdmissionResponse
}

export interface ReviewedRequest extends AdmissionRequest {
  readonly uid: string
  readonly object: ApiObject | null
  readonly oldObject: ApiObject | null
}

export interface AdmissionResponse {
  readonly uid: string
  readonly allowed: boolean
  readonly status?: Partial<Status>
  /** A JSON patch, in base64. */
  readonly patch?: string
  readonly patchType?: string
  readonly warnings?: readonly string[]
  readonly auditAnnotations?: Readonly<Record<string, string>>
}

/** The answer, or why there is none, as Go's HTTP client tells it. */
export type WebhookCaller = (
  config: WebhookClientConfig,
  review: AdmissionReview,
  timeoutMs: number,
) => Task<AdmissionReview | string>

/** Where a webhook is called: `https://name.namespace.svc:443/path`. */
export function urlOf({ service, url }: WebhookClientConfig): string {
  if (!service) return url ?? ''
  const path = service.path ?? '/'
  return `https://${service.name}.${service.namespace}.svc:${service.port ?? 443}${path.startsWith('/') ? path : `/${path}`}`
}

/** A server without a network. */

export function* unreachable(): Task<string> {
  return 'dial tcp: connect: network is unreachable'
}
