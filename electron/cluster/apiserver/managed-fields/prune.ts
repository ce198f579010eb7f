/** Takes away what a manager applied before and leaves out now, unless somebody else owns it. */
// Models: sigs.k8s.io/structured-merge-diff: merge/update.go: prune, addBackOwnedItems, addBackDanglingItems
import { difference, intersection, isEmpty, union, type FieldSet } from './field-set'
import { fieldsOf } from './fields-of'
import type { FieldType } from './field-type'
import { removed, withStructs } from './remove'

/** `last` is what the manager owned before, `owned` what all managers own now, its new configuration included. */
export function pruned(object: unknown, last: FieldSet, owned: FieldSet, type: FieldType): unknown {
  if (isEmpty(last)) return object
  const full = (set: FieldSet): FieldSet => withStructs(set, type)
  const all = full(fieldsOf(object, type))
  const bare = removed(object, full(last), type)
  const wanted = union(full(fieldsOf(bare, type)), full(owned))
  const kept = removed(object, difference(all, wanted), type)
  // What hung below a removed item and never was this manager's comes back.
  const missing = difference(all, full(fieldsOf(kept, type)))
  return removed(object, intersection(missing, full(last)), type)
}
