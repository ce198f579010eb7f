/** The compiled content, fetched when it is needed: one small file a chapter and language. */
import type { Language, Note } from './note-tree'

export interface CourseChapter {
  readonly id: string
  /** False for a chapter that stands in the table of contents only. */
  readonly written: boolean
}

export interface GlossaryEntry {
  readonly name: string
  readonly gloss: string
}

export type Glossary = Readonly<Record<string, GlossaryEntry>>

const notes = import.meta.glob<Note>('../../content/*/*.md', { import: 'note' })
const glossaries = import.meta.glob<Glossary>('../../content/*/glossary.yaml', { import: 'data' })
const courses = import.meta.glob<{ readonly chapters: readonly CourseChapter[] }>('../../content/course.yaml', {
  import: 'data',
})

export async function loadNote(language: Language, chapter: string): Promise<Note> {
  return load(notes, `../../content/${language}/${chapter}.md`)
}

export async function loadGlossary(language: Language): Promise<Glossary> {
  return load(glossaries, `../../content/${language}/glossary.yaml`)
}

export async function loadCourse(): Promise<readonly CourseChapter[]> {
  return (await load(courses, '../../content/course.yaml')).chapters
}

function load<T>(modules: Readonly<Record<string, () => Promise<T>>>, path: string): Promise<T> {
  const fetch = modules[path]
  if (!fetch) throw new Error(`no content at ${path.replace('../../', '')}`)
  return fetch()
}
