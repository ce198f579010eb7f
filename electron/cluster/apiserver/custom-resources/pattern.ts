/** Patterns that a stranger wrote: matched in time that grows with the text alone, as Go's own engine does. */
import { RE2JS } from 're2js'

const compiled = new Map<string, RE2JS | null>()
const MOST_KEPT = 256

/** Somewhere in the text, as in Kubernetes; a pattern that is none matches nothing. */
export function matches(pattern: string, text: string): boolean {
  return patternOf(pattern)?.matcher(text).find() ?? false
}

function patternOf(pattern: string): RE2JS | null {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  if (compiled.size >= MOST_KEPT) compiled.clear()
  let made: RE2JS | null = null
  try {
    made = RE2JS.compile(pattern)
  } catch {
    // Refused when the definition was made; a pattern that came in otherwise matches nothing.
  }
  compiled.set(pattern, made)
  return made
}
