import { describe, expect, it } from 'vitest'
import { everything, nothing, parseLabelSelector, selectorOf, selectorOfMap } from '../../../../electron/contract/api'

describe('the text form', () => {
  it.each([
    ['app=web', { app: 'web' }, true],
    ['app==web', { app: 'web' }, true],
    ['app!=web', {}, true],
    ['app notin (web)', {}, true],
    ['app in (web, api)', { app: 'api' }, true],
    ['app', { app: '' }, true],
    ['!app', { app: '' }, false],
    ['weight>3', { weight: '10' }, true],
    ['weight>3', { weight: 'ten' }, false],
    ['app=web,tier=front', { app: 'web' }, false],
    ['toString', {}, false],
  ])('%s on %j: %s', (text, labels, expected) => {
    expect(parseLabelSelector(text).matches(labels)).toBe(expected)
  })

  it('prints its requirements sorted by key', () => {
    expect(parseLabelSelector('tier in (b,a), app=web').toString()).toBe('app=web,tier in (a,b)')
  })

  it.each([
    ['a===b', "unable to parse requirement: found '=', expected: identifier"],
    ['a in', "unable to parse requirement: found '' expected: '('"],
    ['a,,b', "found ',', expected: identifier after ','"],
    ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
    ['=b', "found '=', expected: !, identifier, or 'end of string'"],
  ])('refuses %s', (text, message) => {
    expect(() => parseLabelSelector(text)).toThrow(message)
  })
})

describe('the structured form', () => {
  it('needs all expressions and all labels', () => {
    const selector = selectorOf({
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'tier', operator: 'Exists' }],
    })
    expect(selector.matches({ app: 'web', tier: 'x' })).toBe(true)
    expect(selector.matches({ app: 'web' })).toBe(false)
  })

  it('null selects nothing, an empty one everything', () => {
    expect(selectorOf(null)).toBe(nothing)
    expect(selectorOf({}).matches({ any: 'thing' })).toBe(true)
    expect(selectorOfMap(undefined).matches({})).toBe(false)
    expect(everything.matches(undefined)).toBe(true)
  })

  it('knows four operators', () => {
    expect(() => selectorOf({ matchExpressions: [{ key: 'a', operator: 'Like' }] })).toThrow(
      '"Like" is not a valid label selector operator',
    )
  })
})
