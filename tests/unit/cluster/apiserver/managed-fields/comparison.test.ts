import { describe, expect, it } from 'vitest'
import { compare, SAME } from '../../../../../electron/cluster/apiserver/managed-fields/comparison'
import { typeOfDefinition } from '../../../../../electron/cluster/apiserver/managed-fields/definition-types'
import { DEDUCED } from '../../../../../electron/cluster/apiserver/managed-fields/field-type'
import { pathsOf } from '../../../../../electron/cluster/apiserver/managed-fields/fields-v1'
import { pathText } from '../../../../../electron/cluster/apiserver/managed-fields/path-element'
import type { FieldType } from '../../../../../electron/cluster/apiserver/managed-fields/field-type'

function differences(before: unknown, after: unknown, type: FieldType): { changed: string[]; removed: string[] } {
  const { changed, removed } = compare(before, after, type)
  return { changed: pathsOf(changed).map(pathText), removed: pathsOf(removed).map(pathText) }
}

describe('two versions of an object', () => {
  const pod = typeOfDefinition('PodSpec')
  const container = (parts: object): object => ({ name: 'web', image: 'nginx', resources: {}, ...parts })

  it('that are the same differ in nothing, and shared parts are not looked at', () => {
    const unreadable = new Proxy({}, { ownKeys: () => expect.fail('was looked at') })
    const before = { affinity: unreadable, hostname: 'a' }
    expect(compare(before, before, pod)).toBe(SAME)
    expect(differences(before, { ...before, hostname: 'b' }, pod)).toEqual({ changed: ['.hostname'], removed: [] })
  })

  it('tell items of a list by their keys, wherever they stand', () => {
    const before = { containers: [container({}), container({ name: 'log' })] }
    const after = { containers: [container({ name: 'log', tty: true }), container({})] }
    expect(differences(before, after, pod)).toEqual({ changed: ['.containers[name="log"].tty'], removed: [] })
  })

  it('take a key that an item leaves out as its default', () => {
    const before = { containers: [container({ ports: [{ containerPort: 80 }] })] }
    const after = { containers: [container({ ports: [{ containerPort: 80, protocol: 'TCP', name: 'http' }] })] }
    const port = '.containers[name="web"].ports[containerPort=80,protocol="TCP"]'
    expect(differences(before, after, pod)).toEqual({ changed: [`${port}.name`, `${port}.protocol`], removed: [] })
  })

  it('say of a new item that it came with all its fields, those that Go cannot leave out among them', () => {
    const after = { containers: [{ name: 'web', image: 'nginx' }] }
    expect(differences({}, after, pod).changed).toEqual([
      '.containers[name="web"]',
      '.containers[name="web"].image',
      '.containers[name="web"].name',
      '.containers[name="web"].resources',
    ])
    expect(differences(after, {}, pod).removed).toEqual(differences({}, after, pod).changed)
  })

  it('own an atomic list, map or struct as one', () => {
    const before = { tolerations: [{ key: 'a' }], nodeSelector: { disk: 'ssd' }, containers: [] }
    const after = { tolerations: [{ key: 'b' }], nodeSelector: { disk: 'ssd', zone: 'a' }, containers: [] }
    expect(differences(before, after, pod).changed).toEqual(['.nodeSelector', '.tolerations'])
    const selector = (app: string): object => ({ selector: { matchLabels: { app } } })
    const deployment = typeOfDefinition('DeploymentSpec')
    expect(differences(selector('a'), selector('b'), deployment).changed).toEqual(['.selector'])
  })

  it('tell an empty map that came from one that was always there', () => {
    expect(differences({}, { securityContext: {} }, pod).changed).toEqual(['.securityContext'])
    expect(differences({}, { strategy: { type: 'Recreate' } }, typeOfDefinition('DeploymentSpec')).changed).toEqual([
      '.strategy.type',
    ])
    expect(differences({}, { metadata: { labels: { a: '1' } } }, typeOfDefinition('Pod')).changed).toEqual([
      '.metadata.labels',
      '.metadata.labels.a',
    ])
  })

  it('tell the values of a set', () => {
    const meta = typeOfDefinition('ObjectMeta')
    expect(differences({ finalizers: ['a', 'b'] }, { finalizers: ['b', 'c'] }, meta)).toEqual({
      changed: ['.finalizers[="c"]'],
      removed: ['.finalizers[="a"]'],
    })
  })

  it('take items that cannot be told apart together', () => {
    const env = (...values: string[]): object => ({
      containers: [container({ env: values.map((value) => ({ name: 'A', value })) })],
    })
    const item = '.containers[name="web"].env[name="A"]'
    expect(differences(env('1', '2'), env('1', '3'), pod)).toEqual({ changed: [item], removed: [] })
    expect(differences(env('1'), env('1', '2'), pod).changed).toEqual([item])
    const single = differences(env('1', '2'), env('1'), pod)
    expect(single).toEqual({ changed: [item, `${item}.name`, `${item}.value`], removed: [item] })
  })

  it('are compared without a schema, where a map can become a text', () => {
    expect(differences({ a: { b: 1, c: 2 } }, { a: { b: 2 }, l: [1] }, DEDUCED)).toEqual({
      changed: ['.l', '.a.b'],
      removed: ['.a.c'],
    })
    expect(differences({ a: { b: 1 } }, { a: 'text' }, DEDUCED)).toEqual({ changed: ['.a'], removed: ['.a.b'] })
    expect(differences({ a: 'text' }, { a: { b: 1 } }, DEDUCED)).toEqual({ changed: ['.a', '.a.b'], removed: [] })
  })

  it('are not deceived by names that every object inherits', () => {
    const data: unknown = JSON.parse('{"data":{"__proto__":"x","constructor":"y"}}')
    expect(differences({ data: {} }, data, typeOfDefinition('ConfigMap')).changed).toEqual([
      '.data.__proto__',
      '.data.constructor',
    ])
  })
})
