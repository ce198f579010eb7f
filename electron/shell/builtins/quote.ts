/** A word as it could be typed again. */
export function quotedWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}

/** Quotes only where they are needed, as `set -x` and `printf %q` do. */
export function quotedForTrace(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quotedWord(word)
}
