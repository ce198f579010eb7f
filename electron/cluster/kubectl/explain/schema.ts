/** Walks an OpenAPI document: from a kind to its fields. */
// Models: k8s.io/kubectl/pkg/explain/v2/template.go
import type { ResourceInfo } from '../../../contract/api'
import { KubectlError } from '../failure'
import { isRecord, type PlainRecord } from '../../text/record'

export interface Schema {
  readonly document: unknown
  readonly node: PlainRecord
}

const KIND = 'x-kubernetes-group-version-kind'

export function kindSchema(document: unknown, { group, version, kind }: ResourceInfo): Schema | undefined {
  const isMeant = (each: unknown): boolean =>
    isRecord(each) && each['group'] === group && each['version'] === version && each['kind'] === kind
  const node = Object.values(schemasOf(document)).find((each) => isRecord(each) && Array.isArray(each[KIND]) && each[KIND].some(isMeant)) // prettier-ignore
  return isRecord(node) ? { document, node } : undefined
}

function schemasOf(document: unknown): PlainRecord {
  const components = isRecord(document) ? document['components'] : undefined
  const schemas = isRecord(components) ? components['schemas'] : undefined
  return isRecord(schemas) ? schemas : {}
}

/** The field that a path leads to, through the items of lists and the values of maps. */
export function fieldAt(root: Schema, path: readonly string[]): Schema {
  return path.reduce((schema, name) => {
    const field = fieldsOf(schema).find(([each]) => each === name)
    if (!field) throw new KubectlError(`field ${JSON.stringify(name)} does not exist`)
    return field[1]
  }, root)
}

/** In the order of the alphabet. */
export function fieldsOf(schema: Schema): readonly (readonly [string, Schema])[] {
  const { node } = resolved(elementOf(schema))
  const { properties } = node as { readonly properties?: unknown }
  if (!isRecord(properties)) return []
  return Object.keys(properties).sort().flatMap((name) => {
    const child = properties[name]
    return isRecord(child) ? [[name, { document: schema.document, node: child }] as const] : []
  }) // prettier-ignore
}

export function requiredOf(schema: Schema): readonly unknown[] {
  const { required } = resolved(elementOf(schema)).node as { readonly required?: unknown }
  return Array.isArray(required) ? required : []
}

export function isObject(schema: Schema): boolean {
  return fieldsOf(schema).length > 0
}

function elementOf(schema: Schema): Schema {
  const inner = innerOf(schema)
  return inner ? elementOf(inner) : schema
}

function innerOf({ document, node }: Schema): Schema | undefined {
  const inner = node['items'] ?? node['additionalProperties']
  return isRecord(inner) ? { document, node: inner } : undefined
}

function referenceOf({ node }: Schema): string | undefined {
  const all = node['allOf']
  const [only] = Array.isArray(all) && all.length === 1 ? (all as readonly unknown[]) : []
  const reference = node['$ref'] ?? (isRecord(only) ? only['$ref'] : undefined)
  return typeof reference === 'string' ? reference.slice(reference.lastIndexOf('/') + 1) : undefined
}

export function resolved(schema: Schema): Schema {
  const name = referenceOf(schema)
  const node = name === undefined ? undefined : schemasOf(schema.document)[name]
  return isRecord(node) ? { document: schema.document, node } : schema
}

/** `[]Container`, `map[string]Quantity`, `ObjectMeta`, `string`. */
export function typeText(schema: Schema): string {
  const { document, node } = schema
  if (isRecord(node['items'])) return `[]${typeText({ document, node: node['items'] })}`
  if (isRecord(node['additionalProperties']))
    return `map[string]${typeText({ document, node: node['additionalProperties'] })}`
  const reference = referenceOf(schema)
  if (reference !== undefined) return reference.slice(reference.lastIndexOf('.') + 1)
  if (node['format'] === 'int-or-string') return 'IntOrString'
  if (node['format'] === 'date-time') return 'Time'
  if (Array.isArray(node['oneOf'])) return 'Quantity'
  const type = node['type']
  return typeof type === 'string' && type !== 'object' ? type : 'Object'
}
