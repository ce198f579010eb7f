/** One manager and the fields that it set. Whoever created an object owns all of it: its set is only made when somebody asks. */
// Models: pkg/util/managedfields/internal/managedfields.go
import type { ApiObject } from '../../../contract/api'
import { difference, isEmpty, recursiveDifference, type FieldSet } from './field-set'
import { compareThrough, NEVER_OWNED, type FieldScope } from './field-scope'

/** Updates of one manager are told apart by version and door, its applies by door alone. */
export interface OwnerName {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  readonly apiVersion: string
  readonly subresource: string
}

export interface Owner extends OwnerName {
  readonly time: string | undefined
  readonly fields: FieldSet
  /** May any field of the set be among this owner's? A quick question: a yes can turn out wrong. */
  mayOwn(set: FieldSet): boolean
}

export type Owners = readonly Owner[]

export function ownerOf(name: OwnerName, time: string | undefined, fields: FieldSet): Owner {
  const { manager, operation, apiVersion, subresource } = name
  return { manager, operation, apiVersion, subresource, time, fields, mayOwn: (set) => mayOverlap(fields, set) }
}

function mayOverlap(ours: FieldSet, theirs: FieldSet): boolean {
  for (const element of theirs.children.keys()) if (ours.children.has(element)) return true
  return false
}

/** Keeps the object that was created, until its fields are asked for. */
export class CreatorOfAll implements Owner {
  readonly operation = 'Update'
  readonly manager: string
  readonly apiVersion: string
  readonly subresource: string
  #fields: FieldSet | undefined

  constructor(
    name: Omit<OwnerName, 'operation'>,
    readonly time: string,
    private readonly object: ApiObject,
    private readonly scope: FieldScope,
  ) {
    this.manager = name.manager
    this.apiVersion = name.apiVersion
    this.subresource = name.subresource
  }

  get fields(): FieldSet {
    return (this.#fields ??= ownable(compareThrough(this.scope, {}, this.object).changed, this.scope))
  }

  mayOwn(set: FieldSet): boolean {
    if (this.#fields) return mayOverlap(this.#fields, set)
    for (const element of set.children.keys()) {
      if (Object.hasOwn(this.object, element.slice(2)) && !this.scope.ignored.children.get(element)?.isMember)
        return true
    }
    return false
  }
}

/** What a request through this door can come to own of the fields that it set. */
export function ownable(set: FieldSet, { ignored }: FieldScope): FieldSet {
  return difference(recursiveDifference(set, ignored), NEVER_OWNED)
}

export function isSameOwner(a: OwnerName, b: OwnerName): boolean {
  return (
    a.manager === b.manager &&
    a.operation === b.operation &&
    a.subresource === b.subresource &&
    (a.operation === 'Apply' || a.apiVersion === b.apiVersion)
  )
}

/** The same owner without some fields; null when none is left to own. */
export function lessened(owner: Owner, set: FieldSet): Owner | null {
  if (!owner.mayOwn(set)) return owner
  const rest = difference(owner.fields, set)
  if (isEmpty(rest)) return null
  return rest === owner.fields ? owner : ownerOf(owner, owner.time, rest)
}
