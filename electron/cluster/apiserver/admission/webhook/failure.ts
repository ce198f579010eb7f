/** What a client hears when a webhook says no, or says nothing. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/errors/statuserror.go; pkg/util/webhook/error.go
import { ApiError, internalError, type Status } from '../../../../contract/api'

export function callFailure(webhook: string, why: string): ApiError {
  return internalError(`failed calling webhook "${webhook}": ${why}`)
}

export function denied(webhook: string, status: Partial<Status> = {}): ApiError {
  const by = `admission webhook "${webhook}" denied the request`
  const why = status.message || status.reason
  const message = why ? `${by}: ${why}` : `${by} without explanation`
  // A refusal never looks like a success.
  const code = Math.max(status.code ?? 0, 400)
  return new ApiError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    ...status,
    status: 'Failure',
    message,
    code,
  } as Status)
}
