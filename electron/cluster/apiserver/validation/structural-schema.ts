import type { JSONSchemaProps } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { errorText, type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { additionalSchema, itemSchema } from './schema-parts'

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
  const { type, properties = {}, ...rest } = schema.properties?.metadata ?? {}
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

const EITHER = [{ type: 'integer' }, { type: 'string' }]
interface Exceptions {
  readonly anyOf: boolean
  readonly firstAllOf: boolean
}
const NO_EXCEPTIONS: Exceptions = { anyOf: false, firstAllOf: false }

/** The one place where types may stand in logic: a number or a text. */
function isIntOrString({ anyOf, allOf }: JSONSchemaProps): Exceptions {
  return { anyOf: jsonEquals(anyOf ?? null, EITHER), firstAllOf: jsonEquals(allOf?.[0]?.anyOf ?? null, EITHER) }
}

function validateJunctors(schema: JSONSchemaProps, skip: Exceptions, path: string): FieldError[] {
  const nested = (list: readonly JSONSchemaProps[] | undefined, name: string): FieldError[] =>
    (list ?? []).flatMap((each, i) => {
      const skipped =
        name === 'allOf' && i === 0 && skip.firstAllOf ? { anyOf: true, firstAllOf: false } : NO_EXCEPTIONS
      return validateNested(each, skipped, `${path}.${name}[${i}]`)
    })
  return [
    ...(skip.anyOf ? [] : nested(schema.anyOf, 'anyOf')),
    ...nested(schema.allOf, 'allOf'),
    ...nested(schema.oneOf, 'oneOf'),
    ...(schema.not ? validateNested(schema.not, NO_EXCEPTIONS, `${path}.not`) : []),
  ]
}

const EMPTY_IN_LOGIC = {
  type: 'must be empty to be structural',
  additionalProperties: 'must be undefined to be structural',
  default: 'must be undefined to be structural',
  title: 'must be empty to be structural',
  description: 'must be empty to be structural',
  nullable: 'must be false to be structural',
  'x-kubernetes-preserve-unknown-fields': 'must be false to be structural',
  'x-kubernetes-embedded-resource': 'must be false to be structural',
  'x-kubernetes-int-or-string': 'must be false to be structural',
  'x-kubernetes-list-map-keys': 'must be empty to be structural',
  'x-kubernetes-list-type': 'must be undefined to be structural',
} as const

function validateNested(schema: JSONSchemaProps, skip: Exceptions, path: string): FieldError[] {
  const errors = validateJunctors(schema, skip, path)
  const items = itemSchema(schema)
  if (items) errors.push(...validateNested(items, NO_EXCEPTIONS, `${path}.items`))
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateNested(property, NO_EXCEPTIONS, `${path}.properties[${name}]`))
  for (const [field, detail] of Object.entries(EMPTY_IN_LOGIC)) {
    const value = schema[field as keyof typeof EMPTY_IN_LOGIC]
    if (value !== undefined && value !== '' && value !== false) errors.push(forbiddenField(`${path}.${field}`, detail))
  }
  if (schema.properties?.metadata)
    errors.push(forbiddenField(`${path}.properties[metadata]`, 'must not be specified in a nested context'))
  return errors
}

/** What logic speaks of must be a field outside of it too. */
function validateCompleteness(schema: JSONSchemaProps, path: string): FieldError[] {
  const nested = [
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.not ? [schema.not] : []),
  ]
  return nested.flatMap((each) => validateSpecified(each, schema, path))
}

function validateSpecified(nested: JSONSchemaProps, schema: JSONSchemaProps, path: string): FieldError[] {
  const items = itemSchema(nested)
  const errors: FieldError[] = []
  if (items) {
    const outer = itemSchema(schema)
    if (outer) errors.push(...validateSpecified(items, outer, `${path}.items`))
    else errors.push(required(`${path}.items`, 'because it is defined in an inner schema'))
  }
  for (const [name, property] of Object.entries(nested.properties ?? {})) {
    const outer = schema.properties?.[name] ?? additionalSchema(schema)
    const at = `${path}.properties[${name}]`
    if (outer) errors.push(...validateSpecified(property, outer, at))
    else errors.push(required(at, 'because it is defined in an inner schema'))
  }
  return errors
} // prettier-ignore
