/** Compiles the Markdown of `content/<language>` to note trees, and the YAML of `content` to data, while the app is built. */
import { basename, join, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { nameFiles, readNames } from './build/content-names'
import { highlightNote } from './build/highlight'
import { formatNoteError } from './parse/note-error'
import { parseNote } from './parse-note'

const noteFile = /^[A-Za-z-]+\/[a-z0-9-]+\.md$/
/** The learner's own starting files are imported as they stand. */
const dataFile = /^(?!home\/).+\.yaml$/

/** Import `note` from a Markdown file, or `data` from a YAML file, of the folder `content` in the project's root. */
export function notes(projectFolder: string = resolve(import.meta.dirname, '../..')): Plugin {
  const contentFolder = join(projectFolder, 'content')
  return {
    name: 'kubeshala:notes',
    enforce: 'pre',
    async transform(text, id) {
      const path = contentPath(contentFolder, id)
      if (path === null) return null
      if (dataFile.test(path)) return asModule('data', parse(text))
      if (!noteFile.test(path)) return null
      for (const file of nameFiles) this.addWatchFile(join(contentFolder, file))
      const compiled = await compileNote(contentFolder, path, text)
      return typeof compiled === 'string' ? this.error(compiled) : asModule('note', compiled)
    },
  }
}

/** The note, or all its slips as one text. */
async function compileNote(contentFolder: string, path: string, text: string) {
  const { note, errors } = parseNote(`content/${path}`, text, readNames(contentFolder))
  if (errors.length > 0) return errors.map(formatNoteError).join('\n')
  const expected = basename(path, '.md')
  return note.id === expected
    ? highlightNote(note)
    : formatNoteError({
        file: `content/${path}`,
        row: 1,
        column: 1,
        message: `id is "${note.id}"`,
        fix: `write id: ${expected}`,
      })
}

/** Path inside `content/`, with `/` on every system; `null` for other files and for imports with a query (`?raw`). */
function contentPath(contentFolder: string, id: string): string | null {
  if (id.includes('?')) return null
  const path = relative(contentFolder, id).split(sep).join('/')
  return path.startsWith('..') || path.startsWith('/') ? null : path
}

function asModule(name: string, value: unknown) {
  return { code: `export const ${name} = ${JSON.stringify(value)}`, map: null, moduleType: 'js' as const }
}
