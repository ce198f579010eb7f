import type { ResourceInfo } from '../../contract/api'

/** Where etcd holds an object: `/registry/pods/default/web-x2k8q`, `/registry/minions/worker-1`. */
export function etcdKey(resource: ResourceInfo, namespace: string, name: string): string {
  return `${etcdPrefix(resource, namespace)}${name}`
}

/** Where etcd holds all objects of a resource, or all of one namespace. */
export function etcdPrefix(resource: ResourceInfo, namespace: string): string {
  const folder = FOLDERS[resource.resource] ?? resource.resource
  return namespace ? `/registry/${folder}/${namespace}/` : `/registry/${folder}/`
}

/** Names from the first days that etcd's keys have kept. */
const FOLDERS: Readonly<Record<string, string>> = { nodes: 'minions', services: 'services/specs' }
