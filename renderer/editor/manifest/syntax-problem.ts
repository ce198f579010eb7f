/** What is wrong with the YAML itself, in the app's own words. */
import type { YAMLError } from 'yaml'
import type { Problem, ProblemKey } from './problem'

const KEYS: Readonly<Record<string, ProblemKey>> = {
  ALIAS_PROPS: 'syntaxAlias',
  BAD_ALIAS: 'syntaxAlias',
  BAD_DQ_ESCAPE: 'syntaxEscape',
  BAD_INDENT: 'syntaxIndent',
  BAD_SCALAR_START: 'syntaxStart',
  BLOCK_AS_IMPLICIT_KEY: 'syntaxNested',
  BLOCK_IN_FLOW: 'syntaxNested',
  DUPLICATE_KEY: 'syntaxOther',
  MISSING_CHAR: 'syntaxMissing',
  MULTILINE_IMPLICIT_KEY: 'syntaxNoColon',
  TAB_AS_INDENT: 'syntaxTab',
}

export function syntaxProblem(
  { code, message, pos }: YAMLError,
  text: string,
  quoteBefore: (offset: number) => number | undefined,
): Problem {
  const key = keyOf(code, message)
  // A quote that is never closed is noticed at the end of everything; it is wrong where it opens.
  const opened = /closing ["'\w]*quote/.test(message) ? quoteBefore(pos[0]) : undefined
  const [from, to] = [opened ?? pos[0], Math.max(pos[1], pos[0])]
  // Marked up to the end of its row: a mistake that reaches further is seen where it begins.
  const rowEnd = text.indexOf('\n', from)
  const end = Math.min(to, rowEnd === -1 ? text.length : Math.max(rowEnd, from + 1))
  return { from, to: Math.max(end, Math.min(from + 1, text.length)), severity: 'error', key, values: {} }
}

function keyOf(code: string, message: string): ProblemKey {
  if (/\btabs?\b/i.test(message) && code !== 'BAD_DQ_ESCAPE') return 'syntaxTab'
  if (/followed by map values|keys need to be on a single line/.test(message)) return 'syntaxNoColon'
  return /end with a [\]}]/.test(message) ? 'syntaxMissing' : (KEYS[code] ?? 'syntaxOther')
}
