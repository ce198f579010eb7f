/** What an awk program is made of. */
import type { Regex } from '../../regex/regex'

export type Expression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'regex'; readonly regex: Regex }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'index'; readonly name: string; readonly keys: readonly Expression[] }
  | { readonly type: 'field'; readonly index: Expression }
  | { readonly type: 'assign'; readonly operator: string; readonly target: Target; readonly value: Expression }
  | { readonly type: 'step'; readonly target: Target; readonly by: 1 | -1; readonly isPrefix: boolean }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly type: 'in'; readonly keys: readonly Expression[]; readonly name: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly type: 'group'; readonly expressions: readonly Expression[] }

export type Target = Extract<Expression, { type: 'name' | 'index' | 'field' }>

export interface Destination {
  readonly path: Expression
  readonly isAppending: boolean
}

export type Statement =
  | { readonly type: 'expression'; readonly expression: Expression }
  | { readonly type: 'print' | 'printf'; readonly values: readonly Expression[]; readonly to: Destination | null }
  | { readonly type: 'if'; readonly test: Expression; readonly yes: Statement; readonly no: Statement | null }
  | { readonly type: 'loop'; readonly before: Statement | null; readonly test: Expression | null; readonly after: Statement | null; readonly body: Statement; readonly testsLast: boolean } // prettier-ignore
  | { readonly type: 'each'; readonly name: string; readonly array: string; readonly body: Statement }
  | { readonly type: 'block'; readonly statements: readonly Statement[] }
  | { readonly type: 'delete'; readonly name: string; readonly keys: readonly Expression[] | null }
  | { readonly type: 'leave'; readonly how: 'break' | 'continue' | 'next' }
  | { readonly type: 'exit' | 'return'; readonly value: Expression | null }

export interface Rule {
  readonly when: 'BEGIN' | 'END' | Expression | null
  /** The other end of a range. */
  readonly until: Expression | null
  /** Null prints the line. */
  readonly body: Statement | null
}

export interface AwkFunction {
  readonly parameters: readonly string[]
  readonly body: Statement
}

export interface AwkProgram {
  readonly rules: readonly Rule[]
  readonly functions: ReadonlyMap<string, AwkFunction>
}
