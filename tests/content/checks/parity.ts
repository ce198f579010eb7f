/** Both languages say the same: same shape, same code, same ids, same figures, about the same length. */
import type { NoteFile } from './content'
import type { Finding } from './finding'
import type { FlatBlock } from './flatten'
import { flatten } from './flatten'

export function checkParity(english: NoteFile, hinglish: NoteFile): readonly Finding[] {
  const pair = [flatten(english.note), flatten(hinglish.note)] as const
  return [
    ...checkFrontMatter(english, hinglish),
    ...checkBlocks(...pair, hinglish.file),
    ...sectionsOf(pair[0]).flatMap((section) => checkSection(section, ...pair, hinglish.file)),
  ]
}

function checkFrontMatter(english: NoteFile, hinglish: NoteFile): readonly Finding[] {
  return (['id', 'minutes'] as const)
    .filter((key) => english.note[key] !== hinglish.note[key])
    .map((key) => ({
      file: hinglish.file,
      row: 1,
      what: `${key} differs from English`,
      remedy: `write ${english.note[key]}`,
    }))
}

function checkBlocks(english: readonly FlatBlock[], hinglish: readonly FlatBlock[], file: string): readonly Finding[] {
  const findings: Finding[] = []
  for (const [index, block] of english.entries()) {
    const twin = hinglish[index]
    if (twin?.shape !== block.shape || twin.id !== block.id) {
      // What follows a missing or extra block is shifted; one finding says where it begins.
      const row = twin?.row ?? hinglish.at(-1)?.row ?? 1
      return [...findings, { file, row, what: `found ${twin?.shape ?? 'the end'}`, remedy: `English row ${block.row} has ${block.shape}` }] // prettier-ignore
    }
    for (const part of ['code', 'references'] as const) {
      const what = difference(block[part], twin[part])
      if (what)
        findings.push({
          file,
          row: twin.row,
          what: `${part}: ${what}`,
          remedy: `compare with English row ${block.row}`,
        })
    }
  }
  const extra = hinglish[english.length]
  return extra
    ? [...findings, { file, row: extra.row, what: `extra ${extra.shape}`, remedy: 'English ends before it' }]
    : findings
}

function sectionsOf(blocks: readonly FlatBlock[]): readonly string[] {
  return [...new Set(blocks.map((block) => block.section))]
}

function checkSection(
  section: string,
  english: readonly FlatBlock[],
  hinglish: readonly FlatBlock[],
  file: string,
): readonly Finding[] {
  const [from, to] = [proseIn(section, english), proseIn(section, hinglish)]
  const row = hinglish.find((block) => block.section === section)?.row ?? 1
  const figures = difference(numbersIn(from), numbersIn(to))
  const findings = figures
    ? [{ file, row, what: `figures of #${section}: ${figures}`, remedy: 'say the same numbers' }]
    : []
  const ratios = [
    ['words', wordsIn(to).length / wordsIn(from).length, 0.75, 1.5],
    ['characters', to.length / from.length, 0.85, 1.55],
  ] as const
  return ratios.reduce<readonly Finding[]>((found, [unit, ratio, low, high]) => {
    if (ratio >= low && ratio <= high) return found
    return [...found, { file, row, what: `#${section} has ${ratio.toFixed(2)} × the ${unit} of English`, remedy: `keep it within ${low} to ${high}` }] // prettier-ignore
  }, findings)
}

function proseIn(section: string, blocks: readonly FlatBlock[]): string {
  return blocks.flatMap((block) => (block.section === section ? block.prose : [])).join('\n')
}

export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}`…][\p{L}\p{N}.×'`…-]*/gu) ?? []
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] // prettier-ignore

/** Figures of 2 and more; English number words count as figures, `one` and `ek` never count. */
export function numbersIn(text: string): readonly string[] {
  const asFigures = text.replaceAll(/[A-Za-z]+/g, (word) => {
    if (word.toLowerCase() === 'twice') return '2'
    const value = numberWords.indexOf(word.toLowerCase())
    return value > 1 ? String(value) : word
  })
  return (asFigures.match(/\d+(?:[.:,]\d+)*/g) ?? []).filter((figure) => figure !== '0' && figure !== '1')
}

/** Compares two multisets; `null` when they are equal. */
export function difference(expected: readonly string[], actual: readonly string[]): string | null {
  const missing = subtract(expected, actual)
  const extra = subtract(actual, expected)
  if (missing.length + extra.length === 0) return null
  return [missing.length ? `missing ${missing.join(', ')}` : '', extra.length ? `extra ${extra.join(', ')}` : '']
    .filter((part) => part !== '')
    .join('; ')
}

function subtract(from: readonly string[], what: readonly string[]): readonly string[] {
  const rest = [...from]
  for (const item of what) {
    const at = rest.indexOf(item)
    if (at >= 0) rest.splice(at, 1)
  }
  return rest
}
