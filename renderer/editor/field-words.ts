/** What fields mean, in a sentence of our own. */
import en from '../../content/en/editor/fields.json'
import hinglish from '../../content/hi-Latn/editor/fields.json'
import type { Language } from '../stores/settings-record'
import type { Slot } from './manifest/schema'

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

const WORDS: Readonly<Record<Language, Words>> = { en, 'hi-Latn': hinglish }

/** Null where nobody has written one yet. `Any` says what a field means wherever it stands. */
export function wordsFor(language: Language, { owner, field }: Pick<Slot, 'owner' | 'field'>): string | null {
  const words = WORDS[language]
  return words[owner]?.[field] ?? words['Any']?.[field] ?? null
}
