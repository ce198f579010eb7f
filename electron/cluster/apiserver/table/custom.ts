/** The columns that a CustomResourceDefinition asks for. */
// Models: k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor/tableconvertor.go
import type { ApiObject, CustomResourceColumnDefinition } from '../../../contract/api'
import type { TableCell, TableColumn } from '../../../contract/api/table'
import { parseTime } from '../../kernel/calendar'
import { age } from '../../text/format'
import { findAll, JsonPathError, valueText } from '../../text/jsonpath'
import { NAME } from './columns'
import type { Printer } from './printer'

/** Without a word about columns there is the age. */
const AGE: CustomResourceColumnDefinition = {
  name: 'Age',
  type: 'date',
  description: 'Time since the object was created',
  jsonPath: '.metadata.creationTimestamp',
}

export function customPrinter(definitions: readonly CustomResourceColumnDefinition[]): Printer<ApiObject> {
  const columns = definitions.length > 0 ? definitions : [AGE]
  return {
    columns: [NAME, ...columns.map(columnOf)],
    cells: (object, nowMs) => [object.metadata.name, ...columns.map((column) => cellOf(object, column, nowMs))],
  }
}

function columnOf(definition: CustomResourceColumnDefinition): TableColumn {
  const { name, type, format = '', description, priority = 0, jsonPath } = definition
  return { name, type, format, description: description || `What stands at ${jsonPath}`, priority }
}

/** A value of another type than the column's is left out. */
function cellOf(object: unknown, { jsonPath, type }: CustomResourceColumnDefinition, nowMs: number): TableCell {
  const value = firstAt(object, jsonPath)
  if (value === undefined || value === null) return null
  if (type === 'date') return typeof value === 'string' ? dateCell(value, nowMs) : null
  if (type === 'integer') return typeof value === 'number' ? Math.trunc(value) : null
  if (type === 'number') return typeof value === 'number' ? value : null
  if (type === 'boolean') return typeof value === 'boolean' ? value : null
  return valueText(value)
}

/** Of many values the first; a path that does not fit the object finds none. */
function firstAt(object: unknown, jsonPath: string): unknown {
  try {
    return findAll(object, jsonPath)[0]
  } catch (error) {
    if (error instanceof JsonPathError) return undefined
    throw error
  }
}

function dateCell(text: string, nowMs: number): string {
  return Number.isNaN(parseTime(text)) ? '<invalid>' : age(text, nowMs)
}
