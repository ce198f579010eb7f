import type { JSONSchemaProps } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { itemSchema } from './schema-parts'

/** How the items of a list are told apart: not at all, as a set, or by keys. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: x-kubernetes-list-type, validateMapListKeysMapSet
const LIST_TYPES = ['atomic', 'set', 'map']

export function validateListType(schema: JSONSchemaProps, path: string): FieldError[] {
  const { 'x-kubernetes-list-type': listType, 'x-kubernetes-list-map-keys': keys = [], type = '' } = schema
  const errors: FieldError[] = []
  if (listType !== undefined && type !== 'array') {
    const detail = 'must be array if x-kubernetes-list-type is specified'
    errors.push(type === '' ? required(`${path}.type`, detail) : invalidValue(`${path}.type`, type, detail))
  } else if (listType === 'set') errors.push(...validateSetItems(itemSchema(schema), `${path}.items`))
  const at = `${path}.x-kubernetes-list-type`
  if (listType !== undefined && !LIST_TYPES.includes(listType)) errors.push(notSupported(at, listType, LIST_TYPES))
  if (keys.length > 0 && listType !== 'map') {
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty'
    errors.push(listType === undefined ? required(at, detail) : invalidValue(at, listType, detail))
  }
  if (listType === 'map') errors.push(...validateMapItems(schema, keys, path))
  return [...errors, ...validateNullability(schema, path)]
}

function validateSetItems(items: JSONSchemaProps | undefined, path: string): FieldError[] {
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  const { type, 'x-kubernetes-list-type': listType, 'x-kubernetes-map-type': mapType } = items ?? {}
  if (type === 'array' && listType !== undefined && listType !== 'atomic')
    return [invalidValue(`${path}.x-kubernetes-list-type`, listType, detail)]
  if (type === 'object' && mapType !== 'atomic') return [invalidValue(`${path}.x-kubernetes-map-type`, mapType, detail)]
  return []
}

function validateMapItems(schema: JSONSchemaProps, keys: readonly string[], path: string): FieldError[] {
  const at = `${path}.x-kubernetes-list-map-keys`
  const items = itemSchema(schema)
  const errors = keys.length === 0 ? [required(at, 'must not be empty if x-kubernetes-list-type is map')] : []
  if (!schema.items)
    return [...errors, required(`${path}.items`, 'must have a schema if x-kubernetes-list-type is map')]
  if (!items) {
    const detail = 'must only have a single schema if x-kubernetes-list-type is map'
    return [...errors, invalidValue(`${path}.items`, schema.items, detail)]
  }
  if (items.type !== 'object') {
    const detail = "must be object if parent array's x-kubernetes-list-type is map"
    return [...errors, invalidValue(`${path}.items.type`, items.type ?? '', detail)]
  }
  for (const [i, key] of keys.entries()) {
    const property = items.properties?.[key]
    if (!property) errors.push(invalidValue(at, keys, 'entries must all be names of item properties'))
    else if (property.type === 'array' || property.type === 'object') {
      const detail = "must be a scalar type if parent array's x-kubernetes-list-type is map"
      errors.push(invalidValue(`${path}.items.properties[${key}].type`, items.type, detail))
    }
    if (keys.indexOf(key) < i) errors.push(invalidValue(at, keys, 'must not contain duplicate entries'))
  }
  return errors
}

/** What tells items apart can neither be nothing nor be missing. */
function validateNullability(schema: JSONSchemaProps, path: string): FieldError[] {
  const { 'x-kubernetes-list-type': listType, 'x-kubernetes-list-map-keys': keys = [] } = schema
  const items = itemSchema(schema)
  if (!items || (listType !== 'set' && listType !== 'map')) return []
  const errors = items.nullable
    ? [forbiddenField(`${path}.items.nullable`, `cannot be nullable when x-kubernetes-list-type is ${listType}`)]
    : []
  if (listType === 'set') return errors
  for (const key of keys) {
    const property = items.properties?.[key]
    if (!property) continue
    const at = `${path}.items.properties[${key}]`
    if (!items.required?.includes(key) && property.default === undefined) {
      const detail =
        'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property'
      errors.push(required(`${at}.default`, detail))
    }
    if (property.nullable)
      errors.push(
        forbiddenField(`${at}.nullable`, 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable'),
      )
  }
  return errors
}
