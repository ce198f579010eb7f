/** Server-side apply: a manager says what it wants, whole; the server merges it and keeps track of who wants what. */
// Models: pkg/util/managedfields/internal/{structuredmerge,versioncheck,skipnonapplied}.go; sigs.k8s.io/structured-merge-diff: merge/update.go: Apply
// Simplified: a configuration that does not fit its kind is a bad request here; a real server answers 500 with the same text.
import { badRequest, type ApiObject } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch'
import { configError } from './config-errors'
import { applyConflict, conflictsWith, type Conflict } from './conflicts'
import { has, EMPTY, isEmpty, union, type FieldSet } from './field-set'
import { compareThrough, type FieldScope } from './field-scope'
import { fieldsOf } from './fields-of'
import { isKubectl, lastAppliedFields, withLastApplied } from './last-applied'
import { merged } from './merge'
import { isSameOwner, ownable, ownerOf, type OwnerName, type Owners } from './owner'
import { ownersOf } from './owners'
import { pruned } from './prune'
import { othersAfter, type Write } from './update'

export interface Apply extends Write {
  /** Take fields over from other managers. */
  readonly force: boolean
}

export interface Applied {
  /** `live` itself when nothing changed; else the merged object, still to be decoded and given its defaults. */
  readonly object: unknown
  readonly owners: Owners
}

/** `live` is null when the apply creates the object. Throws the refusal of the API server. */
export function applied(live: ApiObject | null, config: unknown, apply: Apply): Applied {
  checkConfig(config, apply.scope)
  const result = merge(live, config, apply)
  const others = result.owners.filter((owner) => !isSameOwner(owner, result.self))
  const conflicts = apply.force ? [] : refusedConflicts(live, conflictsWith(others, result.changed), apply)
  if (conflicts.length > 0) throw applyConflict(conflicts)
  return finish(live, config, apply, result)
}

interface Merge {
  readonly object: unknown
  readonly self: OwnerName
  readonly mine: FieldSet
  readonly owners: Owners
  readonly changed: FieldSet
  readonly removed: FieldSet
}

function merge(live: ApiObject | null, config: object, { scope, manager }: Apply): Merge {
  const { type, apiVersion, subresource } = scope
  const self: OwnerName = { manager, operation: 'Apply', apiVersion, subresource }
  const owners = live ? trackedOwners(live, scope) : []
  const mine = ownable(fieldsOf(config, type), scope)
  const last = owners.find((owner) => isSameOwner(owner, self))?.fields ?? EMPTY
  const object = pruned(
    merged(live ?? {}, config, type),
    last,
    union(allFields(owners, self), fieldsOf(config, type)),
    type,
  )
  return { object, self, mine, owners, ...compareThrough(scope, live ?? {}, object) }
}

function allFields(owners: Owners, self: OwnerName): FieldSet {
  const others = owners.filter((owner) => !isSameOwner(owner, self))
  return others.reduce((all, { fields }) => union(all, fields), EMPTY)
}

/** Nobody has kept track of the object so far: what is there then belongs to a manager of that name. */
function trackedOwners(live: ApiObject, scope: FieldScope): Owners {
  const owners = ownersOf(live)
  if (owners.length > 0) return owners
  const fields = ownable(compareThrough(scope, {}, live).changed, scope)
  const { apiVersion, subresource } = scope
  const name: OwnerName = { manager: 'before-first-apply', operation: 'Update', apiVersion, subresource }
  return isEmpty(fields) ? [] : [ownerOf(name, undefined, fields)]
}

/** kubectl does not conflict with its own client-side applies. */
function refusedConflicts(
  live: ApiObject | null,
  conflicts: readonly Conflict[],
  { manager, scope }: Apply,
): readonly Conflict[] {
  if (!live || conflicts.length === 0 || !isKubectl(manager)) return conflicts
  const allowed = lastAppliedFields(live, scope)
  return conflicts.filter(({ path }) => !has(allowed, path))
}

function finish(live: ApiObject | null, config: object, { manager, time }: Apply, result: Merge): Applied {
  const { self, mine, owners } = result
  const isChange = !live || !jsonEquals(live, result.object)
  const previous = owners.find((owner) => isSameOwner(owner, self))
  const others = othersAfter(result, owners, self)
  const next = isEmpty(mine) ? others : [...others, ownerOf(self, isChange ? time : previous?.time, mine)]
  const object = isChange ? result.object : live
  return { object: isKubectl(manager) ? withLastApplied(object, config) : object, owners: next }
}

function checkConfig(
  config: unknown,
  { group, version, kind, apiVersion, type }: FieldScope,
): asserts config is object {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    const found = Array.isArray(config) ? 'array' : typeof config === 'boolean' ? 'bool' : typeof config
    const why = `json: cannot unmarshal ${found} into Go value of type map[string]interface {}`
    throw badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${why}`)
  }
  const said = config as { apiVersion?: unknown; kind?: unknown; metadata?: { managedFields?: unknown } | null }
  if (said.apiVersion !== apiVersion || said.kind !== kind)
    throw badRequest(`invalid object type: ${typeText(said.apiVersion, said.kind)}`)
  if (said.metadata?.managedFields) throw badRequest('metadata.managedFields must be nil')
  const error = configError(config, type)
  if (error === undefined) return
  const { name = '', namespace = '' } = (said.metadata ?? {}) as { name?: unknown; namespace?: unknown }
  const about = `${String(namespace)}/${String(name)}; ${group}/${version}, Kind=${kind}`
  throw badRequest(`failed to create typed patch object (${about}): ${error}`)
}

/** A group, version and kind as Go prints them. */
function typeText(apiVersion: unknown, kind: unknown): string {
  const text = typeof apiVersion === 'string' ? apiVersion : ''
  const groupVersion = text.includes('/') ? text : `/${text}`
  return `${groupVersion}, Kind=${typeof kind === 'string' ? kind : ''}`
}
