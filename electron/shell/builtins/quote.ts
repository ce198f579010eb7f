/** A word as it could be typed again. */
export function quotedWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}

/** As `printf %q` does: each sign that means something behind a backslash. */
export function escapedWord(word: string): string {
  if (word === '') return "''"
  if (/[\n\t]/.test(word)) return `$'${word.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}'`
  return word.replace(/[^\w@%+=:./-]/g, '\\$&')
}

/** Quotes only where they are needed, as `set -x` does. */
export function quotedForTrace(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quotedWord(word)
}
