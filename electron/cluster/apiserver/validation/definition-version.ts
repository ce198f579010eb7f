import type { CustomResourceColumnDefinition, CustomResourceDefinitionVersion, CustomResourceSubresources } from '../../../contract/api' // prettier-ignore
import { jsonEquals } from '../../../contract/api/patch/json'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { validateOpenApiSchema } from './open-api-schema'
import { validateStructural } from './structural-schema'

/** One version of a kind of the learner's own making: its schema, its doors and its columns. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: validateCustomResourceDefinitionVersion
/** What is the same in all versions is checked once, under the name that it had when there was one version only. */
export function validateVersion(
  version: CustomResourceDefinitionVersion,
  index: number,
  all: readonly CustomResourceDefinitionVersion[],
): FieldError[] {
  const path = `spec.versions[${index}]`
  const errors: FieldError[] = []
  const placeOf = (field: 'schema' | 'subresources' | 'additionalPrinterColumns', common: string): string | null => {
    const isCommon = all.every((other) => jsonEquals(other[field] ?? null, version[field] ?? null))
    if (!isCommon) return `${path}.${field}`
    return index === 0 ? `spec.${common}` : null
  }
  if (version.deprecationWarning !== undefined && !version.deprecated) {
    const detail = 'can only be set for deprecated versions'
    errors.push(invalidValue(`${path}.deprecationWarning`, version.deprecationWarning, detail))
  }
  const schemaPath = placeOf('schema', 'validation')
  const schema = version.schema?.openAPIV3Schema
  if (schema && schemaPath !== null) {
    const at = `${schemaPath}.openAPIV3Schema`
    if (schema.nullable) errors.push(forbiddenField(`${at}.nullable`, 'nullable cannot be true at the root'))
    errors.push(...validateStructural(schema, at), ...validateOpenApiSchema(schema, at))
  }
  const subresourcesPath = placeOf('subresources', 'subresources')
  if (version.subresources && subresourcesPath !== null)
    errors.push(...validateSubresources(version.subresources, subresourcesPath))
  const columnsPath = placeOf('additionalPrinterColumns', 'additionalPrinterColumns')
  if (columnsPath === null) return errors
  return [...errors, ...(version.additionalPrinterColumns ?? []).flatMap((column, i) => validateColumn(column, `${columnsPath}[${i}]`))]
} // prettier-ignore

function validateSubresources({ scale }: CustomResourceSubresources, path: string): FieldError[] {
  if (!scale) return []
  const { labelSelectorPath } = scale
  const errors = [
    ...validateScalePath(scale.specReplicasPath, ['.spec'], `${path}.scale.specReplicasPath`),
    ...validateScalePath(scale.statusReplicasPath, ['.status'], `${path}.scale.statusReplicasPath`),
  ]
  if (!labelSelectorPath) return errors
  return [...errors, ...validateScalePath(labelSelectorPath, ['.spec', '.status'], `${path}.scale.labelSelectorPath`)]
}

function validateScalePath(text: string, roots: readonly string[], path: string): FieldError[] {
  if (!text) return [required(path)]
  if (!text.startsWith('.')) return [invalidValue(path, text, 'must be a simple json path starting with .')]
  if (roots.some((root) => text.startsWith(`${root}.`))) return []
  const under = roots.length === 1 ? roots[0]! : `either ${roots.join(' or ')}`
  return [invalidValue(path, text, `should be a json path under ${under}`)]
}

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string']
const COLUMN_FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

function validateColumn({ name, type, format, jsonPath }: CustomResourceColumnDefinition, path: string): FieldError[] {
  const errors = name ? [] : [required(`${path}.name`)]
  const types = `must be one of ${COLUMN_TYPES.join(',')}`
  if (!type) errors.push(required(`${path}.type`, types))
  else if (!COLUMN_TYPES.includes(type)) errors.push(invalidValue(`${path}.type`, type, types))
  if (format && !COLUMN_FORMATS.includes(format))
    errors.push(invalidValue(`${path}.format`, format, `must be one of ${COLUMN_FORMATS.join(',')}`))
  if (!jsonPath) errors.push(required(`${path}.JSONPath`))
  else if (!jsonPath.startsWith('.'))
    errors.push(invalidValue(`${path}.JSONPath`, jsonPath, 'must be a simple json path starting with .'))
  return errors
}
