import { describe, expect, it } from 'vitest'
import { slipsOfManner } from './manners'
import { unreachedFiles } from './reachable'
import { filePaths, sourceFiles } from './source-files'

const slips = (path: string, text: string) => slipsOfManner({ path, text }).map((slip) => slip.slice(path.length + 2))

describe('the look of the code', () => {
  it.each(['electron', 'renderer', 'tests'])('is kept in %s', (folder) => {
    const files = sourceFiles(folder, ['.ts', '.vue']).filter(({ path }) => !path.endsWith('.generated.ts'))
    expect(files.flatMap(slipsOfManner)).toEqual([])
  })

  it.each([
    ['electron/cluster/workQueue.ts', '', 'files are named in-words.ts'],
    ['renderer/pages/workbench.vue', '', 'components are named InWords.vue'],
    ['electron/utils/text.ts', '', 'name it after what it does, not after being useful'],
    ['electron/cluster/kernel/kernel-helpers.ts', '', 'name it after what it does, not after being useful'],
    ['electron/a.ts', 'enum Phase { Pending }', 'a union of texts instead of an enum'],
    ['electron/a.ts', 'export default 5', 'no default export'],
    ['electron/a.ts', 'export default function a() {}', 'no default export'],
    ['electron/a.ts', `// ${'TO' + 'DO'}: later`, 'finish it now'],
    ['tests/unit/a.test.ts', 'describe.' + "only('a', () => {})", 'a test that is set aside proves nothing'],
    ['tests/unit/a.test.ts', 'it.' + "skip('a', () => {})", 'a test that is set aside proves nothing'],
    ['renderer/diagrams/a.ts', "import { select } from 'd3'", 'Vue creates elements; D3 returns numbers'],
    ['renderer/diagrams/a.ts', "import * as d3 from 'd3'", 'Vue creates elements; D3 returns numbers'],
    [
      'renderer/diagrams/a.ts',
      "import { easeCubicOut } from 'd3-transition'",
      'Vue creates elements; D3 returns numbers',
    ],
  ])('%s: %s is told: %s', (path, text, slip) => {
    expect(slips(path, text)).toEqual([slip])
  })

  it.each([
    ['electron/cluster/client/work-queue.ts', 'export class WorkQueue {}'],
    ['electron/cluster/kubectl/common-flags.ts', ''],
    ['renderer/composables/use-zoom.ts', "import { zoom } from 'd3'"],
    ['renderer/diagrams/math/scale.ts', "import { scaleLinear } from 'd3'"],
    ['renderer/pages/Workbench.vue', '<script setup lang="ts">\nconst a = 1\n</script>'],
    ['renderer/env.d.ts', 'export default component'],
  ])('%s: %s is fine', (path, text) => {
    expect(slips(path, text)).toEqual([])
  })
})

describe('every file', () => {
  const entries = [
    'electron/main.ts',
    'electron/preload.ts',
    'electron/desktop-worker.ts',
    'electron/static/serve.ts',
    'electron/story.ts',
    'renderer/main.ts',
    'renderer/notes/plugin.ts',
  ]
  const app = [...sourceFiles('electron', ['.ts']), ...sourceFiles('renderer', ['.ts', '.vue'])]

  it('is a part of the app, from one of its beginnings', () => {
    expect(unreachedFiles(app, entries)).toEqual([])
  })

  it('is missed when nothing leads to it', () => {
    const files = [
      { path: 'electron/main.ts', text: "import './window'\nnew Worker(new URL('./worker.ts', import.meta.url))" },
      { path: 'electron/window.ts', text: "import.meta.glob('./scenes/*/index.ts')" },
      { path: 'electron/worker.ts', text: '' },
      { path: 'electron/scenes/pod/index.ts', text: '' },
      { path: 'electron/scenes/pod/layout.ts', text: '' },
      { path: 'electron/dead.ts', text: "import './window'" },
    ]
    expect(unreachedFiles(files, ['electron/main.ts'])).toEqual(['electron/scenes/pod/layout.ts', 'electron/dead.ts'])
  })
})

describe('the two languages', () => {
  const filesOf = (language: string) =>
    filePaths(`content/${language}`).map((path) => path.slice(`content/${language}/`.length))

  it('have the same files', () => {
    expect(filesOf('hi-Latn')).toEqual(filesOf('en'))
    expect(filesOf('en').length).toBeGreaterThan(0)
  })
})
