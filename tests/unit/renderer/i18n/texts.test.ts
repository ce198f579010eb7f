import { describe, expect, it } from 'vitest'
import { createI18n } from '../../../../renderer/i18n/create-i18n'
import { preferredLanguage } from '../../../../renderer/i18n/preferred-language'
import { textsOf } from '../../../../renderer/i18n/texts'

/** `['ui.keys.title', 'Keyboard map']` for every text. */
function flatten(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value as object, `${path}${key}.`),
  )
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
const en = new Map(flatten(textsOf('en')))
const hi = new Map(flatten(textsOf('hi-Latn')))

describe('the texts of both languages', () => {
  it('have the same keys', () => {
    expect([...hi.keys()].sort()).toEqual([...en.keys()].sort())
  })

  it.each([...en])('speak of the same things: %s', (key, text) => {
    expect(placeholders(hi.get(key) ?? '')).toEqual(placeholders(text))
  })

  it.each([...en, ...hi].filter(([key]) => key.endsWith('_one')))(
    'never write 1 where 0 is meant too: %s',
    (_key, text) => {
      expect(text).not.toMatch(/\b(1|one|ek)\b/i)
    },
  )

  it.each([...hi])('are plain Latin letters: %s', (_key, text) => {
    expect(text).toMatch(/^[\x20-\x7e…–›×·•→←↑↓“”’′³]*$/)
  })

  it.each([...hi])('keep to the one spelling: %s', (_key, text) => {
    expect(text).not.toMatch(
      /\b(he|h|hei|hein|me|mei|nhi|nahin|kyu|kyon|bhai|yaar|tum|pe|ye|wo|fir|jyada|accha|karen|kijiye)\b/,
    )
  })
})

describe('i18n', () => {
  it('switches between the languages', async () => {
    const i18n = createI18n('en')
    expect(i18n.t('ui.keys.close')).toBe('Close')
    await i18n.changeLanguage('hi-Latn')
    expect(i18n.t('ui.keys.close')).toBe('Band karein')
  })

  it('uses the plural of the language: 0 is "one" in Hinglish', () => {
    const minutes = (language: 'en' | 'hi-Latn', count: number) => createI18n(language).t('notes.minutes', { count })
    expect([0, 1, 2].map((count) => minutes('en', count))).toEqual(['0 minutes', '1 minute', '2 minutes'])
    expect([0, 1, 2].map((count) => minutes('hi-Latn', count))).toEqual(['0 minute', '1 minute', '2 minute'])
  })

  it('tells of a text that nobody wrote', () => {
    const missing: string[] = []
    const i18n = createI18n('en', (key) => missing.push(key))
    // @ts-expect-error -- a key that nobody wrote does not even compile
    i18n.t('ui.nowhere')
    expect(missing).toEqual(['ui.nowhere'])
  })

  it.each`
    system                | language
    ${['en-IN']}          | ${'en'}
    ${['hi-IN', 'en-IN']} | ${'hi-Latn'}
    ${['fr-FR', 'hi']}    | ${'hi-Latn'}
    ${['ta-IN']}          | ${'en'}
    ${[]}                 | ${'en'}
  `(
    'begins with $language on a system that speaks $system',
    ({ system, language }: { system: string[]; language: string }) => {
      expect(preferredLanguage(system)).toBe(language)
    },
  )
})
