/** Where in an object a row stands: `spec`, `containers`, 0. */
import { keysAround, unquoted, type Row } from './lines'
import { into, isObject, objectSlot, ROOT, type Slot, type Step } from './schema'

/** A mapping, known by a row and a column in which one of its keys stands or would stand. */
interface Anchor {
  readonly row: number
  readonly column: number
}

export interface Place extends Anchor {
  readonly steps: readonly Step[]
  /** One for each mapping on the way, from the object to the place itself. */
  readonly anchors: readonly Anchor[]
}

/** The mapping that something at this row and column is part of; null inside a text of several rows, or where indentation makes no sense. */
export function placeAt(rows: readonly Row[], row: number, column: number, dashes: readonly number[]): Place | null {
  const climb = new Climb(column, dashes)
  for (let index = row - 1; index >= 0 && !rows[index]!.parting; index--) {
    if (!rows[index]!.empty && !climb.pass(rows[index]!, index)) return null
  }
  return climb.place(row, column)
}

/** Goes up row by row, to the left and never back. */
class Climb {
  private readonly steps: { name: Step; anchor: Anchor | null }[] = []
  /** What stands at this column, or right of it, belongs to something that is known already. */
  private limit: number
  private inList = false

  constructor(column: number, dashes: readonly number[]) {
    this.limit = column
    this.enterLists(dashes)
  }

  /** False when this row shows that there is no such place. */
  pass(row: Row, index: number): boolean {
    if (this.inList && row.dashes.includes(this.limit)) {
      const list = this.steps.at(-1)!
      list.name = Number(list.name) + 1
      this.enterLists(row.dashes)
      return true
    }
    if (!this.inList && row.column === this.limit) {
      this.enterLists(row.dashes)
      return true
    }
    if (row.column > this.limit) return row.dashes.every((dash) => dash >= this.limit)
    if (row.key === null || !opens(row.value)) return false
    this.steps.push({ name: row.key, anchor: { row: index, column: row.column } })
    this.limit = row.column
    this.inList = false
    this.enterLists(row.dashes)
    return true
  }

  place(row: number, column: number): Place {
    const steps = this.steps.toReversed()
    const keys = steps.flatMap(({ anchor }) => anchor ?? [])
    return { row, column, steps: steps.map(({ name }) => name), anchors: [...keys, { row, column }] }
  }

  private enterLists(dashes: readonly number[]): void {
    for (const dash of dashes.toReversed()) {
      if (dash >= this.limit) continue
      this.steps.push({ name: 0, anchor: null })
      this.limit = dash
      this.inList = true
    }
  }
}

/** Whether something may stand below a key with this beside it: nothing, an anchor or a tag. */
function opens(value: string): boolean {
  return value === '' || /^[&!]\S*$/.test(value)
}

/** What the schema has for a place; undefined where it has nothing. */
export function slotAt(rows: readonly Row[], { steps, anchors }: Place): Slot | undefined {
  let slot: Slot | undefined = ROOT
  let anchor = 0
  for (const step of [...steps, null]) {
    if (slot && isObject(slot)) slot = objectAt(rows, anchors[anchor]!) ?? slot
    if (step === null || !slot) break
    if (typeof step === 'string') anchor++
    slot = into(slot, step)
  }
  return slot
}

function objectAt(rows: readonly Row[], { row, column }: Anchor): Slot | undefined {
  const keys = new Map(keysAround(rows, row, column))
  const own = rows[row]
  if (own?.column === column && own.key !== null) keys.set(own.key, unquoted(own.value))
  return objectSlot({ apiVersion: keys.get('apiVersion') ?? '', kind: keys.get('kind') ?? '' })
}

/** `spec.containers[0].image`, as the API server writes it. */
export function pathText(steps: readonly Step[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    return path === '' ? step : `${path}.${step}`
  }, '')
}
