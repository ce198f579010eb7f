/** The indexes that several controllers share on the caches of their process. */
import type { ApiObject } from '../../contract/api'
import { controllerOf } from '../client/controller'
import type { Informer } from '../client/informer'

/** Found under the uid of their controller; without one, under `orphan/<namespace>`. */
export function indexByController<T extends ApiObject>(informer: Informer<T>): void {
  informer.addIndex('controller', (object) => [controllerOf(object)?.uid ?? orphansOf(object.metadata.namespace)])
}

export function indexByNamespace<T extends ApiObject>(informer: Informer<T>): void {
  informer.addIndex('namespace', (object) => [object.metadata.namespace ?? ''])
}

/** What a controller owns, and what it might adopt. */
export function ownedOrOrphaned<T extends ApiObject>(informer: Informer<T>, owner: ApiObject): readonly T[] {
  const { uid, namespace } = owner.metadata
  return [...informer.byIndex('controller', uid), ...informer.byIndex('controller', orphansOf(namespace))]
}

function orphansOf(namespace: string | undefined): string {
  return `orphan/${namespace ?? ''}`
}
