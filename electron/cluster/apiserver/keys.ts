import { groupResource, RESOURCES, type ResourceInfo } from '../../contract/api'

/** Where etcd holds an object: `/registry/pods/default/web-x2k8q`, `/registry/minions/worker-1`. */
export function etcdKey(resource: ResourceInfo, namespace: string, name: string): string {
  return `${etcdPrefix(resource, namespace)}${name}`
}

/** Where etcd holds all objects of a resource, or all of one namespace. */
// Models: pkg/kubeapiserver/default_storage_factory_builder.go: SpecialDefaultResourcePrefixes
export function etcdPrefix(resource: ResourceInfo, namespace: string): string {
  const folder = folderOf(resource)
  return namespace ? `/registry/${folder}/${namespace}/` : `/registry/${folder}/`
}

/** Names from the first days that etcd's keys have kept. */
const FOLDERS: Readonly<Record<string, string>> = {
  nodes: 'minions',
  services: 'services/specs',
  endpoints: 'services/endpoints',
  replicationcontrollers: 'controllers',
  'ingresses.networking.k8s.io': 'ingress',
}

/** Groups whose servers were joined to the API server later keep their objects by group, as kinds of the learner's own making are kept. */
const JOINED = ['apiextensions.k8s.io', 'apiregistration.k8s.io']
const builtIn = new Set(RESOURCES.filter(({ group }) => !JOINED.includes(group)).map(groupResource))

/** Asked for with every request, so each answer is kept. */
const folders = new WeakMap<ResourceInfo, string>()

function folderOf(info: ResourceInfo): string {
  const known = folders.get(info)
  if (known !== undefined) return known
  const name = groupResource(info)
  const folder = FOLDERS[name] ?? (builtIn.has(name) ? info.resource : `${info.group}/${info.resource}`)
  folders.set(info, folder)
  return folder
}
