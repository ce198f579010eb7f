/** What authorization decides about: who wants to do what, to which thing. */
// Models: k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go: Attributes
import type { UserInfo } from '../credentials'

export interface Attributes {
  readonly user: UserInfo
  /** `get`, `list`, … for resources; the HTTP method in small letters for other URLs. */
  readonly verb: string
  readonly isResourceRequest: boolean
  readonly apiGroup: string
  readonly apiVersion: string
  readonly resource: string
  readonly subresource: string
  readonly namespace: string
  readonly name: string
  /** Of a URL that names no resource, such as `/healthz`. */
  readonly path: string
  readonly fieldSelector?: string
  readonly labelSelector?: string
}
