/** The documents of `/api` and `/apis` as rows of resources. */
// Models: k8s.io/client-go/discovery/aggregated_discovery.go: SplitGroupsAndResources
import { resourceOfObject, type ResourceInfo } from '../../../contract/api'
import { isRecord, type PlainRecord } from '../../text/record'

export function resourcesIn(document: unknown): readonly ResourceInfo[] {
  return listIn(document, 'items').flatMap((group) => {
    const name = textIn(isRecord(group['metadata']) ? group['metadata'] : {}, 'name')
    return listIn(group, 'versions').flatMap((version) =>
      listIn(version, 'resources').map((resource) => rowOf(name, textIn(version, 'version'), resource)),
    )
  })
}

function rowOf(group: string, version: string, resource: PlainRecord): ResourceInfo {
  const { kind = '' } = (resource['responseKind'] ?? {}) as { readonly kind?: string }
  const name = textIn(resource, 'resource')
  return {
    kind,
    definition:
      resourceOfObject({ apiVersion: group === '' ? version : `${group}/${version}`, kind })?.definition ?? kind,
    group,
    version,
    resource: name,
    singular: textIn(resource, 'singularResource') || kind.toLowerCase(),
    shortNames: textsIn(resource, 'shortNames'),
    namespaced: resource['scope'] === 'Namespaced',
    verbs: textsIn(resource, 'verbs'),
    subresources: listIn(resource, 'subresources').map((each) => textIn(each, 'subresource')),
    categories: textsIn(resource, 'categories'),
  }
}

function listIn(value: unknown, key: string): readonly PlainRecord[] {
  const list = isRecord(value) ? value[key] : undefined
  return Array.isArray(list) ? list.filter(isRecord) : []
}

function textIn(record: PlainRecord, key: string): string {
  const value = record[key]
  return typeof value === 'string' ? value : ''
}

function textsIn(record: PlainRecord, key: string): readonly string[] {
  const list = record[key]
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
}
