/** The plugin in a real build: what an author's slip looks like, and what a note becomes. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Note } from '../../renderer/notes/note-tree'
import { notes } from '../../renderer/notes/plugin'
import { contentFolder } from './checks/content'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeshala-notes-'))
  mkdirSync(join(folder, 'content'))
  cpSync(contentFolder, join(folder, 'content'), { recursive: true })
  const [note, data] = ['en/request-to-pod.md', 'en/glossary.yaml'].map((path) => `../content/${path}`)
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(
    join(folder, 'renderer/entry.js'),
    `export { note } from '${note}'\nexport { data } from '${data}'\nexport { default as raw } from '../content/home/web.yaml?raw'\n`,
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

async function buildEntry(): Promise<string> {
  const result = await build({
    root: join(folder, 'renderer'),
    configFile: false,
    logLevel: 'silent',
    plugins: [notes(folder)],
    build: {
      write: false,
      minify: false,
      lib: { entry: join(folder, 'renderer/entry.js'), formats: ['es'], fileName: 'x' },
    },
  })
  const bundle = Array.isArray(result) ? result[0] : result
  if (bundle === undefined || !('output' in bundle)) throw new Error('nothing was built')
  return bundle.output[0].code
}

async function importEntry() {
  const code = await buildEntry()
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as {
    note: Note
    data: Record<string, { name: string }>
    raw: string
  }
}

describe('the notes plugin', () => {
  it('makes trees of notes, data of YAML, and leaves raw imports alone', async () => {
    const { note, data, raw } = await importEntry()
    expect(note.id).toBe('request-to-pod')
    expect(data['pod']?.name).toBe('Pod')
    expect(raw).toContain('kind: Deployment')
  })

  it('colours code by roles, and keeps no style of its own', async () => {
    const { note } = await importEntry()
    const text = JSON.stringify(note)
    expect(text).toContain('"text":"kubectl","role":"function"')
    expect(text).not.toMatch(/#[0-9a-f]{6}|var\(/i)
  })

  it('fails on a slip, with file, row, column and remedy', async () => {
    const file = join(folder, 'content/en/request-to-pod.md')
    writeFileSync(
      file,
      '---\nid: request-to-pod\ntitle: t\nsummary: s\nminutes: 9\n---\n\nText.\n\n::scenne{id="cluster"}\n',
    )
    await expect(buildEntry()).rejects.toThrow(
      'content/en/request-to-pod.md:10:1 unknown directive "::scenne"; did you mean "::scene"?',
    )
    writeFileSync(file, '---\nid: pods\ntitle: t\nsummary: s\nminutes: 9\n---\n\nText.\n')
    await expect(buildEntry()).rejects.toThrow('id is "pods"; write id: request-to-pod')
  })
})
