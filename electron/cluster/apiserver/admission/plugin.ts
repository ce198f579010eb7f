/** The seam between the chain of a request and the plugins that complete it, or refuse it, each for a reason of its own. */
// Models: k8s.io/apiserver/pkg/admission: Interface, MutationInterface, ValidationInterface, Attributes
import type { ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { AuthorizedRequest } from '../request'
import type { ServerView } from '../server-view'

export type Operation = 'create' | 'update' | 'delete' | 'connect'

export interface AdmissionAttributes {
  readonly request: AuthorizedRequest
  readonly operation: Operation
  /** What is stored now; null for what is being made. */
  readonly old: ApiObject | null
  readonly isDryRun: boolean
  readonly view: ServerView
  /** A line that the client prints as `Warning: …`. */
  warn(text: string): void
  /** A fact for the audit log. */
  annotate(key: string, value: string): void
}

/** Both phases are optional; a phase throws the `ApiError` that refuses the request. */
export interface AdmissionPlugin {
  /** As `--enable-admission-plugins` spells it. */
  readonly name: string
  /** Asked once for each operation, resource and subresource: the answer may depend on nothing else. */
  handles(operation: Operation, request: Pick<AuthorizedRequest, 'resource' | 'subresource'>): boolean
  /** Before the kind's own checks: returns the object, completed where the plugin wants it so. Deletes have no object. */
  mutate?(object: ApiObject, attributes: AdmissionAttributes): ApiObject | Task<ApiObject>
  /** After the kind's own checks, before the write. */
  validate?(object: ApiObject, attributes: AdmissionAttributes): undefined | Task
}
