import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../../../../electron/cluster/apiserver/schema/body-text'
import { RawBody, type Verb } from '../../../../../electron/cluster/apiserver/request'
import type { RequestTarget } from '../../../../../electron/cluster/client/client'
import { isApiError } from '../../../../../electron/contract/api'
import { runs } from '../../../../support/runs'
import { ControlPlane } from '../../../../support/control-plane'

const json = (text: string): RawBody => new RawBody(text, 'application/json')
const yaml = (text: string): RawBody => new RawBody(text, 'application/yaml')

/** Nine levels of ten references each: a few hundred bytes that would unfold to a thousand million. */
const BILLION_LAUGHS = Array.from({ length: 10 }, (_, level) =>
  level === 0
    ? 'a0: &a0 lol'
    : `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
).join('\n')

describe('a body of text', () => {
  it('is read as what it claims to be', () => {
    expect(parseBody(json('{"a": {"b": 1}}'))).toEqual({ value: { a: { b: 1 } }, duplicates: [] })
    expect(parseBody(yaml('a:\n  b: 1'))).toEqual({ value: { a: { b: 1 } }, duplicates: [] })
    expect(parseBody(json(' '))).toEqual({ value: null, duplicates: [] })
  })

  it('tells what it says twice', () => {
    expect(parseBody(json('{"spec":{"a":1,"a":2},"list":[{"x":1,"x":1}],"spec":{}}')).duplicates).toEqual([
      'spec.a',
      'list[0].x',
      'spec',
    ])
    expect(parseBody(yaml('spec:\n  a: 1\n  a: 2')).duplicates).toEqual(['spec.a'])
  })

  it.each([
    ['half a body', json('{"a":'), 400, 'json parse error'],
    ['no format that is known', new RawBody('a=1', 'application/x-www-form-urlencoded'), 415, 'unknown format'],
    ['broken YAML', yaml('a: [1'), 400, 'error converting YAML to JSON'],
    ['a billion laughs', yaml(BILLION_LAUGHS), 400, 'excessive aliasing'],
    ['a well without bottom', json('['.repeat(100_000)), 400, 'exceeded max depth'],
    ['a well of YAML', yaml('[ '.repeat(9_999)), 400, 'error converting YAML'],
    ['more than the server reads', json(`"${'x'.repeat(3_145_729)}"`), 413, 'Request entity is too large'],
  ])('%s is refused', (_what, body, code, words) => {
    const error = thrownBy(() => parseBody(body))
    expect(isApiError(error) && [error.code, error.message.includes(words)]).toEqual([code, true])
  })
})

describe('whatever text a client sends', () => {
  const plane = new ControlPlane()
  plane.run(
    plane.client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'default' },
      data: { a: '1' },
    }),
  )

  /** Texts near to what is right, and far from it. */
  const texts = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(
      '{"kind":"ConfigMap","data":{"a":"1","a":"2"}}',
      '{"__proto__":{"x":1}}',
      '{"metadata":{"name":5}}',
    ),
    fc.constantFrom(
      BILLION_LAUGHS,
      '[]',
      'null',
      '{"metadata":null}',
      '{"data":{"a":1}}',
      '[{"op":"remove","path":"/metadata"}]',
    ),
  )
  const types = fc.constantFrom('application/json', 'application/yaml', 'application/merge-patch+json', 'text/plain')
  const requests = fc.record({
    verb: fc.constantFrom<Verb>('create', 'update', 'patch', 'delete'),
    patchType: fc.constantFrom<'strategic' | 'merge' | 'json' | 'apply'>('strategic', 'merge', 'json', 'apply'),
    fieldValidation: fc.constantFrom<'Strict' | 'Warn' | 'Ignore'>('Strict', 'Warn', 'Ignore'),
  })

  it('is answered, and a refusal changes nothing', () => {
    const codes = new Set<number>()
    fc.assert(
      fc.property(requests, texts, types, ({ verb, patchType, fieldValidation }, text, type) => {
        const target: RequestTarget = {
          kind: 'ConfigMap',
          namespace: 'default',
          name: verb === 'create' ? '' : 'settings',
          query: { patchType, fieldValidation, dryRun: verb === 'delete', fieldManager: 'test' },
          body: new RawBody(text, type),
        }
        const before = plane.etcd.store.revision
        const response = plane.run(plane.client.send(plane.client.compose(verb, target)))
        codes.add(response.code)
        expect(response.code).toBeLessThan(500)
        if (response.code >= 400) expect(plane.etcd.store.revision).toBe(before)
      }),
      { numRuns: runs(300, 5000) },
    )
    for (const code of [400, 415]) expect(codes).toContain(code)
    expect([...codes].some((code) => code < 300)).toBe(true)
  })
})

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}
