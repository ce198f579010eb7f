/** Calls that look into their arguments before they are values. */
// Models: github.com/google/cel-go/parser/macro.go; ext/bindings.go; cel/library.go: optMap, optFlatMap
import type { ASTNode } from '@marcbachmann/cel-js'
import { CelError, CostExceeded, NO_SUCH_OVERLOAD } from './cel-error'
import { fieldOf, type Evaluator, type Scope } from './evaluator'
import { Optional, type CelList, type CelMap, type CelValue } from './values'

interface Macro {
  takes(receiver: ASTNode | null): boolean
  expand(evaluator: Evaluator, receiver: ASTNode, args: readonly ASTNode[], scope: Scope): CelValue
}

type Expand = Macro['expand']

const isNamed = (name: string) => (receiver: ASTNode | null) => receiver?.op === 'id' && receiver.args === name
const isAny = (receiver: ASTNode | null): boolean => receiver !== null
const isNone = (receiver: ASTNode | null): boolean => receiver === null

export const MACROS: ReadonlyMap<string, Macro> = new Map([
  ['has/1', { takes: isNone, expand: has }],
  ['all/2', { takes: isAny, expand: quantified(false) }],
  ['exists/2', { takes: isAny, expand: quantified(true) }],
  ['exists_one/2', { takes: isAny, expand: (...call) => filtered(...call).length === 1 }],
  ['filter/2', { takes: isAny, expand: filtered }],
  ['map/2', { takes: isAny, expand: mapped }],
  ['map/3', { takes: isAny, expand: mapped }],
  ['optMap/2', { takes: isAny, expand: (...call) => ofOptional(call, (value) => new Optional(value)) }],
  ['optFlatMap/2', { takes: isAny, expand: (...call) => ofOptional(call, (value) => value) }],
  ['bind/3', { takes: isNamed('cel'), expand: bind }],
] satisfies readonly (readonly [string, Macro])[])

function has(evaluator: Evaluator, _receiver: ASTNode, [arg]: readonly ASTNode[], scope: Scope): CelValue {
  if (arg?.op !== '.' && arg?.op !== '.?') throw new CelError('invalid argument to has() macro')
  const operand = evaluator.run(arg.args[0], scope)
  const value = operand instanceof Optional ? operand.content : operand
  return value !== undefined && fieldOf(value, arg.args[1]) !== undefined
}

/** One item may decide, whatever is wrong with the others. */
function quantified(decisive: boolean): Expand {
  return (evaluator, receiver, [name, predicate], scope) => {
    let failure: unknown = null
    for (const item of itemsOf(evaluator.run(receiver, scope))) {
      try {
        if (evaluator.truth(predicate!, withName(scope, nameOf(name!), item)) === decisive) return decisive
      } catch (error) {
        if (error instanceof CostExceeded) throw error
        failure ??= error
      }
    }
    if (failure) throw failure as Error
    return !decisive
  }
}

function filtered(
  evaluator: Evaluator,
  receiver: ASTNode,
  [name, predicate]: readonly ASTNode[],
  scope: Scope,
): CelList {
  const items = itemsOf(evaluator.run(receiver, scope))
  return items.filter((item) => evaluator.truth(predicate!, withName(scope, nameOf(name!), item)))
}

function mapped(evaluator: Evaluator, receiver: ASTNode, args: readonly ASTNode[], scope: Scope): CelList {
  const [name, predicate] = args
  const transform = args.at(-1)!
  const chosen =
    args.length === 3
      ? filtered(evaluator, receiver, [name!, predicate!], scope)
      : itemsOf(evaluator.run(receiver, scope))
  return chosen.map((item) => evaluator.run(transform, withName(scope, nameOf(name!), item)))
}

function ofOptional(
  [evaluator, receiver, [name, transform], scope]: Parameters<Expand>,
  wrap: (value: CelValue) => CelValue,
): CelValue {
  const value = evaluator.run(receiver, scope)
  if (!(value instanceof Optional)) throw new CelError(NO_SUCH_OVERLOAD)
  if (value.content === undefined) return value
  return wrap(evaluator.run(transform!, withName(scope, nameOf(name!), value.content)))
}

function bind(
  evaluator: Evaluator,
  _receiver: ASTNode,
  [name, value, body]: readonly ASTNode[],
  scope: Scope,
): CelValue {
  return evaluator.run(body!, withName(scope, nameOf(name!), evaluator.run(value!, scope)))
}

/** Of a map, its keys. */
function itemsOf(value: CelValue): CelList {
  if (Array.isArray(value)) return value as CelList
  if (value instanceof Map) return [...(value as CelMap).keys()]
  throw new CelError(NO_SUCH_OVERLOAD)
}

function nameOf(node: ASTNode): string {
  if (node.op !== 'id') throw new CelError('argument must be a simple name')
  return node.args
}

function withName(scope: Scope, name: string, value: CelValue): Scope {
  return { valueOf: (asked) => (asked === name ? value : scope.valueOf(asked)) }
}
