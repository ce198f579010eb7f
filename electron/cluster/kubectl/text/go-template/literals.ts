/** The constants of a Go template. */
// Models: Go's strconv: Unquote, ParseInt, ParseFloat

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' }
const ESCAPE = /\\(u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|[0-7]{3}|.)/gs

export function stringOf(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1).replaceAll('\r', '') : unescaped(text.slice(1, -1))
}

/** A character is its number. */
export function characterOf(text: string): number {
  return unescaped(text.slice(1, -1)).codePointAt(0) ?? 0
}

export function numberOf(text: string): number {
  const digits = text.replaceAll('_', '')
  return /^[-+]0[xX]/.test(digits) ? (digits.startsWith('-') ? -1 : 1) * Number(digits.slice(1)) : Number(digits)
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_, escape: string) => {
    if (/^[uUx]./.test(escape)) return String.fromCodePoint(parseInt(escape.slice(1), 16))
    return /^[0-7]{3}$/.test(escape) ? String.fromCharCode(parseInt(escape, 8)) : (ESCAPES[escape] ?? escape)
  })
}
