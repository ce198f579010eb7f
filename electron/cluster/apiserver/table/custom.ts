/** The columns that a CustomResourceDefinition asks for. */
// Models: k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor/tableconvertor.go
import type { ApiObject, CustomResourceColumnDefinition } from '../../../contract/api'
import type { TableCell, TableColumn } from '../../../contract/api/table'
import { ageOf } from '../../text/format'
import { AGE, NAME } from './columns'
import type { Printer } from './printer'
import { valueAt } from '../custom-resources/scale-paths'

/** Without a word about columns there is the age. */
export function customPrinter(definitions: readonly CustomResourceColumnDefinition[]): Printer<ApiObject> {
  if (definitions.length === 0)
    return { columns: [NAME, AGE], cells: ({ metadata }, nowMs) => [metadata.name, ageOf(metadata, nowMs)] }
  return {
    columns: [NAME, ...definitions.map(columnOf)],
    cells: (object, nowMs) => [
      object.metadata.name,
      ...definitions.map((definition) => cellOf(object, definition, nowMs)),
    ],
  }
}

function columnOf({
  name,
  type,
  format = '',
  description = '',
  priority = 0,
}: CustomResourceColumnDefinition): TableColumn {
  return { name, type, format, description, priority }
}

/** A value of another type than the column's is left out. */
function cellOf(object: unknown, { jsonPath, type }: CustomResourceColumnDefinition, nowMs: number): TableCell {
  const value = valueAt(object, jsonPath)
  if (value === undefined || value === null) return null
  if (type === 'date') return typeof value === 'string' ? ageOf({ creationTimestamp: value }, nowMs) : null
  if (type === 'integer') return typeof value === 'number' ? Math.floor(value) : null
  if (type === 'number') return typeof value === 'number' ? value : null
  if (type === 'boolean') return typeof value === 'boolean' ? value : null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value)
}
