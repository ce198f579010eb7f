import { describe, expect, it } from 'vitest'
import { impuritiesIn } from './purity'
import { sourceFiles } from './source-files'

const inCluster = (text: string, path = 'electron/cluster/scheduler/queue.ts') =>
  impuritiesIn({ path, text }).map(({ what }) => what)

describe('the simulation', () => {
  // The learner's shell runs as a task of the same kernel, and so by the same rules.
  it.each(['electron/cluster', 'electron/shell'])(
    'is pure in %s: same seed, config and inputs, same trace',
    (folder) => {
      expect(sourceFiles(folder, ['.ts']).flatMap(impuritiesIn)).toEqual([])
    },
  )

  it.each([
    ['async function sync() {}', ['async']],
    ['const f = async () => 1', ['async']],
    ['for await (const x of y) z(x)', ['await']],
    ['const x: Promise<number> = make()', ['Promise']],
    ['setTimeout(tick, 5)', ['setTimeout']],
    ['const at = performance.now()', ['performance']],
    ['const at = Date.now()', ['Date.now']],
    ['const at = new Date()', ['new Date()']],
    ['const at = new Date(0)', ['new Date(0)']],
    ['const at = Date()', ['Date()']],
    ['const n = Math.random()', ['Math.random']],
    ['console.log(1)', ['console']],
    ['names.sort((a, b) => a.localeCompare(b))', ['localeCompare']],
    ['count.toLocaleString()', ['toLocaleString']],
    ['new Intl.NumberFormat()', ['Intl']],
    ['const env = process.env', ['process']],
    ['globalThis.setTimeout(f)', ['globalThis']],
    ['structuredClone(pod)', ['structuredClone']],
    ['eval("1")', ['eval']],
  ])('may not say %s', (text, whats) => {
    expect(inCluster(text)).toEqual(whats)
  })

  it.each([
    ['interface Container { readonly process: Process }'],
    ['const started = container.process'],
    ['function start(process: Process) { return process.exit }'],
    ['import { process } from "./process"; process()'],
    ['const text = "console.log(Date.now())"'],
    ['// await setTimeout'],
    ['const root = Math.floor(2.5)'],
    ['class Node { window = 5; get self() { return this.window } }'],
  ])('may say %s', (text) => {
    expect(inCluster(text)).toEqual([])
  })

  it('turns milliseconds into dates in one file, and reads the clock nowhere', () => {
    const calendar = 'electron/cluster/kernel/calendar.ts'
    expect(inCluster('const date = new Date(ms)', calendar)).toEqual([])
    expect(inCluster('const date = new Date()', calendar)).toEqual(['new Date()'])
    expect(inCluster('const date = new Date("2026-01-01 10:00")', calendar)).toEqual(['new Date("2026-01-01 10:00")'])
  })

  it('names file and row', () => {
    expect(impuritiesIn({ path: 'electron/cluster/a.ts', text: '\n\nconsole.log(1)' })).toEqual([
      { file: 'electron/cluster/a.ts', row: 3, what: 'console' },
    ])
  })
})
