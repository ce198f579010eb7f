/** What may stand where in a manifest: the field tables of the API, walked step by step. */
import { apiVersionOf, resourceOfObject, RESOURCES, type ResourceInfo } from '../../../electron/contract/api'
import type { DefinitionFields, FieldEntry } from '../../../electron/contract/api/schema/field-table'
import { FIELDS } from '../../../electron/contract/api/schema/fields.generated'
import { VALUES } from '../../../electron/contract/api/schema/values.generated'

/** A place of the schema: which type belongs there, and under which field of which definition it was found. */
export interface Slot extends Pick<FieldEntry, 'type' | 'wrapper'> {
  readonly owner: string
  readonly field: string
}

export type Step = string | number

/** How an object says what it is. */
export interface TypeMeta {
  readonly apiVersion: string
  readonly kind: string
}

/** Until an object has said what it is, it has what all objects have. */
const ANY_OBJECT = '*'
const LIST = 'List'
const PSEUDO: Readonly<Record<string, DefinitionFields>> = {
  [ANY_OBJECT]: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'ObjectMeta' } },
  [LIST]: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'ListMeta' },
    items: { type: ANY_OBJECT, wrapper: 'list' },
  },
}

export const ROOT: Slot = { type: ANY_OBJECT, owner: '', field: '' }

/** Kinds that a manifest can hold: what can be made and then read again. */
export const WRITABLE: readonly ResourceInfo[] = RESOURCES.filter(
  ({ verbs }) => verbs.includes('create') && verbs.includes('get'),
)

export function isObject({ type, wrapper }: Slot): boolean {
  return type === ANY_OBJECT && !wrapper
}

/** The slot of an object that says this of itself; undefined when no built-in kind does. */
export function objectSlot(meta: TypeMeta): Slot | undefined {
  if (isListKind(meta.kind)) return { ...ROOT, type: LIST }
  const info = resourceOfObject(meta)
  return info && { ...ROOT, type: info.definition }
}

/** `List`, and the `PodList` that a server answers with. */
export function isListKind(kind: string): boolean {
  return kind === LIST || (kind.endsWith(LIST) && WRITABLE.some((info) => `${info.kind}${LIST}` === kind))
}

/** The fields of a definition; undefined for scalars. */
export function fieldsOf(type: string): DefinitionFields | undefined {
  return PSEUDO[type] ?? (Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined)
}

/** One step further in; undefined where the schema has no such place. */
export function into(slot: Slot, step: Step): Slot | undefined {
  const { wrapper, ...inner } = slot
  if (wrapper) return (wrapper === 'list') === (typeof step === 'number') ? inner : undefined
  const fields = fieldsOf(slot.type)
  const entry = typeof step === 'string' && fields && Object.hasOwn(fields, step) ? fields[step] : undefined
  return entry && { type: entry.type, wrapper: entry.wrapper, owner: slot.type, field: String(step) }
}

/** The words among which one has to choose here; empty when any will do. */
export function wordsOf({ owner, field, type }: Slot): readonly string[] {
  if (field === 'kind' && isTypeMetaOwner(owner)) return [...new Set(WRITABLE.map(({ kind }) => kind))].sort()
  if (field === 'apiVersion' && isTypeMetaOwner(owner)) return [...new Set(WRITABLE.map(apiVersionOf))].sort()
  return VALUES[owner]?.[field] ?? (type === 'bool' ? ['true', 'false'] : [])
}

function isTypeMetaOwner(owner: string): boolean {
  return owner in PSEUDO || WRITABLE.some(({ definition }) => definition === owner)
}

const NAMES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int32: 'integer',
  int64: 'integer',
  float64: 'number',
  bytes: 'string (base64)',
  quantity: 'Quantity',
  intOrString: 'IntOrString',
  time: 'Time',
  microTime: 'MicroTime',
  any: 'Object',
  json: 'JSON',
  schemaOrBool: 'JSONSchemaProps or boolean',
  schemaOrArray: 'JSONSchemaProps or list',
  schemaOrStrings: 'JSONSchemaProps or list of strings',
  strings: '[]string',
  [ANY_OBJECT]: 'Object',
}

/** The type as `kubectl explain` writes it. */
export function typeText({ type, wrapper }: Pick<Slot, 'type' | 'wrapper'>): string {
  const name = NAMES[type] ?? type
  return wrapper === 'list' ? `[]${name}` : wrapper === 'map' ? `map[string]${name}` : name
}
