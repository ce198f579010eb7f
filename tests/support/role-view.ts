/** Roles and bindings in a list: what an authorizer reads, without a server around it. */
import type { Kind } from '../../electron/contract/api'
import type { RoleView } from '../../electron/cluster/apiserver/authorization/rbac/rule-resolver'

export interface RoleObject {
  readonly kind: string
  readonly metadata?: { readonly name?: string; readonly namespace?: string }
}

/** A view of these objects; `change` replaces them, as a write would. */
export function roleView(objects: readonly RoleObject[]): RoleView & { change(next: readonly RoleObject[]): void } {
  let stored = objects
  let revision = 1
  const named = ({ kind, metadata = {} }: RoleObject, wanted: Kind, namespace?: string): boolean =>
    kind === wanted && (namespace === undefined || namespace === '' || (metadata.namespace ?? '') === namespace)
  const view = {
    get: (kind: Kind, namespace: string, name: string) =>
      stored.find((object) => named(object, kind, namespace) && object.metadata?.name === name) ?? null,
    list: (kind: Kind, namespace?: string) =>
      stored.filter((object) => named(object, kind, namespace)).map((object) => ({ ...object, metadata: object.metadata ?? {} })),
    revision: () => revision,
    change(next: readonly RoleObject[]) {
      stored = next
      revision++
    },
  } // prettier-ignore
  return view as unknown as RoleView & { change(next: readonly RoleObject[]): void }
}
