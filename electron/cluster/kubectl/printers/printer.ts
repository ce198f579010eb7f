/** How a kind looks in a table: its columns, and an object's cells. */
// Models: pkg/printers/internalversion/printers.go
import type { ApiObject } from '../../../contract/api'

export interface Column {
  readonly name: string
  /** Shown with `-o wide` only. */
  readonly isWide?: boolean
}

export type Cell = string | number | boolean

/** A pure function of an object and the time; cells stand for all columns, the wide ones too. */
export interface Printer<T extends ApiObject> {
  readonly columns: readonly Column[]
  cells(object: T, nowMs: number): readonly Cell[]
}

export function columnsOf(names: readonly string[], wideNames: readonly string[] = []): readonly Column[] {
  return [...names.map((name) => ({ name })), ...wideNames.map((name) => ({ name, isWide: true }))]
}
