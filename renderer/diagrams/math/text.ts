/** How wide a text will be, without asking the page: layout is pure and runs in tests. Guesses err on the wide side. */

export type Font = 'sans' | 'mono'

/** JetBrains Mono: every glyph is 0.6 em. */
const MONO_EM = 0.6
/** Inter at medium weight, by the classes of letters that differ most; a fallback font may be a little wider. */
const NARROW = /[iljtfI.,:;'|!()[\]]/
const WIDE = /[mwMW@%…—✕●]/
const CAPITAL = /[A-Z0-9_&#?+=<>~]/
const SAFETY = 1.04
const ELLIPSIS = '…'

export function textWidth(text: string, sizePx: number, font: Font = 'sans'): number {
  if (font === 'mono') return text.length * MONO_EM * sizePx
  let em = 0
  for (const letter of text) em += emOf(letter)
  return em * sizePx * SAFETY
}

function emOf(letter: string): number {
  if (letter === ' ') return 0.3
  if (NARROW.test(letter)) return 0.36
  if (WIDE.test(letter)) return 0.92
  return CAPITAL.test(letter) ? 0.69 : 0.6
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
