/**
 * Who owns which field of a stored object. It travels beside the object's metadata under a symbol: copies by spread keep it, while
 * JSON, clones and comparisons do not see it, so it costs nothing until somebody asks for `metadata.managedFields`.
 */
import type { ApiObject, ManagedFieldsEntry } from '../../../contract/api'
import { isEmpty, setsEqual } from './field-set'
import { fromFieldsV1, toFieldsV1 } from './fields-v1'
import { isSameOwner, ownerOf, type Owner, type Owners } from './owner'
import { compareTexts } from './path-element'

const OWNERS = Symbol('owners')

interface OwnedMetadata {
  readonly [OWNERS]?: Owners
}

const NOBODY: Owners = []

export function ownersOf({ metadata }: ApiObject): Owners {
  return (metadata as OwnedMetadata)[OWNERS] ?? NOBODY
}

/** The object with its owners beside it, and no list of its own. */
export function withOwners<T extends ApiObject>(object: T, owners: Owners): T {
  if (object.metadata.managedFields !== undefined) return withOwners(withoutList(object), owners)
  if (ownersOf(object) === owners) return object
  return { ...object, metadata: { ...object.metadata, [OWNERS]: owners } }
}

function withoutList<T extends ApiObject>(object: T): T {
  const metadata = { ...object.metadata }
  Reflect.deleteProperty(metadata, 'managedFields')
  return { ...object, metadata }
}

/** Times apart: a write that changes nothing moves no time. */
export function sameOwners(a: Owners, b: Owners): boolean {
  if (a === b) return true
  const [ours, theirs] = [othersThan(b, a), othersThan(a, b)]
  return ours.length === theirs.length && ours.every((owner) => theirs.some((other) => isSame(owner, other)))
}

function othersThan(known: Owners, owners: Owners): Owners {
  return owners.filter((owner) => !known.includes(owner) && !isEmpty(owner.fields))
}

function isSame(a: Owner, b: Owner): boolean {
  return isSameOwner(a, b) && setsEqual(a.fields, b.fields)
}

/** `metadata.managedFields` as clients see it. */
export function managedFieldsOf(object: ApiObject): readonly ManagedFieldsEntry[] {
  const owners = ownersOf(object).filter(({ fields }) => !isEmpty(fields))
  return [...owners].sort(byAge).map(entryOf)
}

/** Applies come first, then the oldest. */
function byAge(a: Owner, b: Owner): number {
  const pairs = [
    [a.operation, b.operation],
    [a.time ?? '', b.time ?? ''],
    [a.manager, b.manager],
    [a.apiVersion, b.apiVersion],
    [a.subresource, b.subresource],
  ] as const
  return pairs.reduce((order, [ours, theirs]) => order || compareTexts(ours, theirs), 0)
}

function entryOf({ manager, operation, apiVersion, time, fields, subresource }: Owner): ManagedFieldsEntry {
  const entry = {
    manager,
    operation,
    apiVersion,
    ...(time !== undefined && { time }),
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(fields),
  }
  return subresource === '' ? entry : { ...entry, subresource }
}

/** The object as clients see it. */
export function withManagedFields<T extends ApiObject>(object: T): T {
  const managedFields = managedFieldsOf(object)
  return managedFields.length === 0 ? object : { ...object, metadata: { ...object.metadata, managedFields } }
}

/** What a client says about the owners: undefined when it says nothing that can be read. One empty entry means: forget them all. */
export function ownersFrom(entries: readonly ManagedFieldsEntry[] | undefined): Owners | undefined {
  if (!entries || entries.length === 0) return undefined
  if (entries.length === 1 && Object.keys(entries[0] ?? {}).length === 0) return NOBODY
  const owners = entries.map(ownerFrom)
  return owners.every((owner) => owner !== undefined) ? owners.filter(({ fields }) => !isEmpty(fields)) : undefined
}

function ownerFrom(entry: ManagedFieldsEntry): Owner | undefined {
  const { manager = '', operation, apiVersion = '', subresource = '', time, fieldsType, fieldsV1 = {} } = entry
  const fields = fieldsType === 'FieldsV1' ? fromFieldsV1(fieldsV1) : undefined
  if (!fields || (operation !== 'Apply' && operation !== 'Update')) return undefined
  return ownerOf({ manager, operation, apiVersion, subresource }, time, fields)
}
