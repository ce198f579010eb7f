/** What may be written at the cursor: fields, kinds, versions, words of a choice. */
import { apiVersionOf } from '../../../electron/contract/api'
import { keysAround, readRow, readRows, unquoted, type Row } from './lines'
import { placeAt, slotAt, type Place } from './place'
import { fieldsOf, into, typeText, wordsOf, WRITABLE, type Slot } from './schema'

export interface Candidate {
  readonly label: string
  readonly type: string
  /** What is inserted; for a field also what must follow it. */
  readonly text: string
  /** Where to look for its description. */
  readonly slot: Slot
  /** The API wants it; it stands first. */
  readonly required: boolean
  /** The server fills it in; it stands last. */
  readonly served: boolean
}

export interface Completions {
  /** Column from which on the text is replaced. */
  readonly from: number
  readonly candidates: readonly Candidate[]
}

const KEY = /^( *)((?:- +)*)([^\s:#]*)$/
const VALUE = /^( *)((?:- +)*)("[^"]*"|'[^']*'|[^\s:#]+): +(["']?)([^\s"'#]*)$/

/** `cursor` is a column of `text`'s row number `row`. */
export function complete(text: string, row: number, cursor: number): Completions | null {
  const lines = text.split('\n')
  const line = lines[row] ?? ''
  const [before, after] = [line.slice(0, cursor), line.slice(cursor)]
  const rows = readRows(text)
  const { dashes } = readRow(before)
  const key = KEY.exec(before)
  if (key) {
    const from = cursor - key[3]!.length
    const place = placeAt(rows, row, from, dashes)
    return place && { from, candidates: atKey(rows, place, /^[^\s#]*:/.test(after)) }
  }
  const value = VALUE.exec(before)
  if (!value) return null
  const column = value[1]!.length + value[2]!.length
  const place = placeAt(rows, row, column, dashes)
  const owner = place && slotAt(rows, place)
  const slot = owner && into(owner, unquoted(value[3]!))
  if (!slot || slot.wrapper) return null
  return { from: cursor - value[5]!.length, candidates: valuesOf(slot, keysAround(rows, row, column)) }
}

function atKey(rows: readonly Row[], place: Place, keyGoesOn: boolean): readonly Candidate[] {
  const slot = slotAt(rows, place)
  if (!slot || slot.wrapper) return []
  const fields = fieldsOf(slot.type)
  if (!fields) return valuesOf(slot, new Map())
  const present = keysAround(rows, place.row, place.column)
  return Object.keys(fields)
    .filter((field) => !present.has(field))
    .map((field) => fieldCandidate(into(slot, field)!, place.column, keyGoesOn))
}

function fieldCandidate(slot: Slot, column: number, keyGoesOn: boolean): Candidate {
  const { owner, field } = slot
  return {
    label: field,
    type: typeText(slot),
    text: keyGoesOn ? field : field + opening(slot, column),
    slot,
    required: isWanted(slot),
    served: isServed(owner, field),
  }
}

/** What follows a field's name until its first value can be written. */
function opening({ type, wrapper }: Slot, column: number): string {
  const inner = `:\n${' '.repeat(column + 2)}`
  if (wrapper === 'list') return `${inner}- `
  return wrapper === 'map' || fieldsOf(type) ? inner : ': '
}

function isWanted({ owner, field }: Slot): boolean {
  if (['apiVersion', 'kind', 'metadata', 'spec'].includes(field)) return true
  if (field === 'name' && owner === 'ObjectMeta') return true
  return fieldsOf(owner)?.[field]?.required === true
}

/** What only the API server writes. */
const SERVED: Readonly<Record<string, true>> = {
  creationTimestamp: true,
  deletionGracePeriodSeconds: true,
  deletionTimestamp: true,
  generation: true,
  managedFields: true,
  resourceVersion: true,
  selfLink: true,
  uid: true,
}

function isServed(owner: string, field: string): boolean {
  return owner === 'ObjectMeta' ? field in SERVED : field === 'status' && 'spec' in (fieldsOf(owner) ?? {})
}

function valuesOf(slot: Slot, beside: ReadonlyMap<string, string>): readonly Candidate[] {
  const type = typeText(slot)
  return narrowed(slot, beside).map((label) => ({
    label, type, text: label, slot, required: false, served: false,
  })) // prettier-ignore
}

/** Kind and version choose each other. */
function narrowed(slot: Slot, beside: ReadonlyMap<string, string>): readonly string[] {
  const words = wordsOf(slot)
  const kinds = WRITABLE.filter(
    (info) =>
      (slot.field === 'apiVersion' && info.kind === beside.get('kind')) ||
      (slot.field === 'kind' && apiVersionOf(info) === beside.get('apiVersion')),
  )
  const fitting = kinds.map((info) => (slot.field === 'kind' ? info.kind : apiVersionOf(info)))
  const kept = words.filter((word) => fitting.includes(word))
  return kept.length > 0 ? kept : words
}
