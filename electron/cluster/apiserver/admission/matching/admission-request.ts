/** A request as policies and webhooks are told of it. */
// Models: k8s.io/api/admission/v1: AdmissionRequest; k8s.io/apiserver/pkg/admission/plugin/cel/condition.go: CreateAdmissionRequest
import type { AdmissionAttributes } from '../plugin'

export interface AdmissionRequest {
  readonly kind: GroupVersionKind
  readonly resource: GroupVersionResource
  readonly subResource: string
  readonly requestKind: GroupVersionKind
  readonly requestResource: GroupVersionResource
  readonly requestSubResource: string
  readonly name: string
  readonly namespace: string
  readonly operation: string
  readonly userInfo: {
    readonly username: string
    readonly uid: string
    readonly groups: readonly string[]
    readonly extra: Readonly<Record<string, readonly string[]>>
  }
  readonly dryRun: boolean
}

interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

interface GroupVersionResource {
  readonly group: string
  readonly version: string
  readonly resource: string
}

export function admissionRequest(
  { request, operation, isDryRun }: AdmissionAttributes,
  name: string,
): AdmissionRequest {
  const { group, version, resource, kind } = request.resource
  const { user, subresource, namespace } = request
  return {
    kind: { group, version, kind },
    resource: { group, version, resource },
    subResource: subresource,
    requestKind: { group, version, kind },
    requestResource: { group, version, resource },
    requestSubResource: subresource,
    name,
    namespace,
    operation: operation.toUpperCase(),
    userInfo: { username: user.name, uid: user.uid ?? '', groups: user.groups, extra: user.extra ?? {} },
    dryRun: isDryRun,
  }
}
