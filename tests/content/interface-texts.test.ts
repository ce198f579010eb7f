import { describe, expect, it } from 'vitest'
import { filesOf, readText, readYaml } from './checks/content'
import type { Finding } from './checks/finding'
import { expectNothing } from './checks/finding'
import type { SpellingRules } from './checks/hinglish'
import { checkScript, checkSpelling } from './checks/hinglish'
import { difference } from './checks/parity'

const rules = readYaml('hinglish.yaml') as SpellingRules
const files = filesOf('en').filter((file) => file.endsWith('.json') && filesOf('hi-Latn').includes(file))

describe.each(files)('interface texts of %s', (file) => {
  const [english, hinglish] = [leaves(file, 'en'), leaves(file, 'hi-Latn')]

  it('have the same keys in both languages', () => {
    expect(difference([...english.keys()], [...hinglish.keys()])).toBeNull()
  })

  it('have the same placeholders', () => {
    const findings = [...english].flatMap(([key, text]): Finding[] => {
      const what = difference(placeholdersOf(text), placeholdersOf(hinglish.get(key) ?? ''))
      return what ? [{ file: `content/hi-Latn/${file}`, row: 1, what: `${key}: ${what}`, remedy: 'keep the {{…}} of English' }] : [] // prettier-ignore
    })
    expectNothing(findings)
  })

  it.each(['en', 'hi-Latn'] as const)(
    'have both plural forms in %s, and none that says 1 where 0 may stand',
    (language) => {
      const texts = leaves(file, language)
      const stems = [...texts.keys()].flatMap((key) => /^(.*)_(one|other)$/.exec(key)?.[1] ?? [])
      for (const stem of stems) {
        expect(texts.has(`${stem}_one`), `${stem}_one`).toBe(true)
        expect(texts.has(`${stem}_other`), `${stem}_other`).toBe(true)
        // In Hinglish 0 takes the form "one".
        if (language === 'hi-Latn') expect(texts.get(`${stem}_one`)).not.toMatch(/\b1\b/)
      }
    },
  )

  it('are spelt as the course spells', () => {
    const prose = [...hinglish].map(([key, text]) => ({ file: `content/hi-Latn/${file} ${key}`, row: 1, text: text.replaceAll(/\{\{.*?\}\}/g, '') })) // prettier-ignore
    expectNothing(prose.flatMap((part) => [...checkSpelling(part, rules), ...checkScript(part)]))
  })
})

function placeholdersOf(text: string): readonly string[] {
  return text.match(/\{\{.*?\}\}/g) ?? []
}

function leaves(file: string, language: 'en' | 'hi-Latn'): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') found.set(path, value)
    else for (const [key, child] of Object.entries(value as object)) walk(child, path === '' ? key : `${path}.${key}`)
  }
  walk(JSON.parse(readText(`${language}/${file}`)), '')
  return found
}
