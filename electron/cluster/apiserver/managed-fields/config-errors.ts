/** What in an applied configuration does not fit its kind. */
// Models: sigs.k8s.io/structured-merge-diff: typed/validate.go
import { shapeOf, type FieldType, type ListType, type MapType, type ScalarType } from './field-type'
import { goSyntax, goText, goTypeName } from './go-text'
import { itemElement } from './list-items'
import { elementText, fieldElement } from './path-element'

/** One sentence about all slips; undefined when there is none. */
export function configError(config: unknown, type: FieldType): string | undefined {
  const errors = errorsOf(config, type, '')
  if (errors.length > 1) return ['errors:', ...errors.map((error) => `  ${error}`)].join('\n')
  return errors[0]
}

function errorsOf(value: unknown, type: FieldType, path: string): readonly string[] {
  if (value === null || value === undefined) return []
  const shape = shapeOf(type, value)
  if (shape.kind === 'scalar') return at(path, scalarError(value, shape))
  if (shape.kind === 'list') {
    return Array.isArray(value) ? errorsOfItems(value, shape, path) : at(path, `expected list, got ${valueText(value)}`)
  }
  const isMap = typeof value === 'object' && !Array.isArray(value)
  return isMap ? errorsOfFields(value, shape, path) : at(path, `expected map, got ${valueText(value)}`)
}

function at(path: string, error: string | undefined): readonly string[] {
  if (error === undefined) return []
  return [path === '' ? error : `${path}: ${error}`]
}

function scalarError(value: unknown, { scalar }: ScalarType): string | undefined {
  if (scalar === 'string' && typeof value !== 'string')
    return `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`
  if (scalar === 'numeric' && typeof value !== 'number')
    return `expected numeric (int or float), got ${goTypeName(value)}`
  if (scalar === 'boolean' && typeof value !== 'boolean') return `expected boolean, got ${valueText(value)}`
  return undefined
}

function valueText(value: unknown): string {
  return `&{${goText(value)}}`
}

function errorsOfFields(value: object, type: MapType, path: string): readonly string[] {
  const errors: string[] = []
  for (const [key, inner] of Object.entries(value)) {
    const place = path + elementText(fieldElement(key))
    const fieldType = type.fields.get(key) ?? type.rest
    // The first unknown field ends the look at its struct.
    if (!fieldType) return [...errors, `${place}: field not declared in schema`]
    errors.push(...errorsOf(inner, fieldType, place))
  }
  return errors
}

function errorsOfItems(items: readonly unknown[], type: ListType, path: string): readonly string[] {
  const seen = new Set<string>()
  const errors: string[] = []
  for (const [index, item] of items.entries()) {
    const element = type.isAtomic ? `i:${index}` : itemElement(type, item)
    if (typeof element !== 'string') return [...errors, ...at(path, `element ${index}: ${element.error}`)]
    if (seen.has(element)) errors.push(...at(path, `duplicate entries for key ${elementText(element)}`))
    seen.add(element)
    errors.push(...errorsOf(item, type.item, path + elementText(element)))
  }
  return errors
}
