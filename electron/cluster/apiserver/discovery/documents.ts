/** Discovery: what a client must know before it can ask for anything. */
// Models: k8s.io/apiserver/pkg/endpoints/discovery; discovery/aggregated
import { apiVersionOf, type ResourceInfo } from '../../../contract/api'
import type { Fields } from '../custom-resources/schema'
import { groupNamed, groupsOf, type ServedGroup } from './groups'
import { doorsOf } from './subresources'

/** Where clients are told to find this server. */
const ADDRESSES = [{ clientCIDR: '0.0.0.0/0', serverAddress: '10.0.0.10:6443' }]

/** The document at a path; undefined where there is none. */
export function discoveryAt(
  path: string,
  resources: readonly ResourceInfo[],
  isAggregated: boolean,
): Fields | undefined {
  const [, root, group, version, more] = path.split('/')
  if (more !== undefined) return undefined
  // `/api/v1` has one part less than the paths of the other groups.
  if (root === 'api') return version === undefined ? coreAt(group, resources, isAggregated && group === undefined) : undefined // prettier-ignore
  if (root !== 'apis') return undefined
  if (group === undefined || group === '')
    return isAggregated ? aggregated(groupsOf(resources)) : groupList(groupsOf(resources))
  const served = groupNamed(group, resources)
  if (served.versions.length === 0) return undefined
  if (version === undefined) return groupDocument(served)
  const found = served.versions.find(({ name }) => name === version)
  return found && { kind: 'APIResourceList', apiVersion: 'v1', ...resourceList(`${group}/${version}`, found.resources) }
}

function coreAt(
  version: string | undefined,
  resources: readonly ResourceInfo[],
  isAggregated: boolean,
): Fields | undefined {
  const core = groupNamed('', resources)
  if (version === undefined || version === '')
    return isAggregated
      ? aggregated([core])
      : { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: ADDRESSES }
  return version === 'v1' ? { kind: 'APIResourceList', ...resourceList('v1', core.versions[0]!.resources) } : undefined
}

function groupList(groups: readonly ServedGroup[]): Fields {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) }
}

function groupDocument(group: ServedGroup): Fields {
  return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group) }
}

function groupOf({ name, versions }: ServedGroup): Fields {
  const all = versions.map((version) => ({ groupVersion: `${name}/${version.name}`, version: version.name }))
  return { name, versions: all, preferredVersion: all[0] }
}

function resourceList(groupVersion: string, resources: readonly ResourceInfo[]): Fields {
  return { groupVersion, resources: resources.flatMap(rowsOf) }
}

/** One row for the resource itself, and one for each door beside it. */
// Simplified: rows carry no storageVersionHash.
function rowsOf(info: ResourceInfo): readonly Fields[] {
  const { resource, singular, namespaced, kind, verbs, shortNames, categories } = info
  const own = {
    name: resource, singularName: singular, namespaced, kind, verbs: [...verbs].sort(),
    ...(shortNames.length > 0 && { shortNames }), ...(categories.length > 0 && { categories }),
  } // prettier-ignore
  const doors = doorsOf(info).map((door) => ({
    name: `${resource}/${door.name}`, singularName: '', namespaced,
    ...(door.group !== '' && { group: door.group, version: door.version }),
    kind: door.kind, verbs: door.verbs,
  })) // prettier-ignore
  return [own, ...doors]
}

function aggregated(groups: readonly ServedGroup[]): Fields {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(itemOf),
  }
}

function itemOf({ name, versions }: ServedGroup): Fields {
  return {
    metadata: name === '' ? {} : { name },
    versions: versions.map((version) => ({
      version: version.name,
      resources: version.resources.map(discovered),
      freshness: 'Current',
    })),
  }
}

function discovered(info: ResourceInfo): Fields {
  const { resource, kind, namespaced, singular, verbs, shortNames, categories } = info
  const doors = doorsOf(info).map(({ name, kind, group, version, verbs }) => ({
    subresource: name,
    responseKind: { group, version, kind },
    verbs,
  }))
  return {
    resource,
    responseKind: { group: '', version: '', kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs: [...verbs].sort(),
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
    ...(doors.length > 0 && { subresources: doors }),
  }
}

/** `/openapi/v3` names its documents as these do. */
export function groupVersionPaths(resources: readonly ResourceInfo[]): readonly string[] {
  return [
    ...new Set(resources.map((info) => (info.group === '' ? `api/${info.version}` : `apis/${apiVersionOf(info)}`))),
  ].sort()
}
