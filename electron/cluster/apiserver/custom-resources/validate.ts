/** Checks a value against a schema, with the words of the API server. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/validation; k8s.io/kube-openapi/pkg/validation/{validate,errors}
import { jsonEquals } from '../../../contract/api/patch/json'
import {
  duplicate,
  invalidValue,
  notSupported,
  required,
  tooLongField,
  tooMany,
  type FieldError,
} from '../validation/field-error'
import { matchesFormat } from './formats'
import { matches } from './pattern'
import { isFields, OBJECT_FIELDS, schemaOfField, schemaOfItems, type Fields, type Schema } from './schema'

/** Everything that is wrong with a value, deepest last; `path` is '' for a whole object. */
export function validateSchema(value: unknown, schema: Schema, path = ''): FieldError[] {
  if (value === null && schema.nullable === true) return []
  const typeError = wrongType(value, schema, path)
  if (typeError) return [typeError]
  return [
    ...validateEnum(value, schema, path),
    ...validateCombinations(value, schema, path),
    ...(typeof value === 'number' ? validateNumber(value, schema, path) : []),
    ...(typeof value === 'string' ? validateText(value, schema, path) : []),
    ...(Array.isArray(value) ? validateList(value, schema, path) : []),
    ...(isFields(value) ? validateFields(value, schema, path) : []),
  ]
}

function wrongType(value: unknown, schema: Schema, path: string): FieldError | null {
  const found = typeNameOf(value)
  if (schema['x-kubernetes-int-or-string'] === true)
    return found === 'integer' || found === 'string' ? null : typeError('integer or string', found, path)
  const wanted = schema.type
  if (!wanted || wanted === found || (wanted === 'number' && found === 'integer')) return null
  return typeError(wanted, found, path)
}

function typeError(wanted: string, found: string, path: string): FieldError {
  return {
    ...invalidValue(path, found, `${path} in body must be of type ${wanted}: ${JSON.stringify(found)}`),
    isTypeError: true,
  }
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function validateEnum(value: unknown, schema: Schema, path: string): FieldError[] {
  if (!schema.enum || schema.enum.some((allowed) => jsonEquals(allowed, value))) return []
  return [
    notSupported(
      path,
      value,
      schema.enum.map((allowed) => (typeof allowed === 'string' ? allowed : JSON.stringify(allowed))),
    ),
  ]
}

function validateNumber(value: number, schema: Schema, path: string): FieldError[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const errors: FieldError[] = []
  const say = (why: string): void => { errors.push(invalidValue(path, value, `${path} in body should be ${why}`)) } // prettier-ignore
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    say(`less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`)
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    say(`greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`)
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) say(`a multiple of ${multipleOf}`)
  return errors
}

function validateText(value: string, { minLength, maxLength, pattern, format }: Schema, path: string): FieldError[] {
  const length = Array.from(value).length
  const errors: FieldError[] = []
  if (maxLength !== undefined && length > maxLength) errors.push(tooLongField(path, maxLength))
  if (minLength !== undefined && length < minLength)
    errors.push(invalidValue(path, value, `${path} in body should be at least ${minLength} chars long`))
  if (pattern !== undefined && !matches(pattern, value))
    errors.push(invalidValue(path, value, `${path} in body should match '${pattern}'`))
  if (format !== undefined && !matchesFormat(format, value))
    errors.push(invalidValue(path, value, `${path} in body must be of type ${format}: ${JSON.stringify(value)}`))
  return errors
}

function validateList(values: readonly unknown[], schema: Schema, path: string): FieldError[] {
  const { minItems, maxItems, uniqueItems } = schema
  const errors: FieldError[] = []
  if (maxItems !== undefined && values.length > maxItems) errors.push(tooMany(path, values.length, maxItems))
  if (minItems !== undefined && values.length < minItems)
    errors.push(invalidValue(path, values.length, `${path} in body should have at least ${minItems} items`))
  if (uniqueItems && hasTwins(values))
    errors.push(invalidValue(path, values, `${path} in body shouldn't contain duplicates`))
  errors.push(...validateListType(values, schema, path))
  const of = schemaOfItems(schema)
  return of ? [...errors, ...values.flatMap((item, index) => validateSchema(item, of, `${path}[${index}]`))] : errors
}

/** Sets and maps hold each member once. */
function validateListType(values: readonly unknown[], schema: Schema, path: string): FieldError[] {
  const type = schema['x-kubernetes-list-type']
  if (type !== 'set' && type !== 'map') return []
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const keyOf = (item: unknown): unknown =>
    type === 'map' && isFields(item) ? Object.fromEntries(keys.map((key) => [key, item[key] ?? null])) : item
  const seen = new Set<string>()
  return values.flatMap((item, index) => {
    const key = JSON.stringify(keyOf(item))
    if (!seen.has(key)) return (seen.add(key), [])
    return [duplicate(`${path}[${index}]`, keyOf(item))]
  })
}

function hasTwins(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size < values.length
}

function validateFields(value: Fields, schema: Schema, path: string): FieldError[] {
  const { minProperties, maxProperties, required: names = [] } = schema
  const count = Object.keys(value).length
  const errors: FieldError[] = []
  if (maxProperties !== undefined && count > maxProperties) errors.push(tooMany(path, count, maxProperties))
  if (minProperties !== undefined && count < minProperties)
    errors.push(invalidValue(path, count, `${path} in body should have at least ${minProperties} properties`))
  for (const name of names) if (value[name] === undefined) errors.push(required(join(path, name)))
  for (const name of Object.keys(value)) {
    if (path === '' && OBJECT_FIELDS.has(name)) continue
    const of = schemaOfField(schema, name)
    if (of) errors.push(...validateSchema(value[name], of, join(path, name)))
  }
  return errors
}

function validateCombinations(value: unknown, schema: Schema, path: string): FieldError[] {
  const { allOf = [], anyOf, oneOf, not } = schema
  const fits = (other: Schema): boolean => validateSchema(value, other, path).length === 0
  const errors: FieldError[] = allOf.flatMap((other) => validateSchema(value, other, path))
  const say = (why: string): void => { errors.push(invalidValue(path, value, `${JSON.stringify(path)} must ${why}`)) } // prettier-ignore
  if (errors.length > 0) say('validate all the schemas (allOf)')
  if (anyOf && !anyOf.some(fits)) say('validate at least one schema (anyOf)')
  const found = oneOf?.filter(fits).length
  if (found !== undefined && found !== 1)
    say(
      `validate one and only one schema (oneOf). ${found === 0 ? 'Found none valid' : `Found ${found} valid alternatives`}`,
    )
  if (not && fits(not)) say('not validate the schema (not)')
  return errors
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
