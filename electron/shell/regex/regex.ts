/** Regular expressions of learners: matched in linear time, so that no pattern can stop the app. */
import { RE2JS } from 're2js'

export class RegexError extends Error {}

export interface Match {
  readonly start: number
  readonly end: number
  /** The whole, then each group; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[]
}

export interface RegexOptions {
  readonly ignoreCase?: boolean
  /** The longest of several matches, as POSIX wants it; otherwise the first that is tried, as in Perl. */
  readonly longest?: boolean
  /** `.` matches a line break too. */
  readonly dotAll?: boolean
  /** `^` and `$` at each line. */
  readonly multiline?: boolean
}

export class Regex {
  private readonly compiled: RE2JS

  /** `source` is in RE2's own syntax. */
  constructor(source: string, { ignoreCase, longest, dotAll, multiline }: RegexOptions = {}) {
    const flags =
      (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
      (longest ? RE2JS.LONGEST_MATCH : 0) |
      (dotAll ? RE2JS.DOTALL : 0) |
      (multiline ? RE2JS.MULTILINE : 0)
    try {
      this.compiled = RE2JS.compile(source, flags)
    } catch (error) {
      throw new RegexError(wordsFor(error instanceof Error ? error.message : String(error)))
    }
  }

  test(text: string): boolean {
    return this.compiled.matcher(text).find()
  }

  /** The first match that begins at `from` or later. */
  match(text: string, from = 0): Match | null {
    const matcher = this.compiled.matcher(text)
    if (!matcher.find(from)) return null
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? undefined)
    return { start: matcher.start(), end: matcher.end(), groups }
  }

  /** All matches, from left to right; an empty one right behind another does not count. */
  matches(text: string): readonly Match[] {
    const found: Match[] = []
    for (let from = 0; from <= text.length;) {
      const match = this.match(text, from)
      if (!match) break
      const isBehindAnother = match.end === match.start && found.at(-1)?.end === match.start
      if (!isBehindAnother) found.push(match)
      from = match.end > match.start ? match.end : match.end + 1
    }
    return found
  }

  /** Names of the groups that have one, by their number. */
  groupNames(): ReadonlyMap<number, string> {
    return new Map(Object.entries(this.compiled.namedGroups()).map(([name, index]) => [index, name]))
  }
}

/** In the words of the GNU tools, where they have some. */
function wordsFor(message: string): string {
  const said = message.replace(/^error parsing regexp: /, '')
  if (said.startsWith('missing closing )')) return 'Unmatched ( or \\('
  if (said.startsWith('unexpected )')) return 'Unmatched ) or \\)'
  if (said.startsWith('missing closing ]')) return 'Unmatched [, [^, [:, [., or [='
  if (said.startsWith('trailing backslash')) return 'Trailing backslash'
  if (said.startsWith('invalid repeat count')) return 'Regular expression too big'
  if (said.startsWith('invalid character class range')) return 'Invalid range end'
  return said
}
