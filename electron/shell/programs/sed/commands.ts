/** What a sed script is made of. */
import type { Regex } from '../../regex/regex'

export type Address =
  | { readonly type: 'line'; readonly line: number }
  | { readonly type: 'last' }
  | { readonly type: 'regex'; readonly regex: Regex | null }
  | { readonly type: 'step'; readonly first: number; readonly step: number }
  | { readonly type: 'after'; readonly lines: number }

export interface Substitution {
  /** Null: the last one that was used. */
  readonly regex: Regex | null
  readonly replacement: readonly Piece[]
  readonly isGlobal: boolean
  /** Which match is replaced first. */
  readonly number: number
  readonly prints: boolean
  readonly path: string | null
}

/** Text, a group (0 is the whole match), or a change of case. */
export type Piece = string | number | { readonly fold: 'U' | 'L' | 'u' | 'l' | 'E' }

export interface Command {
  readonly from: Address | null
  readonly to: Address | null
  readonly isNegated: boolean
  readonly name: string
  /** The text of `a`, `i`, `c`; a label; a file; the exit code of `q`. */
  readonly text: string
  readonly substitution: Substitution | null
  readonly transliteration: ReadonlyMap<string, string> | null
  /** Index of the command behind the block. */
  readonly end: number
}
