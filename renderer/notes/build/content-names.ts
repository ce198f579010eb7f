/** What notes may refer to, read from the files of `content/` that hold ids and no prose. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { KnownNames } from '../parse/directive-rules'

export const nameFiles = ['course.yaml', 'glossary.yaml'] as const

export function readNames(contentFolder: string): KnownNames {
  const read = (file: (typeof nameFiles)[number]): unknown => parse(readFileSync(join(contentFolder, file), 'utf8'))
  const { chapters } = read('course.yaml') as { chapters: { id: string; written: boolean }[] }
  const { terms } = read('glossary.yaml') as { terms: string[] }
  return { terms, chapters: chapters.filter((chapter) => chapter.written).map((chapter) => chapter.id) }
}
