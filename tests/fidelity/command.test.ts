import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { difference } from './compare'
import { optionsOf, runFidelity } from './command'

const folder = (files: Readonly<Record<string, unknown>>): string => {
  const directory = mkdtempSync(join(tmpdir(), 'vectors-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), JSON.stringify(content))
  return directory
}

const quantities = {
  about: 'quantities',
  cases: [
    { name: 'right', given: { fn: 'reprint', text: '1000m' }, expect: '1' },
    { name: 'wrong', given: { fn: 'reprint', text: '1000m' }, expect: '2' },
    { name: 'refused', given: { fn: 'reprint', text: 'abc' }, expect: 'error' },
    { name: 'not refused', given: { fn: 'reprint', text: '1' }, expect: 'error' },
    { name: 'unknown', given: { fn: 'juggle' }, expect: 'error' },
  ],
}

describe('the fidelity command', () => {
  it('prints a line a case and the count, and fails on any failure', () => {
    const lines: string[] = []
    const exit = runFidelity([folder({ 'api-quantity.json': quantities })], (line) => lines.push(line))
    expect(lines).toEqual([
      'ok   api-quantity right',
      'FAIL api-quantity wrong',
      'ok   api-quantity refused',
      'FAIL api-quantity not refused',
      'FAIL api-quantity unknown',
      '2 passed, 3 failed',
    ])
    expect(exit).toBe(1)
  })

  it('says why when asked, and only looks at the files that were named', () => {
    const lines: string[] = []
    const directory = folder({ 'api-quantity.json': quantities, 'other-things.json': { about: '', cases: [] } })
    runFidelity([directory, '--only', 'api-q', '--verbose'], (line) => lines.push(line))
    expect(lines).toContain('FAIL api-quantity wrong: result: expected "2", got "1"')
    expect(runFidelity([directory, '--only', 'other'], () => undefined)).toBe(0)
  })

  it('counts what it does not know as failed', () => {
    const unknown = folder({
      'made-up.json': { about: '', cases: [{ name: 'a', given: {}, expect: 1 }] },
      'recorded.json': [],
    })
    const lines: string[] = []
    expect(runFidelity([unknown], (line) => lines.push(line))).toBe(1)
    expect(lines.at(-1)).toBe('0 passed, 2 failed')
  })

  it('needs a folder', () => {
    expect(() => optionsOf(['--verbose'])).toThrow('usage')
    expect(optionsOf(['--only', 'a,b', 'dir'])).toEqual({ directory: 'dir', only: ['a', 'b'], verbose: false })
  })
})

describe('how results compare', () => {
  it.each([
    [{ a: 1, extra: 2 }, { a: 1 }, true],
    [[1, 2], [1], false],
    [undefined, null, true],
    [{}, null, true],
    [undefined, [], true],
    [{ a: undefined }, { a: '' }, true],
    [{ a: 1 }, { a: 2 }, false],
    [undefined, { a: 1 }, false],
  ])('%j against %j: %s', (actual, expected, isSame) => {
    expect(difference(actual, expected) === undefined).toBe(isSame)
  })
})
