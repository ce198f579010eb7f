/** Who owns what after a create, an update or a patch: a writer comes to own what it changed, and the others lose it. */
// Models: pkg/util/managedfields/internal/{fieldmanager,managedfieldsupdater,skipnonapplied}.go;
//         sigs.k8s.io/structured-merge-diff: merge/update.go: Update
// Simplified: an object can have more than ten updating managers; the oldest are not put together as ancient-changes.
import type { ApiObject } from '../../../contract/api'
import type { Comparison } from './comparison'
import { compareThrough, type FieldScope } from './field-scope'
import { isEmpty, union } from './field-set'
import { CreatorOfAll, isSameOwner, lessened, ownable, ownerOf, type Owner, type OwnerName, type Owners } from './owner'
import { ownersFrom, ownersOf } from './owners'

/** A write, so far as ownership is concerned. */
export interface Write {
  readonly scope: FieldScope
  readonly manager: string
  /** RFC 3339, whole seconds. */
  readonly time: string
}

/** `draft` is the object as its creator sent it, with defaults and before admission: what admission adds belongs to nobody. */
export function ownersAfterCreate(draft: ApiObject, write: Write): Owners {
  const said = ownersFrom(draft.metadata.managedFields)
  if (said) return written(said, compareThrough(write.scope, {}, draft), write)
  const { scope, manager, time } = write
  return [
    new CreatorOfAll({ manager, apiVersion: scope.apiVersion, subresource: scope.subresource }, time, draft, scope),
  ]
}

/** `next` is the object as its writer wants it, with defaults and before admission. */
export function ownersAfterUpdate(live: ApiObject, next: ApiObject, write: Write): Owners {
  const { scope } = write
  const said = scope.subresource === '' ? ownersFrom(next.metadata.managedFields) : undefined
  const owners = said ?? ownersOf(live)
  // Whose owners were forgotten stays without, until the first apply.
  return owners.length === 0 ? owners : written(owners, compareThrough(scope, live, next), write)
}

function written(owners: Owners, comparison: Comparison, { scope, manager, time }: Write): Owners {
  const self: OwnerName = { manager, operation: 'Update', apiVersion: scope.apiVersion, subresource: scope.subresource }
  const [mine, gone] = [ownable(comparison.changed, scope), ownable(comparison.removed, scope)]
  if (isEmpty(mine) && isEmpty(gone)) return owners
  const others = othersAfter({ changed: mine, removed: gone }, owners, self)
  const previous = owners.find((owner) => isSameOwner(owner, self))
  const kept = previous && lessened(previous, gone)
  if (!isEmpty(mine)) return [...others, ownerOf(self, time, kept ? union(kept.fields, mine) : mine)]
  return kept ? [...others, kept] : others
}

/** What became of the others when a write of this manager changed and removed fields. */
export function othersAfter({ changed, removed }: Comparison, owners: Owners, self: OwnerName): Owners {
  const lost = union(changed, removed)
  const others = owners.filter((owner) => !isSameOwner(owner, self)).map((owner) => lessened(owner, lost))
  return others.filter((owner): owner is Owner => owner !== null)
}
