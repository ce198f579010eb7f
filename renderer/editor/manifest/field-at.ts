/** The field that is written in a row. */
import { readRows } from './lines'
import { pathText, placeAt, slotAt } from './place'
import { into, type Slot } from './schema'

export interface FieldAt {
  readonly path: string
  /** Undefined where the schema has no such field. */
  readonly slot: Slot | undefined
  /** Where its name begins. */
  readonly column: number
}

export function fieldAt(text: string, row: number): FieldAt | null {
  const rows = readRows(text)
  const here = rows[row]
  if (!here || here.empty || here.parting || here.key === null) return null
  const place = placeAt(rows, row, here.column, here.dashes)
  if (!place) return null
  const owner = slotAt(rows, place)
  const slot = owner && into(owner, here.key)
  return { path: pathText([...place.steps, here.key]), slot, column: here.column }
}
