/** Fields of a CustomResourceDefinition's schema that are a schema, or something simpler in its place. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/marshal.go
export const SCHEMA = 'JSONSchemaProps'

const SIMPLER: Readonly<Record<string, (value: unknown) => boolean>> = {
  schemaOrBool: (value) => typeof value === 'boolean',
  schemaOrArray: () => false,
  schemaOrStrings: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
}

export function isAlternative(type: string): boolean {
  return Object.hasOwn(SIMPLER, type)
}

export function isSimpler(type: string, value: unknown): boolean {
  return SIMPLER[type]?.(value) ?? false
}

/** Only here may a list of schemas stand for one. */
export function allowsSchemas(type: string): boolean {
  return type === 'schemaOrArray'
}
