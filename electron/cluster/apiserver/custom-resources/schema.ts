/** What a CustomResourceDefinition says about the fields of its objects. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema: Structural
import type { CustomResourceDefinition, CustomResourceDefinitionVersion, JSONSchemaProps } from '../../../contract/api'

export type Schema = JSONSchemaProps

/** A version without a schema takes whatever comes. */
const ANYTHING: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

export function schemaOf(version: CustomResourceDefinitionVersion): Schema {
  return version.schema?.openAPIV3Schema ?? ANYTHING
}

export function versionNamed(
  definition: CustomResourceDefinition,
  name: string,
): CustomResourceDefinitionVersion | undefined {
  return definition.spec.versions.find((version) => version.name === name)
}

export function storageVersionOf({ spec }: CustomResourceDefinition): CustomResourceDefinitionVersion {
  return spec.versions.find(({ storage }) => storage) ?? spec.versions[0]!
}

export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema of a named field: its own, or the one for all fields that nobody named. */
export function schemaOfField({ properties, additionalProperties }: Schema, name: string): Schema | undefined {
  if (properties && Object.hasOwn(properties, name)) return properties[name]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

export function schemaOfItems({ items }: Schema): Schema | undefined {
  return Array.isArray(items) ? undefined : (items as Schema | undefined)
}

/** Keys that every object of the API has, whatever its schema says. */
export const OBJECT_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])
