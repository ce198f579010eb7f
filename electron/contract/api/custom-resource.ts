/** The rows of discovery that a CustomResourceDefinition stands for. */
import type { CustomResourceDefinition } from './generated'
import type { ResourceInfo } from './resource-info'

const VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'] as const

export function customResource({ spec }: CustomResourceDefinition, version: string): ResourceInfo {
  const { group, names, scope } = spec
  const { status, scale } = spec.versions.find(({ name }) => name === version)?.subresources ?? {}
  return {
    kind: names.kind,
    // A slash tells it from the definitions of the field table.
    definition: `${group}/${version}/${names.kind}`,
    group,
    version,
    resource: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    shortNames: names.shortNames ?? [],
    namespaced: scope === 'Namespaced',
    verbs: VERBS,
    subresources: [...(status ? ['status'] : []), ...(scale ? ['scale'] : [])],
    categories: names.categories ?? [],
  }
}

/** The version under which its objects are best asked for; undefined while none is served. */
export function servedResource(definition: CustomResourceDefinition): ResourceInfo | undefined {
  const isEstablished = definition.status?.conditions?.some(
    ({ type, status }) => type === 'Established' && status === 'True',
  )
  const version =
    definition.spec.versions.find(({ storage, served }) => storage && served) ??
    definition.spec.versions.find(({ served }) => served)
  return isEstablished && version ? customResource(definition, version.name) : undefined
}
