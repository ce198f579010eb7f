import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError, type ApiObject } from '../../../../../electron/contract/api'
import { compare } from '../../../../../electron/cluster/apiserver/managed-fields/comparison'
import { configError } from '../../../../../electron/cluster/apiserver/managed-fields/config-errors'
import {
  difference,
  isEmpty,
  setsEqual,
  union,
  type FieldSet,
} from '../../../../../electron/cluster/apiserver/managed-fields/field-set'
import {
  mapType,
  shapeOf,
  typeAt,
  type FieldType,
} from '../../../../../electron/cluster/apiserver/managed-fields/field-type'
import { fieldsOf } from '../../../../../electron/cluster/apiserver/managed-fields/fields-of'
import { pathsOf } from '../../../../../electron/cluster/apiserver/managed-fields/fields-v1'
import { elementOf } from '../../../../../electron/cluster/apiserver/managed-fields/list-items'
import { ownable } from '../../../../../electron/cluster/apiserver/managed-fields/owner'
import { ownersFrom, sameOwners } from '../../../../../electron/cluster/apiserver/managed-fields/owners'
import { runs } from '../../../../support/runs'
import { apply, created, managedFieldsOf, object, ownersOf, plain, scopeFor, updated } from './support'

const scope = scopeFor('Deployment')

/** Few names and values, so that what different people want meets again and again. */
const text = fc.constantFrom('a', 'b', 'c')
const number = fc.integer({ min: 0, max: 2 })
const partOf = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record(fields, { requiredKeys: [] })
const named = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.uniqueArray(fc.record({ name: text, ...fields }, { requiredKeys: ['name'] }), {
    maxLength: 3,
    selector: ({ name }) => name,
  })
const ports = fc.uniqueArray(
  fc.record(
    { containerPort: number, protocol: fc.constantFrom('TCP', 'UDP'), name: text },
    { requiredKeys: ['containerPort'] },
  ),
  { maxLength: 3, selector: ({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}` },
)
const labels = fc.dictionary(text, text, { maxKeys: 3 })
const spec = partOf({
  replicas: number,
  paused: fc.boolean(),
  selector: partOf({ matchLabels: labels }),
  strategy: partOf({ type: text, rollingUpdate: partOf({ maxSurge: number }) }),
  template: partOf({
    metadata: partOf({ labels, finalizers: fc.uniqueArray(text, { maxLength: 3 }) }),
    spec: partOf({
      nodeSelector: labels,
      tolerations: fc.array(partOf({ key: text }), { maxLength: 2 }),
      containers: named({ image: text, args: fc.array(text, { maxLength: 2 }), env: named({ value: text }), ports }),
    }),
  }),
})
const metadata = fc.record({ name: fc.constant('web'), labels, annotations: labels }, { requiredKeys: ['name'] })
const deployment: fc.Arbitrary<ApiObject> = fc
  .record({ metadata, spec }, { requiredKeys: ['metadata'] })
  .map((parts) => object({ apiVersion: 'apps/v1', kind: 'Deployment', ...(withoutEmpty(parts) as object) }))
const manager = fc.constantFrom('one', 'two', 'three')

/** Every field there is with its value as text, found the plain way: by walking the whole object. */
function fieldsByPath(value: unknown, type: FieldType, path = ''): Map<string, string> {
  const shape = shapeOf(type, value)
  const isWhole = shape.kind === 'scalar' || shape.isAtomic || Object.keys(value as object).length === 0
  const found = new Map(path === '' ? [] : [[path, isWhole ? sortedText(value) : '']])
  if (isWhole) return found
  const inner: [string, unknown, FieldType][] =
    shape.kind === 'list'
      ? (value as unknown[]).map((item) => [elementOf(shape, item), item, shape.item])
      : Object.entries(value as object).map(([key, below]) => [`f:${key}`, below, typeAt(shape, key)])
  for (const [element, below, belowType] of inner) {
    for (const [place, told] of fieldsByPath(below, belowType, `${path} ${element}`)) found.set(place, told)
  }
  return found
}

const textsOf = (set: FieldSet): string[] =>
  pathsOf(set)
    .map((path) => ` ${path.join(' ')}`)
    .sort()

function sortedText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value).map(([key, inner]) => `${key}:${sortedText(inner)}`)
  return `{${(Array.isArray(value) ? parts : parts.sort()).join()}}`
}

/** The type without what Go cannot leave out: so a plain walk through both objects sees all that the comparison sees. */
function bare(type: FieldType): FieldType {
  if (type.kind === 'list') return { ...type, item: bare(type.item) }
  if (type.kind !== 'map') return type
  const { isAtomic, fields, rest } = type
  return mapType({
    isAtomic,
    fields: new Map([...fields].map(([key, below]) => [key, bare(below)])),
    rest: rest && bare(rest),
  })
}

const bareSpec = bare(scope.type.fields.get('spec')!)

/** Nobody sends empty lists and maps here: what Go makes of them is another story. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutEmpty)
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutEmpty(inner)] as const)
  return Object.fromEntries(
    entries.filter(([, inner]) => typeof inner !== 'object' || Object.keys(inner as object).length > 0),
  )
}

type Step =
  | { readonly verb: 'update'; readonly manager: string; readonly next: ApiObject }
  | { readonly verb: 'apply'; readonly manager: string; readonly next: ApiObject; readonly force: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ verb: fc.constant('update' as const), manager, next: deployment }),
  fc.record({ verb: fc.constant('apply' as const), manager, next: deployment, force: fc.boolean() }),
)

/** A refused step changes nothing. */
function take(live: ApiObject, step: Step): ApiObject {
  try {
    return step.verb === 'update'
      ? updated(live, { ...step.next, metadata: { ...live.metadata, ...step.next.metadata } }, step.manager)
      : apply(live, step.next, step.manager, { force: step.force })
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'Conflict') return live
    throw error
  }
}

const history = fc.record({ first: deployment, steps: fc.array(step, { maxLength: 6 }) })

function live({ first, steps }: { first: ApiObject; steps: readonly Step[] }): ApiObject {
  return steps.reduce(take, created(first, 'one'))
}

describe('the comparison of two versions', () => {
  it('finds what a walk through both whole objects finds', () => {
    fc.assert(
      fc.property(spec.map(withoutEmpty), spec.map(withoutEmpty), (before, after) => {
        const [old, next] = [fieldsByPath(before, bareSpec), fieldsByPath(after, bareSpec)]
        const { changed, removed } = compare(before, after, bareSpec)
        const others = [...next.keys()].filter((place) => old.get(place) !== next.get(place))
        expect(textsOf(changed)).toEqual(others.sort())
        expect(textsOf(removed)).toEqual([...old.keys()].filter((place) => !next.has(place)).sort())
      }),
      { numRuns: runs(500, 10_000) },
    )
  })

  it('of an object with itself finds nothing, however it was copied', () => {
    fc.assert(
      fc.property(deployment, (one) => {
        const { changed, removed } = compare(one, structuredClone(one), scope.type)
        expect(isEmpty(changed) && isEmpty(removed)).toBe(true)
      }),
      { numRuns: runs(100, 5000) },
    )
  })
})

describe('the owners of an object with a history', () => {
  it('own only fields that are there', () => {
    fc.assert(
      fc.property(history, (story) => {
        const now = live(story)
        const there = union(compare(undefined, now, scope.type).changed, fieldsOf(now, scope.type))
        // As on a real server, an emptied map, list or struct can still be owned, though nothing is in it any more.
        const isShell = (path: string): boolean =>
          / f:(labels|annotations|finalizers|containers|env|ports|rollingUpdate)$/.test(path)
        for (const { fields } of ownersOf(now)) {
          expect(textsOf(difference(fields, there)).filter((path) => !isShell(path))).toEqual([])
        }
      }),
      { numRuns: runs(300, 5000) },
    )
  })

  it('keep every field owned that anybody set: an update leaves none without its setter', () => {
    fc.assert(
      fc.property(history, deployment, manager, (story, next, who) => {
        const before = live(story)
        const after = updated(before, { ...next, metadata: { ...before.metadata, ...next.metadata } }, who)
        const { changed } = compare(before, after, scope.type)
        const mine = ownersOf(after).find((owner) => owner.manager === who && owner.operation === 'Update')
        if (ownersOf(before).length > 0 && !isEmpty(ownable(changed, scope))) {
          expect(textsOf(difference(ownable(changed, scope), mine!.fields))).toEqual([])
        }
        for (const owner of ownersOf(after))
          if (owner !== mine)
            expect(owner.mayOwn(changed) && overlap(owner.fields, ownable(changed, scope))).toBe(false)
      }),
      { numRuns: runs(300, 5000) },
    )
  })

  it('let an apply with force have all it asks for, and it owns all that it named', () => {
    fc.assert(
      fc.property(history, deployment, manager, (story, config, who) => {
        const before = live(story)
        const after = apply(before, config, who, { force: true })
        const wanted = ownable(fieldsOf(config, scope.type), scope)
        const mine = ownersOf(after).find((owner) => owner.manager === who && owner.operation === 'Apply')
        if (isEmpty(wanted)) expect(mine).toBeUndefined()
        else expect(setsEqual(mine!.fields, wanted)).toBe(true)
        const { changed, removed } = compare(config, after, scope.type)
        expect(textsOf(difference(wanted, union(changed, removed)))).toEqual(textsOf(wanted))
      }),
      { numRuns: runs(300, 5000) },
    )
  })

  it('change nothing when an apply is repeated', () => {
    fc.assert(
      fc.property(history, deployment, manager, (story, config, who) => {
        const once = apply(live(story), config, who, { force: true })
        const twice = apply(once, config, who)
        expect(plain(twice)).toEqual(plain(once))
        expect(sameOwners(ownersOf(twice), ownersOf(once))).toBe(true)
      }),
      { numRuns: runs(200, 5000) },
    )
  })

  it('come back from what clients are shown', () => {
    fc.assert(
      fc.property(history, (story) => {
        const now = live(story)
        const shown = JSON.parse(JSON.stringify(managedFieldsOf(now))) as ReturnType<typeof managedFieldsOf>
        if (shown.length > 0) expect(sameOwners(ownersFrom(shown)!, ownersOf(now))).toBe(true)
      }),
      { numRuns: runs(100, 5000) },
    )
  })
})

describe('any JSON at all', () => {
  it('is a configuration or is told why not, and breaks nothing', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({
        apiVersion: fc.constant('apps/v1'),
        kind: fc.constant('Deployment'),
        metadata: fc.jsonValue(),
        spec: fc.jsonValue(),
      }),
    )
    fc.assert(
      fc.property(history, anything, (story, config) => {
        configError(config, scope.type)
        try {
          apply(live(story), config as object, 'me')
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError)
          expect((error as ApiError).code).toBeLessThan(500)
        }
      }),
      { numRuns: runs(200, 5000) },
    )
  })
})

function overlap(a: FieldSet, b: FieldSet): boolean {
  return !setsEqual(difference(a, b), a)
}
