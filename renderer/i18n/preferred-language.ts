import type { Language } from '../stores/settings-record'

/** The language of a first start: Hinglish for those whose system speaks Hindi. */
export function preferredLanguage(systemLanguages: readonly string[]): Language {
  const first = systemLanguages.find((tag) => /^(en|hi)\b/i.test(tag))
  return first?.toLowerCase().startsWith('hi') ? 'hi-Latn' : 'en'
}
