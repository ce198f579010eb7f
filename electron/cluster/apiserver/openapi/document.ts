/** OpenAPI v3: each group and version described so that a client can check and explain its objects. */
// Models: k8s.io/kube-openapi/pkg/{builder3,handler3}
// Simplified: schemas and the paths under which they travel; no parameters, responses or descriptions.
import { apiVersionOf, type ResourceInfo } from '../../../contract/api'
import type { FieldEntry } from '../../../contract/api/schema/field-table'
import { FIELDS } from '../../../contract/api/schema/fields.generated'
import { VALUES } from '../../../contract/api/schema/values.generated'
import type { CustomResourceDefinition } from '../../../contract/api'
import type { Fields } from '../custom-resources/schema'
import { schemaOf, versionNamed } from '../custom-resources/schema'
import { groupVersionPaths } from '../discovery/documents'

export interface Described {
  readonly info: ResourceInfo
  /** Of a kind of the learner's own. */
  readonly definition?: CustomResourceDefinition
}

/** `/openapi/v3`: where the documents are. */
export function openApiIndex(resources: readonly ResourceInfo[]): Fields {
  const paths = groupVersionPaths(resources).map((path) => [path, { serverRelativeURL: `/openapi/v3/${path}` }])
  return { paths: Object.fromEntries(paths) as Fields }
}

/** One document, such as `apis/apps/v1`; undefined when nothing is served there. */
export function openApiDocument(path: string, described: readonly Described[]): Fields | undefined {
  const own = described.filter(({ info }) => groupVersionPaths([info])[0] === path)
  if (own.length === 0) return undefined
  const schemas: Record<string, Fields> = {}
  for (const each of own) describe(each, schemas)
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.2' },
    paths: Object.fromEntries(own.map(({ info }) => [urlOf(info), pathItem(info)])),
    components: { schemas },
  }
}

function describe({ info, definition }: Described, schemas: Record<string, Fields>): void {
  const version = definition && versionNamed(definition, info.version)
  if (version) schemas[schemaName(info)] = { ...schemaOf(version), 'x-kubernetes-group-version-kind': [gvkOf(info)] }
  else addDefinition(info.definition, schemas, gvkOf(info))
}

function addDefinition(name: string, schemas: Record<string, Fields>, gvk?: Fields): void {
  const key = definitionName(name)
  const table = FIELDS[name]
  if (schemas[key] || !table) return
  const schema: Record<string, unknown> = { type: 'object' }
  schemas[key] = schema
  schema.properties = Object.fromEntries(
    Object.entries(table).map(([field, entry]) => [field, fieldSchema(entry, VALUES[name]?.[field])]),
  )
  const required = Object.entries(table).filter(([, entry]) => entry.required).map(([field]) => field) // prettier-ignore
  if (required.length > 0) schema.required = required
  if (gvk) schema['x-kubernetes-group-version-kind'] = [gvk]
  for (const { type } of Object.values(table)) if (FIELDS[type]) addDefinition(type, schemas)
}

/** Scalars of the field tables, as OpenAPI writes them. */
const SCALARS: Readonly<Record<string, Fields>> = {
  string: { type: 'string' },
  bytes: { type: 'string', format: 'byte' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  float64: { type: 'number', format: 'double' },
  time: { type: 'string', format: 'date-time' },
  microTime: { type: 'string', format: 'date-time' },
  quantity: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  intOrString: { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] },
}

function fieldSchema(entry: FieldEntry, values: readonly string[] | undefined): Fields {
  const { type, wrapper, patchStrategy, mergeKey, listType, mapKeys, mapType } = entry
  const item: Fields =
    SCALARS[type] ?? (FIELDS[type] ? { allOf: [{ $ref: `#/components/schemas/${definitionName(type)}` }] } : {})
  const wrapped =
    wrapper === 'list'
      ? { type: 'array', items: item }
      : wrapper === 'map'
        ? { type: 'object', additionalProperties: item }
        : item
  return {
    ...wrapped,
    ...(values && !wrapper && { enum: values }),
    ...(patchStrategy && { 'x-kubernetes-patch-strategy': patchStrategy }),
    ...(mergeKey && { 'x-kubernetes-patch-merge-key': mergeKey }),
    ...(listType && { 'x-kubernetes-list-type': listType }),
    ...(mapKeys && { 'x-kubernetes-list-map-keys': mapKeys }),
    ...(mapType && { 'x-kubernetes-map-type': mapType }),
  }
}

// Simplified: definitions are named without their Go package.
function definitionName(name: string): string {
  return `io.k8s.api.${name}`
}

function schemaName({ group, version, kind }: ResourceInfo): string {
  return `${group.split('.').reverse().join('.')}.${version}.${kind}`
}

function gvkOf({ group, version, kind }: ResourceInfo): Fields {
  return { group, kind, version }
}

function urlOf(info: ResourceInfo): string {
  const root = info.group === '' ? `/api/${info.version}` : `/apis/${apiVersionOf(info)}`
  return `${root}${info.namespaced ? '/namespaces/{namespace}' : ''}/${info.resource}/{name}`
}

function pathItem(info: ResourceInfo): Fields {
  return { get: { 'x-kubernetes-action': 'get', 'x-kubernetes-group-version-kind': gvkOf(info) } }
}
