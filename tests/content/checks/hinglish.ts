/** The rules of written Hinglish that a machine can check. */
import type { Finding } from './finding'

export interface SpellingRules {
  readonly spelling: Readonly<Record<string, readonly string[]>>
  readonly words: readonly string[]
  readonly english: readonly string[]
  readonly falseFriends: Readonly<Record<string, string>>
  readonly falseFriendsAllowed: readonly string[]
  readonly register: readonly string[]
  readonly sms: readonly string[]
}

/** One stretch of prose and where it stands. */
export interface Prose {
  readonly file: string
  readonly row: number
  readonly text: string
}

const MAX_SENTENCE_WORDS = 25
const MAX_PARAGRAPH_SENTENCES = 4

/** Words alone: figures, inline code and names with figures in them are no language. */
export function tokensOf(text: string): readonly string[] {
  return (text.match(/(?<![\p{L}\p{N}./-])\p{L}+(?:-\p{L}+)*(?![\p{L}\p{N}])/gu) ?? []).flatMap((word) =>
    word.split('-'),
  )
}

export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.?!])\s+/).filter((sentence) => /\p{L}/u.test(sentence))
}

export function checkSpelling(prose: Prose, rules: SpellingRules): readonly Finding[] {
  const rejected = rejectedSpellings(rules)
  const words = tokensOf(prose.text).map((word) => word.toLowerCase())
  return words.flatMap((word, index) => {
    const right = rejected.get(word)
    if (right !== undefined) return [found(prose, `"${word}" is not the course's spelling`, `write ${right}`)]
    if (rules.register.includes(word)) return [found(prose, `"${word}" is too familiar`, 'the reader is aap')]
    if (rules.sms.includes(word)) return [found(prose, `"${word}" is a short form`, 'write the whole word')]
    const meant = rules.falseFriends[word]
    const inPair = rules.falseFriendsAllowed.includes(`${word} ${words[index + 1] ?? ''}`)
    return meant === undefined || inPair ? [] : [found(prose, `"${word}" reads as English`, `write ${meant}`)]
  })
}

function rejectedSpellings(rules: SpellingRules): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(rules.spelling).flatMap(([right, wrong]) => wrong.map((word) => [word, right] as const)),
  )
}

/** Every word is known: to the English twin, the glossary, or the lists. */
export function checkKnownWords(prose: Prose, known: ReadonlySet<string>): readonly Finding[] {
  return tokensOf(prose.text)
    .filter((word) => !known.has(word.toLowerCase()))
    .map((word) => found(prose, `"${word}" is in no list`, 'use a listed word, or add it to content/hinglish.yaml'))
}

export function checkScript(prose: Prose): readonly Finding[] {
  const strange = /[^\p{ASCII}×–…’“”›→·]/u.exec(prose.text)
  const stretched = /(\p{L})\1\1/u.exec(prose.text)
  return [
    ...(strange ? [found(prose, `"${strange[0]}" is not plain Latin`, 'write it in Roman letters without marks')] : []),
    ...(stretched ? [found(prose, `"${stretched[0]}" is stretched`, 'write the word plainly')] : []),
  ]
}

export function checkLength(prose: Prose): readonly Finding[] {
  const sentences = sentencesOf(prose.text)
  const long = sentences.filter((sentence) => sentence.split(/\s+/).length > MAX_SENTENCE_WORDS)
  return [
    ...long.map((text) => found(prose, `a sentence of ${text.split(/\s+/).length} words: "${text}"`, `keep it under ${MAX_SENTENCE_WORDS + 1}`)), // prettier-ignore
    ...(sentences.length > MAX_PARAGRAPH_SENTENCES
      ? [found(prose, `a paragraph of ${sentences.length} sentences`, `keep it under ${MAX_PARAGRAPH_SENTENCES + 1}`)]
      : []),
  ]
}

/** A heuristic: it knows the endings -te and -ta, and the subjects aap and hum. */
export function checkAgreement(prose: Prose): readonly Finding[] {
  const clauses = prose.text.toLowerCase().split(/[.,;:?!()]+/)
  return clauses.flatMap((clause) => {
    if (/\b(?!write|delete|state|update|complete)\w+te hai\b/.test(clause))
      return [found(prose, `"${clause.trim()}": -te with hai`, 'write hain')]
    if (/\b\w+ta hain\b/.test(clause)) return [found(prose, `"${clause.trim()}": -ta with hain`, 'write hai')]
    if (/^\s*(aap|hum)\b.*\bhai$/.test(clause))
      return [found(prose, `"${clause.trim()}": aap or hum with hai`, 'write hain')]
    return []
  })
}

/** The share of words that the English twin has too. */
export function mixOf(hinglish: string, english: string): number {
  const inEnglish = new Set(tokensOf(english).map((word) => word.toLowerCase()))
  const words = tokensOf(hinglish).map((word) => word.toLowerCase())
  return words.filter((word) => inEnglish.has(word)).length / words.length
}

function found({ file, row }: Prose, what: string, remedy: string): Finding {
  return { file, row, what, remedy }
}
