/** Puts the policy in place when the server starts: makes what is missing, and gives back what was taken away. */
// Models: pkg/registry/rbac/rest/storage_rbac.go: PostStartHook; pkg/registry/rbac/reconciliation
// Simplified: written straight into etcd before the server listens. A real server writes through its own door while
//             components already ask, and refuses them until it is done.
import type { ApiObject, ObjectMeta, PolicyRule, Subject } from '../../../../../contract/api'
import { jsonEquals } from '../../../../../contract/api/patch'
import { missingRights } from '../coverage'
import { BOOTSTRAP_POLICY, type PolicyObject } from './index'
import { AUTOUPDATE } from './policy'

/** Where the policy is kept; `put` gives an object its revision. */
export interface PolicyStore {
  get(object: PolicyObject): ApiObject | null
  put(object: ApiObject): void
  /** The identity of an object that is made now. */
  identity(): Pick<ObjectMeta, 'uid' | 'creationTimestamp'>
}

export function reconcilePolicy(store: PolicyStore): void {
  for (const wanted of BOOTSTRAP_POLICY) {
    const stored = store.get(wanted)
    const next = stored ? mended(stored as PolicyObject & ApiObject, wanted) : made(wanted, store.identity())
    if (next !== stored && next !== null) store.put(next)
  }
}

function made(wanted: PolicyObject, identity: Pick<ObjectMeta, 'uid' | 'creationTimestamp'>): ApiObject {
  return { ...wanted, metadata: { ...wanted.metadata, ...identity } as ObjectMeta }
}

/** Rules, subjects, labels and annotations only ever grow back; null when nothing is amiss, or nobody wants it mended. */
function mended(stored: PolicyObject & ApiObject, wanted: PolicyObject): ApiObject | null {
  if (stored.metadata.annotations?.[AUTOUPDATE] === 'false') return null
  const metadata = {
    ...stored.metadata,
    labels: { ...stored.metadata.labels, ...wanted.metadata.labels },
    annotations: { ...stored.metadata.annotations, ...wanted.metadata.annotations },
  }
  const next = { ...stored, metadata, ...contentOf(stored, wanted) } as ApiObject
  return jsonEquals(next, stored) ? null : next
}

interface PolicyContent {
  readonly rules?: readonly PolicyRule[]
  readonly subjects?: readonly Subject[]
  readonly aggregationRule?: unknown
}

function contentOf(stored: PolicyContent, wanted: PolicyContent): PolicyContent {
  if (wanted.aggregationRule) return { aggregationRule: wanted.aggregationRule }
  if (wanted.rules) return { rules: [...(stored.rules ?? []), ...missingRights(stored.rules ?? [], wanted.rules)] }
  const missing = (wanted.subjects ?? []).filter((each) => !stored.subjects?.some((known) => jsonEquals(known, each)))
  return missing.length > 0 ? { subjects: [...(stored.subjects ?? []), ...missing] } : {}
}
