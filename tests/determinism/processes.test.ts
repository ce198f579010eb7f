import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/runs'
import { playForComparison } from '../support/story-in-page'
import { transcriptShape } from '../support/transcript-shape'

const root = resolve(import.meta.dirname, '../..')
const name = 'tests/scenarios/deployment-life.story'
const story = readFileSync(resolve(root, name), 'utf8')

function inProcessOfItsOwn(...options: readonly string[]): string {
  const args = ['scripts/headless.mjs', 'story', name, '--seed', '7', ...options]
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
}

describe('a story played twice', () => {
  it('prints the same bytes from two processes, and from this one', () => {
    const first = inProcessOfItsOwn('--json')
    expect(inProcessOfItsOwn('--json')).toBe(first)
    expect(playForComparison(name, story, 7).transcript).toBe(first)
  })

  it('prints for a reader what it prints for a program', () => {
    const commands = inProcessOfItsOwn().split('\n').filter((line) => /^[$!] /.test(line)) // prettier-ignore
    const told = inProcessOfItsOwn('--json').trimEnd().split('\n').map((line) => (JSON.parse(line) as { command: string }).command) // prettier-ignore
    expect(commands.map((line) => line.slice(2))).toEqual(told)
  })

  it('does the same with every seed, but for what chance may change', () => {
    const [first, ...others] = Array.from({ length: runs(4, 50) }, (_, seed) =>
      playForComparison(name, story, seed + 1),
    )
    const shape = transcriptShape(first!.transcript)
    for (const { transcript, hash, problems } of others) {
      expect(problems).toEqual([])
      expect(hash).not.toBe(first!.hash)
      expect(transcriptShape(transcript)).toEqual(shape)
    }
  })
})

describe('the shape of a transcript', () => {
  const shape = (stdout: string, exit = 0) =>
    transcriptShape(JSON.stringify({ command: 'kubectl get pods', exit, stdout, stderr: '' }))

  it.each([
    ['generated names', 'web-59bd7c895d-44s87   1/1   Running', 'web-59bd7c895d-mm894   1/1   Running'],
    ['ages and the width of columns', 'worker-2   Ready   69s', 'worker-2   Ready    1m9s'],
    [
      'how many equal Pods a node got',
      'web-59bd7c895d-44s87 1/1\nweb-59bd7c895d-mm894 1/1',
      'web-59bd7c895d-n9t8p 1/1',
    ],
    ['the order of ties', 'a 1/1\nb 1/1', 'b 1/1\na 1/1'],
    ['how often a command said that it waits', 'Waiting for it\ndone', 'done'],
  ])('leaves out %s', (_what, one, other) => {
    expect(shape(one)).toEqual(shape(other))
  })

  it.each([
    ['a status', 'web-59bd7c895d-44s87 1/1 Running', 'web-59bd7c895d-44s87 1/1 Pending'],
    ['a count', 'web 5/6', 'web 6/6'],
    ['another name', 'worker-2 Ready', 'worker-1 Ready'],
    ['another Deployment', 'web-59bd7c895d-44s87 1/1', 'api-59bd7c895d-44s87 1/1'],
  ])('keeps %s', (_what, one, other) => {
    expect(shape(one)).not.toEqual(shape(other))
  })

  it('keeps how a command ended', () => {
    expect(shape('x', 0)).not.toEqual(shape('x', 1))
  })
})
