import { requestEntityTooLarge } from '../../../contract/api/status'
import type { FieldEntry, FieldTable } from '../../../contract/api/schema/field-table'
import { allowsSchemas, isAlternative, isSimpler, SCHEMA } from './alternatives'
import { goNameOf, goTypeOf, itemGoType } from './go-types'
import { requiredFields } from './required-fields'
import { decodeScalar, isScalar, jsonTypeOf, zeroOf } from './scalars'

/** More values than this are no manifest but an attack. */
const MAX_VALUES = 200_000

/** Walks a value beside the field table and notes what does not belong. */
export class Decoder {
  private readonly unknown: string[] = []
  private failure: string | undefined
  private visited = 0

  constructor(private readonly table: FieldTable) {}

  /** Why nothing can be made of the value at all. */
  get misfit(): string | undefined {
    return this.failure
  }

  /** What was dropped; a value of the wrong type hides it, as in Kubernetes. */
  dropped(duplicates: readonly string[]): readonly string[] {
    return this.failure === undefined ? [...duplicates.map((path) => `duplicate field "${path}"`), ...this.unknown] : []
  }

  /** Returns the value itself when nothing had to change. */
  struct(name: string, value: Readonly<Record<string, unknown>>, path: string, goPath: string): unknown {
    this.count()
    const fields = this.table[name] ?? {}
    let copy: Record<string, unknown> | undefined
    for (const key of sortedKeys(value)) {
      const entry = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (!entry) {
        this.unknown.push(`unknown field "${join(path, key)}"`)
        copy = without(copy ?? value, key)
        continue
      }
      const before = value[key]
      const place: Place = { owner: name, field: key, entry, path: join(path, key), goPath: join(goPath, key) }
      const after = before === null ? keptNull(name, entry) : this.field(before, place)
      if (after === undefined) copy = without(copy ?? value, key)
      else if (after !== before) (copy ??= { ...value })[key] = after
    }
    for (const field of requiredFields(fields)) {
      if ((copy ?? value)[field] !== undefined) continue
      const entry = fields[field]
      if (entry)
        (copy ??= { ...value })[field] = this.zeroField({
          owner: name,
          field,
          entry,
          path: join(path, field),
          goPath: join(goPath, field),
        })
    }
    return copy ?? value
  }

  /** Even an empty struct has the fields that are always there. */
  private zeroField(place: Place): unknown {
    const zero = zeroOf(place.entry.type)
    return typeof zero === 'object' ? this.single(zero, place, place.path, '') : zero
  }

  private field(value: unknown, place: Place): unknown {
    const { wrapper } = place.entry
    if (wrapper === 'list') return Array.isArray(value) ? this.list(value, place) : this.unfit(value, place)
    if (wrapper === 'map') return isRecord(value) ? this.map(value, place) : this.unfit(value, place)
    return this.single(value, place, place.path, goTypeOf(place.owner, place.field, place.entry))
  }

  private list(values: readonly unknown[], place: Place): unknown {
    this.count()
    let copy: unknown[] | undefined
    for (const [index, value] of values.entries()) {
      const item =
        value === null
          ? this.zeroField(place)
          : this.single(value, place, `${place.path}[${index}]`, itemGoType(place.entry))
      if (item !== value) (copy ??= [...values])[index] = item
    }
    return copy ?? values
  }

  private map(values: Readonly<Record<string, unknown>>, place: Place): unknown {
    this.count()
    let copy: Record<string, unknown> | undefined
    for (const key of Object.keys(values)) {
      const value = values[key]
      const item =
        value === null
          ? this.zeroField(place)
          : this.single(value, place, join(place.path, key), itemGoType(place.entry))
      if (item !== value) copy = { ...(copy ?? values), [key]: item }
    }
    return copy ?? values
  }

  private single(value: unknown, place: Place, path: string, goType: string): unknown {
    const { type } = place.entry
    if (isAlternative(type)) return this.alternative(value, place, path, goType)
    if (!isScalar(type)) {
      return isRecord(value) ? this.struct(type, value, path, place.goPath) : this.unfit(value, place, goType)
    }
    this.count()
    const result = decodeScalar(type, value)
    if ('value' in result) return result.value
    if ('error' in result) this.failure ??= result.error
    else this.unfit(value, place, goType, result.mismatch)
    return undefined
  }

  /** Such values are read by a reader of their own, which does not tell of unknown fields. */
  private alternative(value: unknown, place: Place, path: string, goType: string): unknown {
    this.count()
    if (isSimpler(place.entry.type, value)) return value
    const told = this.unknown.length
    const schema = (item: unknown): unknown =>
      isRecord(item) ? this.struct(SCHEMA, item, path, place.goPath) : this.unfit(item, place, goType)
    const isList = Array.isArray(value) && allowsSchemas(place.entry.type)
    const read = isList ? (value as readonly unknown[]).map(schema) : schema(value)
    this.unknown.length = told
    return read
  }

  /** Notes the first value of a wrong type; nothing of it is kept. */
  private unfit(
    value: unknown,
    { owner, field, entry, goPath }: Place,
    goType = goTypeOf(owner, field, entry),
    found = jsonTypeOf(value),
  ): unknown {
    this.failure ??= `json: cannot unmarshal ${found} into Go struct field ${goNameOf(owner)}.${goPath} of type ${goType}`
    return undefined
  }

  private count(): void {
    if (++this.visited > MAX_VALUES) throw requestEntityTooLarge('limit is 3145728')
  }
}

interface Place {
  readonly owner: string
  readonly field: string
  readonly entry: FieldEntry
  readonly path: string
  readonly goPath: string
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function sortedKeys(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).sort()
}

function without(value: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  const copy = { ...value }
  Reflect.deleteProperty(copy, key)
  return copy
}

const KEEPS_NULL: ReadonlySet<string> = new Set(['PodCondition', 'Event', 'EventsV1Event'])

/** Unset times of conditions and Events travel as null; elsewhere null means absent. */
function keptNull(owner: string, entry: FieldEntry): null | undefined {
  const isTime = entry.type === 'time' || entry.type === 'microTime'
  return isTime && KEEPS_NULL.has(owner) ? null : undefined
}
