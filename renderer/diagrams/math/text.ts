/** How wide a text will be, without asking the page: layout is pure and runs in tests. Guesses err on the wide side. */

export type Font = 'sans' | 'mono'

/** JetBrains Mono: every glyph is 0.6 em. */
const MONO_EM = 0.6
/** Advances of Inter at weight 600, its widest on the stage, in hundredths of an em: letters that are equally wide share a row. */
const ADVANCES: Readonly<Record<string, number>> = perLetter({
  25: ' ',
  26: 'ijl',
  28: 'I',
  32: '!,.:·',
  35: "'|;`t",
  38: '/()[]\\f',
  40: 'r',
  42: '1›',
  47: '-_{}^',
  52: '"–',
  55: 's*?',
  58: 'ackLxzFJ7',
  61: 'ehnouvyEbdpqg256',
  65: '34890BPRSTZ#$%&',
  67: '+<=>~×−',
  74: 'ACDGHKNOQUVXY',
  84: 'w→',
  92: 'mM',
  100: '…@W—✕●',
})
/** Of a letter that is not in the table. */
const UNKNOWN = 100
/** A fallback font may be a little wider. */
const SAFETY = 1.03
const ELLIPSIS = '…'

export function textWidth(text: string, sizePx: number, font: Font = 'sans'): number {
  if (font === 'mono') return text.length * MONO_EM * sizePx
  let em = 0
  for (const letter of text) em += emOf(letter)
  return em * sizePx * SAFETY
}

function emOf(letter: string): number {
  return (ADVANCES[letter] ?? UNKNOWN) / 100
}

function perLetter(rows: Readonly<Record<number, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([advance, letters]) => Array.from(letters, (one) => [one, Number(advance)])),
  )
}

/** The text, or its beginning and end with `…` between: the end of a generated name is what tells it apart. */
export function truncateMiddle(text: string, widthPx: number, sizePx: number, font: Font = 'sans'): string {
  if (textWidth(text, sizePx, font) <= widthPx) return text
  for (let kept = text.length - 1; kept > 0; kept--) {
    const tail = Math.ceil(kept / 2)
    const shorter = `${text.slice(0, kept - tail)}${ELLIPSIS}${text.slice(text.length - tail)}`
    if (textWidth(shorter, sizePx, font) <= widthPx) return shorter
  }
  return textWidth(ELLIPSIS, sizePx, font) <= widthPx ? ELLIPSIS : ''
}

/** The text, cut at its end: for sentences, whose beginning matters most. */
export function truncateEnd(text: string, widthPx: number, sizePx: number, font: Font = 'sans'): string {
  if (textWidth(text, sizePx, font) <= widthPx) return text
  let shorter = text
  while (shorter !== '' && textWidth(shorter + ELLIPSIS, sizePx, font) > widthPx) shorter = shorter.slice(0, -1)
  return shorter === '' ? '' : shorter.trimEnd() + ELLIPSIS
}
