/** How one field of a definition looks on the wire and how patches treat it. */
export interface FieldEntry {
  /** The name of another definition, or of a scalar such as int32, bool, quantity. */
  readonly type: string
  readonly wrapper?: 'list' | 'map'
  /** An unset one is empty on the wire, not absent. */
  readonly required?: boolean
  readonly patchStrategy?: string
  readonly mergeKey?: string
  readonly listType?: string
  readonly mapKeys?: readonly string[]
  readonly mapType?: string
}

export type DefinitionFields = Readonly<Record<string, FieldEntry>>
export type FieldTable = Readonly<Record<string, DefinitionFields>>
/** By definition and field: the words among which the API lets one choose. */
export type ValueTable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
