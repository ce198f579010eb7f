/** Who is owned by whom, as far as the caches know. */
// Models: pkg/controller/garbagecollector/graph.go, graph_builder.go
import type { ApiObject } from '../../../contract/api'

export const FOREGROUND = 'foregroundDeletion'
export const ORPHAN = 'orphan'

export class OwnerGraph {
  private readonly objects = new Map<string, ApiObject>()
  private readonly dependents = new Map<string, Set<string>>()

  store(object: ApiObject): void {
    const { uid } = object.metadata
    const old = this.objects.get(uid)
    if (old) this.untie(old)
    this.objects.set(uid, object)
    for (const owner of object.metadata.ownerReferences ?? []) {
      let set = this.dependents.get(owner.uid)
      if (!set) this.dependents.set(owner.uid, (set = new Set()))
      set.add(uid)
    }
  }

  remove(object: ApiObject): void {
    this.untie(this.objects.get(object.metadata.uid) ?? object)
    this.objects.delete(object.metadata.uid)
  }

  get(uid: string): ApiObject | undefined {
    return this.objects.get(uid)
  }

  dependentsOf(uid: string): readonly ApiObject[] {
    const found: ApiObject[] = []
    for (const dependent of this.dependents.get(uid) ?? []) {
      const object = this.objects.get(dependent)
      if (object) found.push(object)
    }
    return found
  }

  /** An object whose owners are not all in the caches: they may be gone already, or not yet seen. */
  hasUnknownOwner(object: ApiObject): boolean {
    return (object.metadata.ownerReferences ?? []).some((owner) => !this.objects.has(owner.uid))
  }

  private untie(object: ApiObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      const set = this.dependents.get(owner.uid)
      set?.delete(object.metadata.uid)
      if (set?.size === 0) this.dependents.delete(owner.uid)
    }
  }
}

export function hasFinalizer(object: ApiObject, finalizer: string): boolean {
  return object.metadata.finalizers?.includes(finalizer) ?? false
}

/** On its way out, and only waiting for its dependents. */
export function isDeletingDependents(object: ApiObject): boolean {
  return object.metadata.deletionTimestamp !== undefined && hasFinalizer(object, FOREGROUND)
}

export function blocksOwner(dependent: ApiObject, ownerUid: string): boolean {
  return (dependent.metadata.ownerReferences ?? []).some(
    (owner) => owner.uid === ownerUid && owner.blockOwnerDeletion === true,
  )
}
