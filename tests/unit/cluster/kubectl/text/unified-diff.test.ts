import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../../../../electron/cluster/kubectl/text/unified-diff'
import { runs } from '../../../../support/runs'

const lines = (...items: readonly string[]): string => items.map((item) => `${item}\n`).join('')

describe('a unified diff', () => {
  it('says nothing of two equal texts', () => {
    expect(unifiedDiff('a\nb\n', 'a\nb\n')).toBe('')
  })

  it('shows three lines around a change', () => {
    const before = lines('1', '2', '3', '4', '5', '6', '7', '8')
    expect(unifiedDiff(before, before.replace('5', 'five'))).toBe(
      lines('@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'),
    )
  })

  it('parts changes that are far from each other', () => {
    const before = lines(...Array.from('abcdefghijklmnop'))
    const after = before.replace('a\n', '').replace('p\n', 'p\nq\n')
    expect(unifiedDiff(before, after)).toBe(
      lines('@@ -1,4 +1,3 @@', '-a', ' b', ' c', ' d', '@@ -14,3 +13,4 @@', ' n', ' o', ' p', '+q'),
    )
  })

  it('tells of a file that is new', () => {
    expect(unifiedDiff('', 'a\nb\n')).toBe(lines('@@ -0,0 +1,2 @@', '+a', '+b'))
  })

  it('leads from one text to the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    const property = fc.property(text, text, (before, after) => {
      const hunks = unifiedDiff(lines(...before), lines(...after))
      expect(patched(before, hunks)).toEqual(after)
    })
    fc.assert(property, { numRuns: runs(100, 5000) })
  })
})

/** What `patch` would make of it. */
function patched(before: readonly string[], hunks: string): readonly string[] {
  const result: string[] = []
  let taken = 0
  for (const line of hunks.split('\n').slice(0, -1)) {
    const start = /^@@ -(\d+)(,0)?/.exec(line)
    if (start) {
      const until = Number(start[1]) - (start[2] === undefined ? 1 : 0)
      while (taken < until) result.push(before[taken++]!)
      continue
    }
    if (line.startsWith('+')) result.push(line.slice(1))
    else if (line.startsWith('-')) expect(before[taken++]).toBe(line.slice(1))
    else {
      expect(before[taken]).toBe(line.slice(1))
      result.push(before[taken++]!)
    }
  }
  return [...result, ...before.slice(taken)]
}
