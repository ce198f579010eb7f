/** The columns of a table, as printers declare them. */
// Models: k8s.io/apimachinery/pkg/apis/meta/v1: TableColumnDefinition; pkg/printers/internalversion/printers.go: AddHandlers
import type { TableColumn } from '../../../contract/api/table'

export function text(name: string, description: string): TableColumn {
  return { name, type: 'string', format: '', description, priority: 0 }
}

export function integer(name: string, description: string): TableColumn {
  return { ...text(name, description), type: 'integer' }
}

export function flag(name: string, description: string): TableColumn {
  return { ...text(name, description), type: 'boolean' }
}

/** Shown with `-o wide` only. */
export function wide(column: TableColumn): TableColumn {
  return { ...column, priority: 1 }
}

/** The format tells kubectl where the kind belongs when it shows several kinds. */
export const NAME: TableColumn = { ...text('Name', 'Name of the object, unique in its scope'), format: 'name' }

export const AGE: TableColumn = text('Age', 'Time since the object was created')

export const CREATED_AT: TableColumn = { ...text('Created At', 'When the object was created'), type: 'date' }
