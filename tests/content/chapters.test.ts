import { describe, expect, it } from 'vitest'
import { formatNoteError } from '../../renderer/notes/parse/note-error'
import { parseNote } from '../../renderer/notes/parse-note'
import { chapters, filesOf, names, readGlossary, readNote, readText, readYaml } from './checks/content'
import { expectNothing } from './checks/finding'
import { flatten } from './checks/flatten'
import type { Prose, SpellingRules } from './checks/hinglish'
import { checkAgreement, checkKnownWords, checkLength, checkScript, checkSpelling, mixOf, tokensOf } from './checks/hinglish' // prettier-ignore
import { checkParity } from './checks/parity'

const rules = readYaml('hinglish.yaml') as SpellingRules
const [english, hinglish] = [readGlossary('en'), readGlossary('hi-Latn')]

const known = knownWords()

describe('the course', () => {
  it('has the same files in both languages', () => {
    expect(filesOf('hi-Latn')).toEqual(filesOf('en'))
  })

  it('has its 20 chapters in their order', () => {
    const { chapters: all } = readYaml('course.yaml') as { chapters: { id: string }[] }
    expect(all).toHaveLength(20)
    expect(new Set(all.map((chapter) => chapter.id)).size).toBe(20)
  })

  it('words every glossary term in both languages', () => {
    expect(Object.keys(english)).toEqual(names.terms)
    expect(Object.keys(hinglish)).toEqual(names.terms)
    expect(names.terms).toEqual(names.terms.toSorted())
  })
})

describe.each(chapters)('chapter %s', (chapter) => {
  const [en, hi] = [readNote('en', chapter), readNote('hi-Latn', chapter)]
  const prose = proseOf(hi)
  const englishText = proseOf(en)
    .map(({ text }) => text)
    .join('\n')

  it.each(['en', 'hi-Latn'] as const)('compiles in %s', (language) => {
    const file = `content/${language}/${chapter}.md`
    expect(
      parseNote(file, readText(`${language}/${chapter}.md`), names)
        .errors.map(formatNoteError)
        .join('\n'),
    ).toBe('')
  })

  it('says the same in both languages: blocks, ids, code, directives, figures, length', () => {
    expectNothing(checkParity(en, hi))
  })

  it('teaches as every chapter must: a scene, a prediction, something to break, a simplification, three cards', () => {
    const shapes = flatten(en.note).map((block) => block.shape.split(/[ :]/)[0])
    for (const part of ['scene', 'predict', 'step', 'break', 'misconception', 'simplified'])
      expect(shapes).toContain(part)
    expect(shapes.filter((shape) => shape === 'card')).toHaveLength(3)
    expect(en.note.minutes).toBeGreaterThanOrEqual(6)
    expect(en.note.minutes).toBeLessThanOrEqual(12)
  })

  it('is spelt as the course spells, in plain Roman letters, to a reader who is aap', () => {
    expectNothing(prose.flatMap((part) => [...checkSpelling(part, rules), ...checkScript(part)]))
  })

  it('uses only words that are in a list', () => {
    expectNothing(prose.flatMap((part) => checkKnownWords(part, known)))
  })

  it('speaks in short sentences whose verbs agree', () => {
    expectNothing(prose.flatMap((part) => [...checkLength(part), ...checkAgreement(part)]))
    expectNothing(proseOf(en).flatMap(checkLength))
  })

  it('mixes English into Hinglish as people do', () => {
    const mix = mixOf(prose.map(({ text }) => text).join('\n'), englishText)
    expect(mix).toBeGreaterThan(0.25)
    expect(mix).toBeLessThan(0.6)
  })
})

describe('the Hinglish glossary', () => {
  it.each(Object.entries(hinglish))('%s is written by the rules', (term, { name, gloss }) => {
    const prose: Prose = { file: 'content/hi-Latn/glossary.yaml', row: names.terms.indexOf(term) * 3 + 1, text: gloss }
    expectNothing(
      [
        checkSpelling(prose, rules),
        checkScript(prose),
        checkLength(prose),
        checkAgreement(prose),
        checkKnownWords(prose, known),
      ].flat(),
    )
    expect(name).toBe(english[term]?.name)
  })
})

/** The words of the English texts, the glossary's names, and the lists. */
function knownWords(): ReadonlySet<string> {
  const texts = [
    ...chapters.flatMap((chapter) => proseOf(readNote('en', chapter)).map(({ text }) => text)),
    ...Object.values(english).map(({ gloss }) => gloss),
  ]
  const lists = [rules.words, rules.english, Object.keys(rules.spelling), names.terms, Object.values(english).map(({ name }) => name)] // prettier-ignore
  return new Set([...texts, ...lists.flat()].flatMap(tokensOf).map((word) => word.toLowerCase()))
}

function proseOf({ file, note }: ReturnType<typeof readNote>): readonly Prose[] {
  const front = [note.title, note.summary].map((text) => ({ file, row: 1, text }))
  return [...front, ...flatten(note).flatMap(({ row, prose: texts }) => texts.map((text) => ({ file, row, text })))]
}
