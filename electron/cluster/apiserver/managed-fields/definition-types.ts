/** The types of built-in kinds, from the same field tables that decode their bodies. */
// Models: k8s.io/kube-openapi/pkg/schemaconv
import { FIELDS } from '../../../contract/api/schema/fields.generated'
import type { FieldEntry } from '../../../contract/api/schema/field-table'
import { ATOMIC_DEFINITIONS, KEY_DEFAULTS } from './atomic-definitions'
import { zerosOf } from './always-there'
import { mapType, UNTYPED, type FieldType, type MapType, type ScalarType } from './field-type'

const known = new Map<string, MapType>()

export function typeOfDefinition(name: string): MapType {
  const found = known.get(name)
  if (found) return found
  const type = new DefinitionType(name)
  known.set(name, type)
  return type
}

/** Looks its fields up when they are first asked for: definitions can contain themselves. */
class DefinitionType implements MapType {
  readonly kind = 'map'
  readonly rest = undefined
  readonly isAtomic: boolean
  #fields: ReadonlyMap<string, FieldType> | undefined
  #zeros: ReadonlyMap<string, unknown> | undefined

  constructor(private readonly name: string) {
    this.isAtomic = ATOMIC_DEFINITIONS.has(name)
  }

  get fields(): ReadonlyMap<string, FieldType> {
    return (this.#fields ??= fieldsOfDefinition(this.name))
  }

  get zeros(): ReadonlyMap<string, unknown> {
    return (this.#zeros ??= zerosOf(this.name))
  }
}

function fieldsOfDefinition(name: string): ReadonlyMap<string, FieldType> {
  return new Map(Object.entries(FIELDS[name] ?? {}).map(([field, entry]) => [field, typeOfEntry(entry)]))
}

function typeOfEntry(entry: FieldEntry): FieldType {
  if (entry.wrapper === 'list') return listOf(entry)
  if (entry.wrapper === 'map') return mapType({ isAtomic: entry.mapType === 'atomic', rest: singleType(entry.type) })
  const type = singleType(entry.type)
  // One field can say otherwise than its type: a volume's claimRef is taken apart, though other references are not.
  return type.kind === 'map' && type.isAtomic && entry.mapType === 'granular'
    ? mapType({ fields: type.fields, zeros: type.zeros })
    : type
}

function listOf({ type, listType, mapKeys = [] }: FieldEntry): FieldType {
  const isAtomic = listType !== 'map' && listType !== 'set'
  return {
    kind: 'list',
    isAtomic,
    keys: [...mapKeys].sort(),
    keyDefaults: KEY_DEFAULTS[type] ?? {},
    item: singleType(type),
  }
}

function singleType(type: string): ScalarType | MapType {
  if (/^[A-Z]/.test(type)) return typeOfDefinition(type)
  return SCALARS[type] ?? UNTYPED
}

const TEXT: ScalarType = { kind: 'scalar', scalar: 'string' }
const NUMBER: ScalarType = { kind: 'scalar', scalar: 'numeric' }

/** Quantities, ports and raw JSON may be written in more than one way. */
const SCALARS: Readonly<Record<string, ScalarType>> = {
  string: TEXT,
  bytes: TEXT,
  time: TEXT,
  microTime: TEXT,
  int32: NUMBER,
  int64: NUMBER,
  float64: NUMBER,
  bool: { kind: 'scalar', scalar: 'boolean' },
}
