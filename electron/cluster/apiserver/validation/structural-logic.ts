import type { JSONSchemaProps } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { type FieldError, forbiddenField, required } from './field-error'
import { additionalSchema, itemSchema } from './schema-parts'

/** What stands inside allOf, anyOf, oneOf and not may narrow values, and never say what a field is. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema: validateValueValidation, validateStructuralCompleteness
const EITHER = [{ type: 'integer' }, { type: 'string' }]
interface Exceptions {
  readonly anyOf: boolean
  readonly firstAllOf: boolean
}
const NO_EXCEPTIONS: Exceptions = { anyOf: false, firstAllOf: false }

/** The one place where types may stand in logic: a number or a text. */
export function isIntOrString({ anyOf, allOf }: JSONSchemaProps): Exceptions {
  return { anyOf: jsonEquals(anyOf ?? null, EITHER), firstAllOf: jsonEquals(allOf?.[0]?.anyOf ?? null, EITHER) }
}

export function validateJunctors(schema: JSONSchemaProps, skip: Exceptions, path: string): FieldError[] {
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
export function validateCompleteness(schema: JSONSchemaProps, path: string): FieldError[] {
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
