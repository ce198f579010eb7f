/** What a jq filter is made of. */
import type { Json } from './json'

export type Node =
  | { readonly type: 'identity' | 'recurse' }
  | { readonly type: 'index'; readonly target: Node; readonly key: Node }
  | { readonly type: 'slice'; readonly target: Node; readonly from: Node | null; readonly to: Node | null }
  | { readonly type: 'iterate'; readonly target: Node }
  | { readonly type: 'literal'; readonly value: Json }
  | { readonly type: 'string'; readonly parts: readonly (string | Node)[]; readonly format: string }
  | { readonly type: 'format'; readonly name: string }
  | { readonly type: 'array'; readonly body: Node | null }
  | { readonly type: 'object'; readonly members: readonly { readonly key: Node; readonly value: Node }[] }
  | { readonly type: 'negate'; readonly body: Node }
  | { readonly type: 'pipe' | 'comma'; readonly left: Node; readonly right: Node }
  | { readonly type: 'alternative'; readonly left: Node; readonly right: Node }
  | { readonly type: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly type: 'update'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly type: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node | null }
  | { readonly type: 'try'; readonly body: Node; readonly handler: Node | null }
  | { readonly type: 'reduce'; readonly source: Node; readonly pattern: Pattern; readonly start: Node; readonly step: Node } // prettier-ignore
  | { readonly type: 'foreach'; readonly source: Node; readonly pattern: Pattern; readonly start: Node; readonly step: Node; readonly result: Node | null } // prettier-ignore
  | { readonly type: 'define'; readonly definition: Definition; readonly body: Node }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'bind'; readonly source: Node; readonly pattern: Pattern; readonly body: Node }
  | { readonly type: 'label'; readonly name: string; readonly body: Node }
  | { readonly type: 'break'; readonly name: string }

/** `$x`, `[$a, $b]`, `{a: $x}`. */
export type Pattern =
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'array'; readonly items: readonly Pattern[] }
  | { readonly type: 'object'; readonly members: readonly { readonly key: Node; readonly variable: string | null; readonly pattern: Pattern | null }[] } // prettier-ignore

export interface Definition {
  readonly name: string
  /** A parameter that begins with `$` is a value, others are filters. */
  readonly parameters: readonly string[]
  readonly body: Node
}
