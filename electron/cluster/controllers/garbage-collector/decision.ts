/** What becomes of an object, given what is known of its owners. */
// Models: pkg/controller/garbagecollector/garbagecollector.go: attemptToDeleteItem
import type { ApiObject, OwnerReference } from '../../../contract/api'
import { FOREGROUND, hasFinalizer, ORPHAN } from './graph'

export type Propagation = 'Background' | 'Foreground' | 'Orphan'

/** `solid`: the owner lives; `waiting`: it is being deleted in the foreground; `dangling`: there is none of that uid. */
export type OwnerState = 'solid' | 'waiting' | 'dangling'

export type Verdict =
  | { readonly act: 'keep' }
  | { readonly act: 'untie'; readonly owners: readonly OwnerReference[] }
  | { readonly act: 'delete'; readonly propagation: Propagation }

export interface JudgedOwner {
  readonly owner: OwnerReference
  readonly state: OwnerState
}

/** One living owner is enough to live; the references to the others are cut. */
export function judge(object: ApiObject, owners: readonly JudgedOwner[], hasDependents: boolean): Verdict {
  if (owners.length === 0) return { act: 'keep' }
  const others = owners.filter(({ state }) => state !== 'solid')
  if (others.length < owners.length) {
    return others.length === 0 ? { act: 'keep' } : { act: 'untie', owners: others.map(({ owner }) => owner) }
  }
  const isAwaited = owners.some(({ state }) => state === 'waiting')
  if (isAwaited && hasDependents) return { act: 'delete', propagation: 'Foreground' }
  return { act: 'delete', propagation: ownPropagation(object) }
}

/** What the object's own finalizers ask for. */
function ownPropagation(object: ApiObject): Propagation {
  if (hasFinalizer(object, ORPHAN)) return 'Orphan'
  return hasFinalizer(object, FOREGROUND) ? 'Foreground' : 'Background'
}
