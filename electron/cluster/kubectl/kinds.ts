/** Which kind a word on the command line means. */
// Models: k8s.io/cli-runtime restmapper, shortcut expander, category expander
import { RESOURCES, apiVersionOf, groupResource, type ApiObject, type ResourceInfo } from '../../contract/api'
import { KubectlError } from './failure'

/** `kubectl api-resources` order: the core group first, then groups and names by the alphabet. */
const discovered: readonly ResourceInfo[] = [...RESOURCES].sort((a, b) =>
  a.group === b.group ? (a.resource < b.resource ? -1 : 1) : a.group < b.group ? -1 : 1,
)

export function allResources(): readonly ResourceInfo[] {
  return discovered
}

/** `pods`, `pod`, `po`, `Pod`, `deployments.apps`, `deploy.v1.apps`. */
export function findResource(word: string): ResourceInfo | undefined {
  const [name = '', ...qualifiers] = word.toLowerCase().split('.')
  return discovered.find((info) => isNamed(info, name) && isQualified(info, qualifiers.join('.')))
}

function isNamed({ resource, singular, shortNames }: ResourceInfo, name: string): boolean {
  return resource === name || singular === name || shortNames.includes(name)
}

function isQualified({ group, version }: ResourceInfo, qualifier: string): boolean {
  return qualifier === '' || qualifier === group || qualifier === version || qualifier === `${version}.${group}`
}

export function resourceNamed(word: string): ResourceInfo {
  const info = findResource(word)
  if (!info) throw new KubectlError(`the server doesn't have a resource type ${JSON.stringify(word)}`)
  return info
}

/** `pods,svc` or a category such as `all`. */
export function resourcesNamed(words: string): readonly ResourceInfo[] {
  return words.split(',').filter((word) => word !== '').flatMap((word) => {
    const members = discovered.filter(({ categories }) => categories.includes(word))
    return members.length > 0 ? members : [resourceNamed(word)]
  }) // prettier-ignore
}

export function resourceOfObject({
  apiVersion,
  kind,
}: Pick<ApiObject, 'apiVersion' | 'kind'>): ResourceInfo | undefined {
  return discovered.find((info) => info.kind === kind && apiVersionOf(info) === apiVersion)
}

/** `deployment.apps`: before a slash and a name. */
export function qualifiedSingular({ singular, group }: ResourceInfo): string {
  return groupResource({ resource: singular, group })
}

/** `deployment.apps/web`. */
export function objectName(info: ResourceInfo, name: string): string {
  return `${qualifiedSingular(info)}/${name}`
}
