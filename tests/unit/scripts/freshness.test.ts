import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isStale } from '../../../scripts/freshness.mjs'

let folder = ''
const at = (path: string) => join(folder, path)
const touch = (path: string, seconds: number) => {
  writeFileSync(at(path), '')
  utimesSync(at(path), seconds, seconds)
}
const stale = () => isStale([at('out.js'), at('out.css')], [at('src'), at('config.ts'), at('missing')])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeshala-fresh-'))
  mkdirSync(at('src/deep'), { recursive: true })
  touch('src/deep/a.ts', 100)
  touch('config.ts', 100)
  for (const path of ['src/deep', 'src']) utimesSync(at(path), 100, 100)
  touch('out.js', 200)
  touch('out.css', 200)
})

describe('what was built', () => {
  it('is fresh when it is newer than all of its sources', () => {
    expect(stale()).toBe(false)
  })

  it('is stale when one output is missing', () => {
    rmSync(at('out.css'))
    expect(stale()).toBe(true)
  })

  it.each(['src/deep/a.ts', 'config.ts', 'src/deep/new.ts'])('is stale when %s is newer', (path) => {
    touch(path, 300)
    expect(stale()).toBe(true)
  })

  it('is stale when a source was deleted', () => {
    rmSync(at('src/deep/a.ts'))
    expect(stale()).toBe(true)
  })

  it('is stale when only its oldest output is older', () => {
    touch('src/deep/a.ts', 250)
    touch('out.js', 300)
    expect(stale()).toBe(true)
  })
})
