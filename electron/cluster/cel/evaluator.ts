/** Computes an expression, step by step, and counts the steps. */
// Models: github.com/google/cel-go/interpreter/interpretable.go, runtimecost.go
// Simplified: a step costs 1, and a tenth for each character or item that it goes through.
import type { ASTNode } from '@marcbachmann/cel-js'
import type { Budget } from './budget'
import { CelError, CostExceeded, NO_SUCH_OVERLOAD, noSuchKey } from './cel-error'
import type { Functions } from './function'
import { MACROS } from './macros'
import { arithmetic, compare, contains, equal, indexed, lookUp, negate } from './operators'
import { Opaque, Optional, TypeValue, Uint, typeNameOf, type CelMap, type CelValue } from './values'

/** What a name stands for. */
export interface Scope {
  valueOf(name: string): CelValue | undefined
}

const TYPES = new Set(['bool', 'int', 'uint', 'double', 'string', 'bytes', 'list', 'map', 'null_type', 'type'])

export class Evaluator {
  constructor(
    private readonly functions: Functions,
    readonly budget: Budget,
  ) {}

  run(node: ASTNode, scope: Scope): CelValue {
    this.budget.spend(1)
    switch (node.op) {
      case 'value':
        return literal(node.args)
      case 'id':
        return named(node.args, scope)
      case '.':
        return select(this.run(node.args[0], scope), node.args[1])
      case '.?':
        return optionalSelect(this.run(node.args[0], scope), node.args[1])
      case '[]':
        return this.index(node.args, scope)
      case '[?]':
        return optionalSelect(this.run(node.args[0], scope), this.run(node.args[1], scope))
      case 'call':
        return this.call(node.args[0], null, node.args[1], scope)
      case 'rcall':
        return this.call(node.args[0], node.args[1], node.args[2], scope)
      case 'list':
        return node.args.map((item) => this.run(item, scope))
      case 'map':
        return new Map(node.args.map(([key, value]) => [this.run(key, scope), this.run(value, scope)]))
      case '?:':
        return this.truth(node.args[0], scope) ? this.run(node.args[1], scope) : this.run(node.args[2], scope)
      case '&&':
        return this.either(node.args, scope, false)
      case '||':
        return this.either(node.args, scope, true)
      case '!_':
        return !this.truth(node.args, scope)
      case '-_':
        return negate(this.run(node.args, scope))
      default:
        return this.binary(node.op, this.run(node.args[0], scope), this.run(node.args[1], scope))
    }
  }

  truth(node: ASTNode, scope: Scope): boolean {
    const value = this.run(node, scope)
    if (typeof value !== 'boolean') throw new CelError(NO_SUCH_OVERLOAD)
    return value
  }

  /** The side that decides counts, even where the other has no value. */
  private either([left, right]: readonly [ASTNode, ASTNode], scope: Scope, decisive: boolean): boolean {
    let failure: unknown = null
    try {
      if (this.truth(left, scope) === decisive) return decisive
    } catch (error) {
      if (error instanceof CostExceeded) throw error
      failure = error
    }
    if (this.truth(right, scope) === decisive) return decisive
    if (failure) throw failure as Error
    return !decisive
  }

  private index([container, index]: readonly [ASTNode, ASTNode], scope: Scope): CelValue {
    const value = this.run(container, scope)
    const key = this.run(index, scope)
    if (!(value instanceof Optional)) return indexed(value, key)
    return value.content === undefined ? value : new Optional(indexed(value.content, key))
  }

  private binary(operator: string, a: CelValue, b: CelValue): CelValue {
    this.budget.spend(weightOf(a) + weightOf(b))
    switch (operator) {
      case '==':
        return equal(a, b)
      case '!=':
        return !equal(a, b)
      case 'in':
        return contains(b, a)
      case '<':
        return compare(a, b) < 0
      case '<=':
        return compare(a, b) <= 0
      case '>':
        return compare(a, b) > 0
      case '>=':
        return compare(a, b) >= 0
      default:
        return arithmetic(operator as '+', a, b)
    }
  }

  private call(name: string, receiver: ASTNode | null, args: readonly ASTNode[], scope: Scope): CelValue {
    const macro = MACROS.get(`${name}/${args.length}`)
    if (macro?.takes(receiver)) return macro.expand(this, receiver!, args, scope)
    const namespace = receiver?.op === 'id' && this.functions.isNamespace(receiver.args) ? receiver.args : ''
    const isMethod = receiver !== null && namespace === ''
    const values = [...(isMethod ? [receiver] : []), ...args].map((arg) => this.run(arg, scope))
    const found = this.functions.find(isMethod ? 'method' : 'global', namespace, name, values)
    if (!found) throw new CelError(NO_SUCH_OVERLOAD)
    this.budget.spend(values.reduce<number>((sum, value) => sum + weightOf(value), 0))
    const result = found.run(...values)
    this.budget.spend(weightOf(result))
    return result
  }
}

/** How much there is to go through. */
function weightOf(value: CelValue): number {
  if (typeof value === 'string') return Math.ceil(value.length / 10)
  if (Array.isArray(value)) return Math.ceil(value.length / 10)
  return value instanceof Map ? Math.ceil(value.size / 10) : 0
}

function literal(value: unknown): CelValue {
  const isUnsigned = typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'bigint'
  return isUnsigned ? new Uint(value.value as bigint) : (value as CelValue)
}

function named(name: string, scope: Scope): CelValue {
  const value = scope.valueOf(name)
  if (value !== undefined) return value
  if (TYPES.has(name)) return new TypeValue(name)
  throw new CelError(`no such attribute(s): ${name}`)
}

function select(value: CelValue, name: string): CelValue {
  if (value instanceof Optional) return optionalSelect(value, name)
  const field = fieldOf(value, name)
  if (field === undefined) throw noSuchKey(name)
  return field
}

function optionalSelect(value: CelValue, key: CelValue): Optional {
  const inner = value instanceof Optional ? value.content : value
  if (inner === undefined) return Optional.NONE
  if (Array.isArray(inner)) return new Optional((inner as readonly CelValue[])[Number(key)])
  return new Optional(fieldOf(inner, key))
}

export function fieldOf(value: CelValue, key: CelValue): CelValue | undefined {
  if (value instanceof Map) return lookUp(value as CelMap, key)
  if (value instanceof Opaque && typeof key === 'string') return value.field?.(key)
  throw new CelError(`${NO_SUCH_OVERLOAD}: type '${typeNameOf(value)}' does not support field selection`)
}
