/** The files of `content/`, read as the build reads them. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readNames } from '../../../renderer/notes/build/content-names'
import type { Glossary } from '../../../renderer/notes/load-note'
import type { Language, Note } from '../../../renderer/notes/note-tree'
import { parseNote } from '../../../renderer/notes/parse-note'

export const contentFolder = join(import.meta.dirname, '../../../content')
export const names = readNames(contentFolder)

export interface NoteFile {
  readonly file: string
  readonly note: Note
}

export function readText(path: string): string {
  return readFileSync(join(contentFolder, path), 'utf8')
}

export function readYaml(path: string): unknown {
  return parse(readText(path))
}

export function filesOf(language: Language): readonly string[] {
  return readdirSync(join(contentFolder, language), { recursive: true, encoding: 'utf8' }).toSorted()
}

export function readNote(language: Language, chapter: string): NoteFile {
  const file = `content/${language}/${chapter}.md`
  return { file, note: parseNote(file, readText(`${language}/${chapter}.md`), names).note }
}

export const chapters: readonly string[] = names.chapters

export function readGlossary(language: Language): Glossary {
  return readYaml(`${language}/glossary.yaml`) as Glossary
}
