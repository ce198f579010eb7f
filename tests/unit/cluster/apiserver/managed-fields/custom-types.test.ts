import { describe, expect, it } from 'vitest'
import type { JSONSchemaProps, ResourceInfo } from '../../../../../electron/contract/api'
import { applied } from '../../../../../electron/cluster/apiserver/managed-fields/apply'
import { compare } from '../../../../../electron/cluster/apiserver/managed-fields/comparison'
import { configError } from '../../../../../electron/cluster/apiserver/managed-fields/config-errors'
import { typeOfCustomKind } from '../../../../../electron/cluster/apiserver/managed-fields/custom-types'
import { scopeOf } from '../../../../../electron/cluster/apiserver/managed-fields/field-scope'
import { pathsOf } from '../../../../../electron/cluster/apiserver/managed-fields/fields-v1'
import { pathText } from '../../../../../electron/cluster/apiserver/managed-fields/path-element'

const text: JSONSchemaProps = { type: 'string' }
const schema: JSONSchemaProps = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'integer' },
        port: { 'x-kubernetes-int-or-string': true },
        args: { type: 'array', items: text },
        tags: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
        rules: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['host', 'scheme'],
          items: { type: 'object', properties: { host: text, scheme: { type: 'string', default: 'http' }, to: text } },
        },
        options: { type: 'object', additionalProperties: text },
        pair: { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { a: text, b: text } },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
  },
}

function changed(before: object, after: object): string[] {
  return pathsOf(compare({ spec: before }, { spec: after }, typeOfCustomKind(schema)).changed).map(pathText)
}

describe('a custom kind', () => {
  it('owns as its schema says', () => {
    expect(changed({ args: ['a'] }, { args: ['a', 'b'] })).toEqual(['.spec.args'])
    expect(changed({ tags: ['a'] }, { tags: ['a', 'b'] })).toEqual(['.spec.tags[="b"]'])
    expect(changed({ rules: [{ host: 'a', to: 'x' }] }, { rules: [{ host: 'a', scheme: 'http', to: 'y' }] })).toEqual([
      '.spec.rules[host="a",scheme="http"].scheme',
      '.spec.rules[host="a",scheme="http"].to',
    ])
    expect(changed({ options: { a: '1' } }, { options: { a: '1', b: '2' } })).toEqual(['.spec.options.b'])
    expect(changed({ pair: { a: '1', b: '1' } }, { pair: { a: '1', b: '2' } })).toEqual(['.spec.pair'])
    expect(changed({ free: { x: { y: 1 }, l: [1] } }, { free: { x: { y: 2 }, l: [1, 2] } })).toEqual([
      '.spec.free.l',
      '.spec.free.x.y',
    ])
  })

  it('takes what its schema declares, and its identity', () => {
    const type = typeOfCustomKind(schema)
    const config = (spec: object): object => ({ apiVersion: 'x/v1', kind: 'X', metadata: { labels: { a: 'b' } }, spec })
    expect(
      configError(config({ size: 1, port: 'http', options: { any: 'x' }, free: { any: 1 } }), type),
    ).toBeUndefined()
    expect(configError(config({ sise: 1 }), type)).toBe('.spec.sise: field not declared in schema')
    expect(configError(config({ size: 'x' }), type)).toBe('.spec.size: expected numeric (int or float), got string')
  })

  it('without a schema takes everything, with maps apart and lists whole', () => {
    const type = typeOfCustomKind(undefined)
    const { changed } = compare({}, { spec: { a: { b: 1 }, l: [{ name: 'x' }] } }, type)
    expect(pathsOf(changed).map(pathText)).toEqual(['.spec', '.spec.a', '.spec.l', '.spec.a.b'])
  })

  it('is applied as any other', () => {
    const info = { kind: 'X', definition: 'X', group: 'x', version: 'v1', subresources: [] } as unknown as ResourceInfo
    const scope = scopeOf(info, '', typeOfCustomKind(schema))
    const config = { apiVersion: 'x/v1', kind: 'X', metadata: { name: 'a' }, spec: { rules: [{ host: 'a' }] } }
    const { owners } = applied(null, config, { scope, manager: 'me', force: false, time: 'now' })
    expect(pathsOf(owners[0]!.fields).map(pathText)).toEqual([
      '.spec.rules[host="a",scheme="http"]',
      '.spec.rules[host="a",scheme="http"].host',
    ])
  })
})
