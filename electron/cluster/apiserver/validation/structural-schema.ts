import type { JSONSchemaProps } from '../../../contract/api'
import { errorText, type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { without } from '../strategies/defaults/fill'
import { additionalSchema, itemSchema } from './schema-parts'
import { isIntOrString, validateCompleteness, validateJunctors } from './structural-logic'

/** A schema is structural when every field's type is said once, outside of all logic: only then can objects be pruned by it. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema: validation.go, complete.go
// Simplified: a pattern is compiled where values are matched against it.
type Level = 'root' | 'item' | 'field'

const MISSING_TYPE: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

export function validateStructural(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors = [...validateInvariants(schema, 'root', path), ...validateCompleteness(schema, path)]
  return errors.sort((a, b) => (errorText(a) < errorText(b) ? -1 : 1))
}

function validateInvariants(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const errors: FieldError[] = []
  const items = itemSchema(schema)
  if (schema.type === 'array' && schema.items === undefined) errors.push(required(`${path}.items`, 'must be specified'))
  if (items) errors.push(...validateInvariants(items, 'item', `${path}.items`))
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateInvariants(property, 'field', `${path}.properties[${name}]`))
  return [
    ...errors,
    ...validateAdditional(schema, level, path),
    ...validateExtensions(schema, path),
    ...validateJunctors(schema, isIntOrString(schema), path),
    ...validateType(schema, level, path),
    ...(level === 'root' || schema['x-kubernetes-embedded-resource'] ? validateMeta(schema, level, path) : []),
  ]
}

function validateAdditional(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  if (schema.additionalProperties === undefined) return []
  const at = `${path}.additionalProperties`
  const errors = level === 'root' ? [forbiddenField(at, 'must not be used at the root')] : []
  if (schema['x-kubernetes-embedded-resource'])
    errors.push(forbiddenField(at, 'must not be used if x-kubernetes-embedded-resource is set'))
  const below = additionalSchema(schema)
  return below ? [...errors, ...validateInvariants(below, 'field', at)] : errors
}

const EXCLUSIVE = ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const

function validateExtensions(schema: JSONSchemaProps, path: string): FieldError[] {
  if (!schema['x-kubernetes-int-or-string']) return []
  return EXCLUSIVE.filter((extension) => schema[extension]).map((extension) =>
    invalidValue(`${path}.${extension}`, true, 'must be false if x-kubernetes-int-or-string is true'),
  )
}

function validateType(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const { type = '' } = schema
  const at = `${path}.type`
  if (schema['x-kubernetes-embedded-resource'] && type !== 'object') {
    const detail = 'must be object if x-kubernetes-embedded-resource is true'
    return [type === '' ? required(at, detail) : invalidValue(at, type, detail)]
  }
  const isOpen = schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']
  if (type === '') return isOpen ? [] : [required(at, MISSING_TYPE[level])]
  return level === 'root' && type !== 'object' ? [invalidValue(at, type, 'must be object at the root')] : []
}

const META_TYPES = { kind: 'string', apiVersion: 'string', metadata: 'object' } as const

/** What every object has is known already; of metadata only the names may be narrowed. */
function validateMeta(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [name, type] of Object.entries(META_TYPES)) {
    const property = schema.properties?.[name]
    if (property && property.type !== type)
      errors.push(invalidValue(`${path}.properties[${name}].type`, property.type ?? '', `must be ${type}`))
  }
  const { properties = {}, ...others } = schema.properties?.metadata ?? {}
  const rest = without<JSONSchemaProps>(others, 'type')
  const isNames = Object.keys(properties).every((name) => name === 'name' || name === 'generateName')
  if (level === 'root' && (Object.keys(rest).length > 0 || !isNames)) {
    const detail = 'must not specify anything other than name and generateName, but metadata is implicitly specified'
    errors.push(forbiddenField(`${path}.properties[metadata]`, detail))
  }
  const isClosed = schema['x-kubernetes-embedded-resource'] && !schema['x-kubernetes-preserve-unknown-fields']
  if (isClosed && Object.keys(schema.properties ?? {}).length === 0) {
    const detail =
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields'
    errors.push(required(`${path}.properties`, detail))
  }
  return errors
}
