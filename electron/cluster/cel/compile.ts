/** From text to something that can be computed, or to what is wrong with it. */
// Models: k8s.io/apiserver/pkg/admission/plugin/cel/compile.go
// Simplified: names of objects are of any type: whether a kind has such a field is found out when the expression is run.
import type { ASTNode } from '@marcbachmann/cel-js'
import { Budget } from './budget'
import { CelError } from './cel-error'
import { checkerFor } from './checker'
import { issueText } from './compile-error'
import { Evaluator, type Scope } from './evaluator'
import { FUNCTIONS } from './functions'
import { withoutStructLiterals } from './struct-literals'
import type { CelValue } from './values'

export interface Program {
  readonly source: string
  /** Computes the value; throws a `CelError` when there is none. */
  run(scope: Scope, budget?: Budget): CelValue
}

/** What a caller wants an expression to be. */
export type Wanted = 'bool' | 'string' | 'any'

export interface Declared {
  /** The names that the expression may use. */
  readonly variables: readonly string[]
  readonly wanted: Wanted
}

/** The program, or the words in which the API tells why there is none. */
export function compile(source: string, { variables, wanted }: Declared): Program | string {
  const environment = checkerFor(variables)
  let ast: ASTNode
  try {
    const parsed = environment.parse(withoutStructLiterals(source))
    const { valid, type = 'dyn', error } = parsed.check()
    if (!valid) return `compilation failed: ${issueText(source, error)}`
    if (wanted !== 'any' && type !== wanted && type !== 'dyn') return `must evaluate to ${wanted}`
    ast = parsed.ast
  } catch (error) {
    return `compilation failed: ${issueText(source, error)}`
  }
  return { source, run: (scope, budget = new Budget()) => run(ast, scope, budget) }
}

/** A tree that is too deep for the stack is refused as one that costs too much. */
function run(ast: ASTNode, scope: Scope, budget: Budget): CelValue {
  try {
    return new Evaluator(FUNCTIONS, budget).run(ast, scope)
  } catch (error) {
    if (error instanceof RangeError) throw new CelError('operation cancelled: actual cost limit exceeded')
    throw error
  }
}
