import type { ObjectPath } from '../../contract/trace'

/** `Pod/default/web-x2k8q`, `Node//worker-1`. */
export function objectPath(kind: string, namespace: string | undefined, name: string): ObjectPath {
  return `${kind}/${namespace ?? ''}/${name}`
}

export function pathOf(object: {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
}): ObjectPath {
  return objectPath(object.kind, object.metadata.namespace, object.metadata.name)
}
