import type { JSONSchemaProps } from '../../../contract/api'

/** The schema of every item of a list. Lists with a schema for each place are refused elsewhere. */
export function itemSchema({ items }: JSONSchemaProps): JSONSchemaProps | undefined {
  return items === undefined || isSchemaList(items) ? undefined : items
}

function isSchemaList(items: JSONSchemaProps | readonly JSONSchemaProps[]): items is readonly JSONSchemaProps[] {
  return Array.isArray(items)
}

/** The schema of every value of a map. */
export function additionalSchema({ additionalProperties }: JSONSchemaProps): JSONSchemaProps | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}
