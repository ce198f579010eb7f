import type { JSONSchemaProps, ValidationRule } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { additionalSchema, itemSchema } from './schema-parts'
import { validateListType } from './schema-lists'

/** What a schema of a CustomResourceDefinition may use of OpenAPI. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: ValidateCustomResourceDefinitionOpenAPISchema
// Simplified: rules are compiled where they are evaluated.
const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string']
const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']
const META_FIELDS = ['metadata', 'kind', 'apiVersion']
const UNSUPPORTED = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'] as const

export function validateOpenApiSchema(schema: JSONSchemaProps, path: string, place: Place = ROOT): FieldError[] {
  const errors = [...validateOwn(schema, path, place), ...validateBelow(schema, path, place)]
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    errors.push(invalidValue(`${path}.x-kubernetes-preserve-unknown-fields`, false, 'must be true or undefined'))
  }
  return [
    ...errors,
    ...validateMapType(schema, path),
    ...validateListType(schema, path),
    ...(schema['x-kubernetes-validations'] ?? []).flatMap((rule, i) => validateRule(rule, `${path}.x-kubernetes-validations[${i}]`)),
  ] // prettier-ignore
}

interface Place {
  readonly isRoot: boolean
  readonly isInsideMeta: boolean
  /** Why no default may stand here. */
  readonly noDefaults?: string
}
const ROOT: Place = { isRoot: true, isInsideMeta: false }

function validateOwn(schema: JSONSchemaProps, path: string, { isInsideMeta, noDefaults }: Place): FieldError[] {
  const { type } = schema
  const errors: FieldError[] = []
  if (type && !TYPES.includes(type)) errors.push(notSupported(`${path}.type`, type, TYPES))
  if (schema.default !== undefined && noDefaults !== undefined)
    errors.push(forbiddenField(`${path}.default`, `must not be set ${noDefaults}`))
  for (const field of UNSUPPORTED)
    if (schema[field] !== undefined && schema[field] !== '')
      errors.push(forbiddenField(`${path}.${field}`, `${field} is not supported`))
  if (type === 'null')
    errors.push(forbiddenField(`${path}.type`, 'type cannot be set to null, use nullable as an alternative'))
  if (Array.isArray(schema.items))
    errors.push(forbiddenField(`${path}.items`, 'items must be a schema object and not an array'))
  if (isInsideMeta && schema['x-kubernetes-embedded-resource'])
    errors.push(forbiddenField(`${path}.x-kubernetes-embedded-resource`, 'must not be used inside of resource meta'))
  if (schema.uniqueItems) {
    const detail = 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'
    errors.push(forbiddenField(`${path}.uniqueItems`, detail))
  }
  const isMap = schema.additionalProperties !== undefined && schema.additionalProperties !== true
  if (isMap && Object.keys(schema.properties ?? {}).length > 0) {
    const detail = 'additionalProperties and properties are mutual exclusive'
    errors.push(forbiddenField(`${path}.additionalProperties`, detail))
  }
  return errors
}

const JUNCTORS = ['allOf', 'oneOf', 'anyOf'] as const

function validateBelow(schema: JSONSchemaProps, path: string, place: Place): FieldError[] {
  const inside: Place = { ...place, isRoot: false }
  const below = (child: JSONSchemaProps | undefined, at: string, of: Place = inside): FieldError[] =>
    child ? validateOpenApiSchema(child, at, of) : []
  const inMap = place.isInsideMeta
    ? { ...inside, noDefaults: 'inside additionalProperties applying to object metadata' }
    : inside
  return [
    ...below(additionalSchema(schema), `${path}.additionalProperties`, inMap),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      below(property, `${path}.properties[${name}]`, propertyPlace(schema, name, place)),
    ),
    ...below(schema.not, `${path}.not`),
    ...JUNCTORS.flatMap((junctor) => (schema[junctor] ?? []).flatMap((each, i) => below(each, `${path}.${junctor}[${i}]`))),
    ...below(itemSchema(schema), `${path}.items`),
  ] // prettier-ignore
}

function propertyPlace(schema: JSONSchemaProps, name: string, place: Place): Place {
  const inside: Place = { ...place, isRoot: false }
  const isResource = place.isRoot || schema['x-kubernetes-embedded-resource'] === true
  if (!isResource || !META_FIELDS.includes(name)) return inside
  return { ...inside, isInsideMeta: true, ...(place.isRoot && { noDefaults: `in top-level ${name}` }) }
}

function validateMapType({ 'x-kubernetes-map-type': mapType, type = '' }: JSONSchemaProps, path: string): FieldError[] {
  if (mapType === undefined) return []
  const detail = 'must be object if x-kubernetes-map-type is specified'
  const errors: FieldError[] = []
  if (type !== 'object')
    errors.push(type === '' ? required(`${path}.type`, detail) : invalidValue(`${path}.type`, type, detail))
  const kinds = ['atomic', 'granular']
  return kinds.includes(mapType) ? errors : [...errors, notSupported(`${path}.x-kubernetes-map-type`, mapType, kinds)]
}

const hasBreaks = (text: string): boolean => /[\n\r]/.test(text)

function validateRule(rule: ValidationRule, path: string): FieldError[] {
  const { message = '', messageExpression = '', fieldPath = '', reason } = rule
  const errors = validateRuleText(rule.rule, message, path)
  if (messageExpression !== '' && messageExpression.trim() === '')
    errors.push(required(`${path}.messageExpression`, 'messageExpression must be non-empty if specified'))
  if (reason !== undefined && !REASONS.includes(reason)) errors.push(notSupported(`${path}.reason`, reason, REASONS))
  if (fieldPath !== '' && fieldPath.trim() === '')
    errors.push(invalidValue(`${path}.fieldPath`, fieldPath, 'fieldPath must be non-empty if specified'))
  if (hasBreaks(fieldPath))
    errors.push(invalidValue(`${path}.fieldPath`, fieldPath, 'fieldPath must not contain line breaks'))
  return errors
}

function validateRuleText(rule: string, message: string, path: string): FieldError[] {
  if (rule.trim() === '') return [required(`${path}.rule`, 'rule is not specified')]
  if (message !== '' && message.trim() === '')
    return [invalidValue(`${path}.message`, message, 'message must be non-empty if specified')]
  if (hasBreaks(message.trim()))
    return [invalidValue(`${path}.message`, message, 'message must not contain line breaks')]
  if (!hasBreaks(rule.trim()) || message.trim() !== '') return []
  return [required(`${path}.message`, 'message must be specified if rule contains line breaks')]
}
