import { describe, expect, it } from 'vitest'
import { setOfPaths } from '../../../../../electron/cluster/apiserver/managed-fields/field-set'
import { fromFieldsV1, pathsOf, toFieldsV1 } from '../../../../../electron/cluster/apiserver/managed-fields/fields-v1'
import { compareElements, pathText } from '../../../../../electron/cluster/apiserver/managed-fields/path-element'

describe('fieldsV1', () => {
  it('is written in the order of real servers, with a dot for the parent itself', () => {
    const ports = ['f:spec', 'f:ports']
    const set = setOfPaths([
      [...ports, 'k:{"port":443,"protocol":"TCP"}', 'f:port'],
      [...ports, 'k:{"port":80,"protocol":"UDP"}'],
      [...ports, 'k:{"port":80,"protocol":"TCP"}'],
      [...ports, 'k:{"port":443,"protocol":"TCP"}'],
      ports,
      ['f:metadata', 'f:finalizers', 'v:"b"'],
      ['f:metadata', 'f:finalizers', 'v:"a"'],
      ['f:metadata', 'f:finalizers'],
    ])
    expect(JSON.stringify(toFieldsV1(set))).toBe(
      '{"f:metadata":{"f:finalizers":{".":{},"v:\\"a\\"":{},"v:\\"b\\"":{}}},' +
        '"f:spec":{"f:ports":{".":{},"k:{\\"port\\":80,\\"protocol\\":\\"TCP\\"}":{},"k:{\\"port\\":80,\\"protocol\\":\\"UDP\\"}":{},' +
        '"k:{\\"port\\":443,\\"protocol\\":\\"TCP\\"}":{".":{},"f:port":{}}}}}',
    )
  })

  it.each([
    ['a list', []],
    ['a step of no kind', { spec: {} }],
    ['an unknown kind of step', { 'x:spec': {} }],
    ['a value for a set', { 'f:spec': 1 }],
    ['a broken key', { 'k:{"name"': {} }],
    ['a broken value', { 'v:"a': {} }],
    ['a place that is no number', { 'i:first': {} }],
  ])('is not read from %s', (_, fields) => {
    expect(fromFieldsV1(fields)).toBeUndefined()
  })

  it('keeps a field that is called like what every object inherits', () => {
    const fields: unknown = JSON.parse('{"f:data":{"f:__proto__":{},"f:constructor":{}}}')
    expect(JSON.stringify(toFieldsV1(fromFieldsV1(fields)!))).toBe('{"f:data":{"f:__proto__":{},"f:constructor":{}}}')
  })

  it('tells its paths parents first', () => {
    const set = setOfPaths([['f:b', 'f:c'], ['f:d'], ['f:b']])
    expect(pathsOf(set).map(pathText)).toEqual(['.b', '.d', '.b.c'])
  })
})

describe('a path', () => {
  it.each([
    [['f:spec', 'f:replicas'], '.spec.replicas'],
    [['f:spec', 'f:containers', 'k:{"name":"web"}', 'f:image'], '.spec.containers[name="web"].image'],
    [['f:ports', 'k:{"containerPort":80,"protocol":"TCP"}'], '.ports[containerPort=80,protocol="TCP"]'],
    [['f:metadata', 'f:finalizers', 'v:"a/b"'], '.metadata.finalizers[="a/b"]'],
    [['f:args', 'i:3'], '.args[3]'],
  ])('%j is told as %s', (path, text) => {
    expect(pathText(path)).toBe(text)
  })

  it('orders fields before keys, values and places, and numbers by size', () => {
    const sorted = ['f:a', 'f:b', 'k:{"port":9}', 'k:{"port":80}', 'k:{"port":80,"protocol":"TCP"}', 'k:{"uid":"1"}', 'v:2', 'v:10', 'v:"a"', 'v:true', 'i:2', 'i:10'] // prettier-ignore
    expect([...sorted].reverse().sort(compareElements)).toEqual(sorted)
  })
})
