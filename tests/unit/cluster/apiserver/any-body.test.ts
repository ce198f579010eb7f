import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBody } from '../../../../electron/cluster/apiserver/schema/decode'
import {
  beforeCreate,
  beforeUpdate,
  type RequestContext,
  strategyOf,
} from '../../../../electron/cluster/apiserver/strategies'
import { ApiError, type ApiObject, apiVersionOf, RESOURCES } from '../../../../electron/contract/api'
import { FIELDS } from '../../../../electron/contract/api/schema/fields.generated'
import type { FieldEntry } from '../../../../electron/contract/api/schema/field-table'
import { runs } from '../../../support/runs'

/** Whatever fits the field table, however odd, is stored or refused: it never breaks the server. */
const SCALARS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.constantFrom(
    '',
    'a',
    'web',
    'Bad Name',
    '10.0.0.1',
    'None',
    'Exists',
    'ClusterIP',
    'Localhost',
    '/x/../y',
    '__proto__',
  ),
  bool: fc.boolean(),
  int32: fc.constantFrom(-1, 0, 1, 80, 70_000),
  int64: fc.constantFrom(-1, 0, 30, 2 ** 40),
  float64: fc.constantFrom(0, 1.5),
  bytes: fc.constantFrom('', 'YQ=='),
  quantity: fc.constantFrom('1', '-1', '100m', '1Gi', 2),
  time: fc.constant('2024-01-01T00:00:00Z'),
  microTime: fc.constant('2024-01-01T00:00:00.000000Z'),
  intOrString: fc.constantFrom(0, 80, '25%', 'http', ''),
  any: fc.constant({}),
  json: fc.constantFrom<unknown>(1, 'a', null, [], {}),
  strings: fc.constantFrom<unknown>([], ['a']),
  schemaOrBool: fc.constantFrom<unknown>(true, { type: 'string' }),
  schemaOrArray: fc.constantFrom<unknown>([{}], { type: 'object', properties: { a: {} } }),
  schemaOrStrings: fc.constantFrom<unknown>([], ['a'], { type: 'string' }),
}

function valueOf(entry: FieldEntry, depth: number): fc.Arbitrary<unknown> {
  const one = SCALARS[entry.type] ?? structOf(entry.type, depth - 1)
  const item = fc.option(one, { freq: 20, nil: null })
  if (entry.wrapper === 'list') return fc.array(item, { maxLength: 2 })
  return entry.wrapper === 'map'
    ? fc.dictionary(fc.constantFrom('a', 'cpu', 'Bad Key!', '__proto__', ''), item, { maxKeys: 2 })
    : item
}

function structOf(definition: string, depth: number): fc.Arbitrary<object> {
  const entries = Object.entries(FIELDS[definition] ?? {}).filter(([, { type }]) => depth > 0 || SCALARS[type])
  return fc
    .subarray(entries, { maxLength: Math.min(6, entries.length) })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map(([name, entry]) => [name, valueOf(entry, depth)]))))
}

const CONTEXT: RequestContext = { now: '2024-01-01T00:00:00Z', uid: () => 'uid-1', randomSuffix: () => 'bcdfg' }
const refusals = { accepted: 0, refused: 0 }

/** The object as stored, or undefined when it was refused in an orderly way. */
function attempt(act: () => ApiObject): ApiObject | undefined {
  try {
    const stored = act()
    refusals.accepted++
    return stored
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    refusals.refused++
    return undefined
  }
}

const kinds = RESOURCES.filter(({ definition }) => strategyOf(definition))

describe('any body that fits the field table', () => {
  it.each(kinds.map((info) => [info.kind, info] as const))('%s', (kind, info) => {
    const strategy = strategyOf(kind)!
    const expected = { kind, apiVersion: apiVersionOf(info) }
    const body = structOf(kind, 6).map((object) => ({
      ...object,
      ...expected,
      metadata: {
        ...(object as Partial<ApiObject>).metadata,
        name: 'x',
        resourceVersion: null,
        ...(info.namespaced && { namespace: 'default' }),
      },
    }))
    fc.assert(
      fc.property(body, body, (first, second) => {
        const stored = attempt(() =>
          beforeCreate(strategy, info.group, strategy.defaults(decodeBody(expected, first)), CONTEXT),
        )
        if (!stored) return
        expect(() => JSON.stringify(stored)).not.toThrow()
        attempt(() =>
          beforeUpdate(strategy, info.group, strategy.defaults(decodeBody(expected, second)), stored, CONTEXT),
        )
      }),
      { numRuns: runs(60, 1000) },
    )
  })

  it('both ways were taken', () => {
    expect(refusals.accepted).toBeGreaterThan(50)
    expect(refusals.refused).toBeGreaterThan(50)
  })
})
