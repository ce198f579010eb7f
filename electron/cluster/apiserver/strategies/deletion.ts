/** What a delete request does to the finalizers, by its propagation policy. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: deletionFinalizersForGarbageCollection
export const ORPHAN = 'orphan'
export const FOREGROUND = 'foregroundDeletion'
export type Propagation = 'Orphan' | 'Background' | 'Foreground'

/** Without a wish in the request a finalizer that is there already counts, then the kind's default. */
export function finalizersForDelete(
  finalizers: readonly string[],
  policy: Propagation | undefined,
  defaultPolicy: 'Background' | 'Orphan',
): readonly string[] {
  const others = finalizers.filter((finalizer) => finalizer !== ORPHAN && finalizer !== FOREGROUND)
  if (policy === 'Orphan') return [...others, ORPHAN]
  if (policy === 'Foreground') return [...others, FOREGROUND]
  if (policy === 'Background') return others
  if (others.length < finalizers.length) return finalizers
  return defaultPolicy === 'Orphan' ? [...others, ORPHAN] : others
}
