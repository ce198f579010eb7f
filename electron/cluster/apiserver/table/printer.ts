/** How a kind looks in a table: its columns, and an object's cells. */
// Models: pkg/printers/internalversion/printers.go
import type { ApiObject } from '../../../contract/api'
import type { TableCell, TableColumn } from '../../../contract/api/table'
import type { Sparse } from '../../text/sparse'

/** A pure function of an object and the time; cells stand for all columns, the wide ones too. */
export interface Printer<T extends ApiObject> {
  readonly columns: readonly TableColumn[]
  cells(object: Sparse<T>, nowMs: number): readonly TableCell[]
}
