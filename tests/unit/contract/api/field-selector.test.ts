import { describe, expect, it } from 'vitest'
import { parseFieldSelector } from '../../../../electron/contract/api'

describe('field selectors', () => {
  it.each([
    ['status.phase=Running', { 'status.phase': 'Running' }, true],
    ['status.phase!=Running', { 'status.phase': 'Running' }, false],
    ['spec.nodeName=', {}, true],
    ['metadata.name==a,status.phase!=Failed', { 'metadata.name': 'a' }, true],
    ['', {}, true],
  ])('%s on %j: %s', (text, fields, expected) => {
    expect(parseFieldSelector(text).matches(fields)).toBe(expected)
  })

  it('escapes what would part its terms', () => {
    const selector = parseFieldSelector('x=a\\,b\\=c')
    expect(selector.requirements).toEqual([{ field: 'x', operator: '=', value: 'a,b=c' }])
    expect(selector.toString()).toBe('x=a\\,b\\=c')
  })

  it.each(['x', 'x in (a)', 'x=a\\q'])('refuses %s', (text) => {
    expect(() => parseFieldSelector(text)).toThrow('invalid')
  })
})
