/** Through which door of which kind a request comes, so far as ownership is concerned: which fields there are, and which it cannot set. */
// Models: the strategies' GetResetFields; pkg/util/managedfields/internal/stripmeta.go
// Simplified: entries of another version of a kind are compared as if their fields had the same names there.
import { apiVersionOf, type ResourceInfo } from '../../../contract/api'
import { compare, SAME, type Comparison } from './comparison'
import { typeOfDefinition } from './definition-types'
import { EMPTY, recursiveDifference, setOfPaths, type FieldSet } from './field-set'
import type { MapType } from './field-type'

export interface FieldScope {
  readonly type: MapType
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly apiVersion: string
  readonly subresource: string
  /** What this door never stores, whatever a client sends: nobody comes to own it here. */
  readonly ignored: FieldSet
}

/** How two versions differ in what a request through this door can have changed at all. */
export function compareThrough({ type, ignored }: FieldScope, before: unknown, after: unknown): Comparison {
  const { changed, removed } = compare(before, after, type, ignored)
  if (changed === EMPTY && removed === EMPTY) return SAME
  return { changed: recursiveDifference(changed, ignored), removed: recursiveDifference(removed, ignored) }
}

const known = new WeakMap<ResourceInfo, Map<string, FieldScope>>()

/** Custom kinds bring their own type along. */
export function scopeOf(resource: ResourceInfo, subresource: string, custom?: MapType): FieldScope {
  if (custom) return makeScope(resource, subresource, custom)
  let doors = known.get(resource)
  if (!doors) known.set(resource, (doors = new Map<string, FieldScope>()))
  let scope = doors.get(subresource)
  if (!scope) doors.set(subresource, (scope = makeScope(resource, subresource, typeOfDefinition(resource.definition))))
  return scope
}

function makeScope(resource: ResourceInfo, subresource: string, type: MapType): FieldScope {
  const { group, version, kind } = resource
  return {
    type,
    group,
    version,
    kind,
    apiVersion: apiVersionOf(resource),
    subresource,
    ignored: ignoredBy(resource, subresource),
  }
}

function ignoredBy({ kind, subresources }: ResourceInfo, subresource: string): FieldSet {
  if (subresource === 'status') return IGNORED_BY_STATUS[kind] ?? SPEC
  return subresource === '' && subresources.includes('status') ? STATUS : EMPTY
}

const STATUS = setOfPaths([['f:status']])
const SPEC = setOfPaths([['f:spec']])

/** Some status doors keep more than the spec from being set. */
const IGNORED_BY_STATUS: Readonly<Record<string, FieldSet>> = {
  Deployment: setOfPaths([['f:spec'], ['f:metadata', 'f:labels']]),
  Pod: setOfPaths([['f:spec'], ['f:metadata', 'f:deletionTimestamp'], ['f:metadata', 'f:ownerReferences']]),
  CustomResourceDefinition: setOfPaths([['f:spec'], ['f:metadata']]),
}

/** What says which object it is, and what only the server writes, belongs to no manager. */
export const NEVER_OWNED: FieldSet = setOfPaths([
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  ...[
    'name',
    'namespace',
    'creationTimestamp',
    'selfLink',
    'uid',
    'clusterName',
    'generation',
    'managedFields',
    'resourceVersion',
  ].map((field) => ['f:metadata', `f:${field}`]),
])
