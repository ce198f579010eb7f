import type { ApiObject } from '../../electron/contract/api'
import type { ObjectPath } from '../../electron/contract/trace'

/** `Pod/default/web-x2k8q`, `Node//worker-1`: the name by which trace and pictures know an object. */
export function pathOf({ kind, metadata }: ApiObject): ObjectPath {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`
}

/** The name in a path, for labels: `web-x2k8q`. */
export function nameInPath(path: ObjectPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
