/** The types of custom resources, from the schema that their definition brings. */
// Models: k8s.io/kube-openapi/pkg/schemaconv; apiextensions-apiserver/pkg/controller/openapi/builder
import type { JSONSchemaProps } from '../../../contract/api'
import { typeOfDefinition } from './definition-types'
import { DEDUCED, mapType, UNTYPED, type FieldType, type ListType, type MapType, type ScalarType } from './field-type'

const TEXT: ScalarType = { kind: 'scalar', scalar: 'string' }

/** Every object says what it is, and has the usual metadata. */
const IDENTITY: readonly (readonly [string, FieldType])[] = [
  ['apiVersion', TEXT],
  ['kind', TEXT],
  ['metadata', typeOfDefinition('ObjectMeta')],
]

const known = new WeakMap<JSONSchemaProps, MapType>()

/** Without a schema everything is taken as it comes. */
export function typeOfCustomKind(schema: JSONSchemaProps | undefined): MapType {
  if (!schema) return mapType({ fields: new Map(IDENTITY), rest: DEDUCED })
  let type = known.get(schema)
  if (!type) known.set(schema, (type = objectType(schema, IDENTITY)))
  return type
}

function objectType(schema: JSONSchemaProps, also: readonly (readonly [string, FieldType])[] = []): MapType {
  const { properties = {}, additionalProperties } = schema
  const declared = Object.entries(properties).map(([name, property]) => [name, typeOfSchema(property)] as const)
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || declared.length === 0
  const others = typeof additionalProperties === 'object' ? typeOfSchema(additionalProperties) : DEDUCED
  return mapType({
    isAtomic: schema['x-kubernetes-map-type'] === 'atomic',
    fields: new Map([...declared, ...also]),
    rest: isOpen || additionalProperties ? others : undefined,
  })
}

function typeOfSchema(schema: JSONSchemaProps): FieldType {
  if (schema['x-kubernetes-int-or-string']) return UNTYPED
  if (schema.type === 'array') return listType(schema)
  if (schema.type === 'object') return objectType(schema, schema['x-kubernetes-embedded-resource'] ? IDENTITY : [])
  return SCALARS[schema.type ?? ''] ?? (schema['x-kubernetes-preserve-unknown-fields'] ? DEDUCED : UNTYPED)
}

/** A list is one thing, unless its schema says what tells its items apart. */
function listType(schema: JSONSchemaProps): ListType {
  const kind = schema['x-kubernetes-list-type']
  const items = Array.isArray(schema.items) ? undefined : (schema.items as JSONSchemaProps | undefined)
  const keys = [...(schema['x-kubernetes-list-map-keys'] ?? [])].sort()
  const isMap = kind === 'map' && keys.length > 0
  return {
    kind: 'list',
    isAtomic: !isMap && kind !== 'set',
    keys: isMap ? keys : [],
    keyDefaults: Object.fromEntries(keys.map((key) => [key, items?.properties?.[key]?.default])),
    item: items ? typeOfSchema(items) : DEDUCED,
  }
}

const SCALARS: Readonly<Record<string, ScalarType>> = {
  string: TEXT,
  integer: { kind: 'scalar', scalar: 'numeric' },
  number: { kind: 'scalar', scalar: 'numeric' },
  boolean: { kind: 'scalar', scalar: 'boolean' },
}
