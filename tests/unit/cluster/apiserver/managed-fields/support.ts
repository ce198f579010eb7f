/** What the tests of ownership share: doors, managers, and objects with their owners. */
import type { ApiObject, ManagedFieldsEntry } from '../../../../../electron/contract/api'
import { resourceOfKind } from '../../../../../electron/contract/api'
import { applied, type Applied } from '../../../../../electron/cluster/apiserver/managed-fields/apply'
import { scopeOf, type FieldScope } from '../../../../../electron/cluster/apiserver/managed-fields/field-scope'
import { managedFieldsOf, ownersOf, withOwners } from '../../../../../electron/cluster/apiserver/managed-fields/owners'
import { ownersAfterCreate, ownersAfterUpdate } from '../../../../../electron/cluster/apiserver/managed-fields/update'

export const T1 = '2026-11-24T10:00:01Z'
export const T2 = '2026-11-24T10:00:02Z'
export const T3 = '2026-11-24T10:00:03Z'

export function scopeFor(kind: string, subresource = ''): FieldScope {
  return scopeOf(resourceOfKind(kind)!, subresource)
}

/** Objects of the tests are plain literals: the API's types would only ask for what no test is about. */
export function object(plain: object): ApiObject {
  return { apiVersion: '', kind: '', ...plain } as ApiObject
}

export function created(draft: ApiObject, manager: string, time = T1, subresource = ''): ApiObject {
  return withOwners(draft, ownersAfterCreate(draft, { scope: scopeFor(draft.kind, subresource), manager, time }))
}

export function updated(live: ApiObject, next: ApiObject, manager: string, time = T2, subresource = ''): ApiObject {
  const write = { scope: scopeFor(live.kind, subresource), manager, time }
  return withOwners(next, ownersAfterUpdate(live, next, write))
}

export interface ApplyOptions {
  readonly force?: boolean
  readonly time?: string
  readonly subresource?: string
  readonly kind?: string
}

/** What a client would read back after the apply. */
export function apply(live: ApiObject | null, config: object, manager: string, options: ApplyOptions = {}): ApiObject {
  const { object, owners } = applyOnly(live, config, manager, options)
  return withOwners(withoutNulls(object) as ApiObject, owners)
}

/** What decoding makes of the merged object: null is how a list or map says that nothing is left of it. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== null)
  const own = Object.getOwnPropertySymbols(value).map((key) => [key, (value as Record<symbol, unknown>)[key]] as const)
  return Object.fromEntries([...entries.map(([key, inner]) => [key, withoutNulls(inner)] as const), ...own])
}

export function applyOnly(
  live: ApiObject | null,
  config: object,
  manager: string,
  { force = false, time = T2, subresource = '', kind = 'Deployment' }: ApplyOptions = {},
): Applied {
  return applied(live, config, { scope: scopeFor(kind, subresource), manager, force, time })
}

/** Each manager's fields: the shortest telling of who owns what. */
export function ownership(of: ApiObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(managedFieldsOf(of).map((entry) => [labelOf(entry), entry.fieldsV1]))
}

function labelOf({ manager = '', operation = '', subresource }: ManagedFieldsEntry): string {
  return [manager, operation, ...(subresource ? [subresource] : [])].join(' ')
}

/** What travels over a wire. */
export function plain(of: ApiObject): ApiObject {
  return JSON.parse(JSON.stringify(of)) as ApiObject
}

export { managedFieldsOf, ownersOf }
