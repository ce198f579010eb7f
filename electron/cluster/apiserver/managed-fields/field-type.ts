/** What one place of an object is, so far as its ownership is concerned: one thing, or a collection of things with owners of their own. */
// Models: sigs.k8s.io/structured-merge-diff: schema/elements.go, typed/deduced.go
export type FieldType = ScalarType | ListType | MapType | DeducedType

/** Always one thing. */
export interface ScalarType {
  readonly kind: 'scalar'
  readonly scalar: 'string' | 'numeric' | 'boolean' | 'untyped'
}

export interface ListType {
  readonly kind: 'list'
  /** Owned as a whole. */
  readonly isAtomic: boolean
  /** The fields that tell its items apart, in the order of their names; none in a set, whose items tell themselves apart. */
  readonly keys: readonly string[]
  /** What a key is when an item leaves it out. */
  readonly keyDefaults: Readonly<Record<string, unknown>>
  readonly item: FieldType
}

/** Structs and maps: the declared fields, and what every other key holds. */
export interface MapType {
  readonly kind: 'map'
  readonly isAtomic: boolean
  readonly fields: ReadonlyMap<string, FieldType>
  /** Undefined where no other key may be. */
  readonly rest: FieldType | undefined
  /** What Go cannot leave out of a struct: an unset one is there all the same, and empty. */
  readonly zeros: ReadonlyMap<string, unknown>
}

/** Nothing is known: maps are taken apart, lists are not. */
export interface DeducedType {
  readonly kind: 'deduced'
}

export const DEDUCED: DeducedType = { kind: 'deduced' }
export const UNTYPED: ScalarType = { kind: 'scalar', scalar: 'untyped' }
export const NO_ZEROS: ReadonlyMap<string, unknown> = new Map()

export const ATOMIC_LIST: ListType = { kind: 'list', isAtomic: true, keys: [], keyDefaults: {}, item: DEDUCED }
const DEDUCED_MAP = mapType({ rest: DEDUCED })

export function mapType(parts: Partial<MapType>): MapType {
  return { kind: 'map', isAtomic: false, fields: new Map(), rest: undefined, zeros: NO_ZEROS, ...parts }
}

/** What a value is whose type nobody has told. */
export function shapeOf(type: FieldType, value: unknown): ScalarType | ListType | MapType {
  if (type.kind !== 'deduced') return type
  if (Array.isArray(value)) return ATOMIC_LIST
  return typeof value === 'object' && value !== null ? DEDUCED_MAP : UNTYPED
}

/** The type at a key of a map. A key that no schema mentions is taken as it comes. */
export function typeAt(type: MapType, key: string): FieldType {
  return type.fields.get(key) ?? type.rest ?? DEDUCED
}
