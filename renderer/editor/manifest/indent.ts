/** Where a new row begins, by the row before it. */
import { readRow } from './lines'

/** Below a key that waits for its value a step further in, beside any other; null where there is nothing to go by. */
export function indentAfter(row: string, step: number): number | null {
  const { empty, parting, column, key, value } = readRow(row)
  if (empty || parting) return null
  const isOpen = key !== null && /^(?:[&!]\S*)?$|^[|>][+-]?\d?$/.test(value)
  return isOpen ? column + step : column
}
