/** Runs a filter: each value goes in, any number come out, each with the path at which it was found if that is asked. */
import type { ProgramIo } from '../../program'
import { formatValue } from './formats'
import { isArray, isObject, isTruthy, JqError, shortened, typeName, type Json } from './json'
import { JqSyntaxError } from './lexer'
import { call, keyOf } from './call'
import { destructured } from './destructure'
import { applied } from './operators'
import { notIterable, sliced, valueAt, type Path } from './paths'
import { update } from './update'
import type { Definition, Node } from './tree'

export interface Out {
  readonly value: Json
  /** Null while nobody asks; NO_PATH for what stands nowhere in the input. */
  readonly path: Path | null
}

export type Outs = Generator<Out, void, undefined>

/** A filter together with the names that it may use. */
export interface Closure {
  readonly node: Node
  readonly scope: Scope
}

export interface Scope {
  readonly run: JqRun
  readonly variables: ReadonlyMap<string, Json>
  readonly functions: ReadonlyMap<string, Bound>
  readonly labels: ReadonlyMap<string, object>
}

/** What a name of a function stands for: a definition with its surroundings, or an argument. */
export type Bound = { readonly definition: Definition; readonly scope: Scope | null } | { readonly closure: Closure }

/** What belongs to one run of jq. */
export interface JqRun {
  readonly io: ProgramIo
  /** The next input; undefined when there is none. */
  readonly nextInput: () => Json | undefined
  depth: number
}

class Break extends Error {
  constructor(readonly label: object) {
    super('break')
  }
}

export const NO_PATH: Path = ['no path']

export function* evaluate(node: Node, scope: Scope, value: Json, path: Path | null): Outs {
  scope.run.io.limits.step()
  switch (node.type) {
    case 'identity':
      yield { value, path }
      return
    case 'recurse':
      yield* descend(value, path)
      return
    case 'index':
    case 'slice':
    case 'iterate':
      yield* access(node, scope, value, path)
      return
    case 'pipe':
      for (const out of evaluate(node.left, scope, value, path)) yield* evaluate(node.right, scope, out.value, out.path)
      return
    case 'comma':
      yield* evaluate(node.left, scope, value, path)
      yield* evaluate(node.right, scope, value, path)
      return
    case 'if':
      for (const test of values(node.test, scope, value)) {
        const chosen = isTruthy(test) ? node.yes : node.no
        if (chosen) yield* evaluate(chosen, scope, value, path)
        else yield { value, path }
      }
      return
    case 'try':
      yield* attempt(node, scope, value, path)
      return
    case 'alternative':
      yield* alternative(node, scope, value, path)
      return
    case 'reduce':
    case 'foreach':
      yield* fold(node, scope, value, path)
      return
    case 'define': {
      const functions = new Map(scope.functions)
      const inner = { ...scope, functions }
      functions.set(keyOf(node.definition.name, node.definition.parameters.length), { definition: node.definition, scope: inner }) // prettier-ignore
      yield* evaluate(node.body, inner, value, path)
      return
    }
    case 'bind':
      for (const bound of values(node.source, scope, value))
        for (const inner of destructured(node.pattern, bound, scope, value)) yield* evaluate(node.body, inner, value, path) // prettier-ignore
      return
    case 'label':
      yield* labelled(node, scope, value, path)
      return
    case 'break': {
      const label = scope.labels.get(node.name)
      if (!label) throw new JqSyntaxError(`$*label-${node.name} is not defined`)
      throw new Break(label)
    }
    case 'call':
      yield* call(node, scope, value, path)
      return
    default:
      for (const result of plain(node, scope, value)) yield { value: result, path: path && NO_PATH }
  }
}

/** The values alone. */
export function* values(node: Node, scope: Scope, value: Json): Generator<Json, void, undefined> {
  for (const out of evaluate(node, scope, value, null)) yield out.value
}

/** What makes new values, which stand nowhere in the input. */
type Maker = Extract<Node, { type: 'literal' | 'variable' | 'format' | 'string' | 'array' | 'object' | 'negate' | 'and' | 'or' | 'binary' | 'update' }> // prettier-ignore

function* plain(node: Maker, scope: Scope, value: Json): Generator<Json, void, undefined> {
  switch (node.type) {
    case 'literal':
      yield node.value
      return
    case 'variable':
      yield variable(node.name, scope)
      return
    case 'format':
      yield formatValue(node.name, value)
      return
    case 'string':
      yield* texts(node.parts, node.format, scope, value)
      return
    case 'array':
      yield node.body ? [...values(node.body, scope, value)] : []
      return
    case 'object':
      yield* objects(node.members, new Map(), scope, value)
      return
    case 'negate':
      for (const number of values(node.body, scope, value)) {
        if (typeof number !== 'number')
          throw new JqError(`${typeName(number)} (${shortened(number)}) cannot be negated`)
        yield -number
      }
      return
    case 'and':
    case 'or':
      for (const left of values(node.left, scope, value)) {
        if (isTruthy(left) === (node.type === 'or')) yield node.type === 'or'
        else for (const right of values(node.right, scope, value)) yield isTruthy(right)
      }
      return
    case 'binary':
      for (const right of values(node.right, scope, value))
        for (const left of values(node.left, scope, value)) yield held(applied(node.operator, left, right), scope)
      return
    case 'update':
      yield* update(node, scope, value)
  }
}

/** Texts that double in each round are noticed before they fill the memory. */
export function held(value: Json, { run }: Scope): Json {
  if (typeof value === 'string') run.io.limits.hold(value)
  else if (isArray(value)) run.io.limits.step(value.length >> 4)
  return value
}

function variable(name: string, { variables, run }: Scope): Json {
  const value = variables.get(name)
  if (value !== undefined) return value
  if (name === 'ENV') return new Map(Object.entries(run.io.env))
  throw new JqSyntaxError(`$${name} is not defined`)
}

function* texts(
  parts: readonly (string | Node)[],
  format: string,
  scope: Scope,
  value: Json,
): Generator<string, void, undefined> {
  // prettier-ignore
  const [first, ...rest] = parts
  if (first === undefined) {
    yield ''
    return
  }
  for (const end of texts(rest, format, scope, value)) {
    if (typeof first === 'string') yield first + end
    else for (const part of values(first, scope, value)) yield formatValue(format, part) + end
  }
}

function* objects(
  members: Extract<Node, { type: 'object' }>['members'],
  before: ReadonlyMap<string, Json>,
  scope: Scope,
  value: Json,
): Generator<Json, void, undefined> {
  // prettier-ignore
  const [first, ...rest] = members
  if (!first) {
    yield before
    return
  }
  for (const key of values(first.key, scope, value)) {
    if (typeof key !== 'string') throw new JqError(`Object keys must be strings`)
    for (const member of values(first.value, scope, value)) yield* objects(rest, new Map([...before, [key, member]]), scope, value) // prettier-ignore
  }
}

function longer(path: Path | null, key: Json, value: Json): Path | null {
  if (path === NO_PATH) throw new JqError(`Invalid path expression with result ${shortened(value)}`)
  return path && [...path, key]
}

function* access(
  node: Extract<Node, { type: 'index' | 'slice' | 'iterate' }>,
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
  // prettier-ignore
  for (const target of evaluate(node.target, scope, value, path)) {
    if (node.type === 'iterate') yield* members(target, scope)
    else if (node.type === 'index') {
      for (const key of values(node.key, scope, value))
        yield { value: valueAt(target.value, key), path: longer(target.path, key, target.value) }
    } else {
      for (const to of node.to ? values(node.to, scope, value) : [null])
        for (const from of node.from ? values(node.from, scope, value) : [null]) {
          const inner = target.value
          if (inner !== null && typeof inner !== 'string' && !isArray(inner)) throw new JqError(`Cannot index ${typeName(inner)} with object`) // prettier-ignore
          const key = new Map<string, Json>([['start', from], ['end', to]]) // prettier-ignore
          yield { value: sliced(inner, from, to), path: longer(target.path, key, inner) }
        }
    }
  }
}

function* members({ value, path }: Out, { run }: Scope): Outs {
  if (!isArray(value) && !isObject(value)) throw notIterable(value)
  for (const [key, member] of value.entries()) {
    run.io.limits.step()
    yield { value: member, path: longer(path, key, value) }
  }
}

function* descend(value: Json, path: Path | null): Outs {
  yield { value, path }
  if (!isArray(value) && !isObject(value)) return
  for (const [key, member] of value.entries()) yield* descend(member, longer(path, key, value))
}

function* attempt(
  { body, handler }: Extract<Node, { type: 'try' }>,
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
  // prettier-ignore
  try {
    yield* evaluate(body, scope, value, path)
  } catch (error) {
    if (!(error instanceof JqError)) throw error
    if (handler) yield* evaluate(handler, scope, error.value, path && NO_PATH)
  }
}

function* alternative(
  { left, right }: Extract<Node, { type: 'alternative' }>,
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
  // prettier-ignore
  let found = false
  try {
    for (const out of evaluate(left, scope, value, path)) {
      if (!isTruthy(out.value)) continue
      found = true
      yield out
    }
  } catch (error) {
    if (!(error instanceof JqError)) throw error
  }
  if (!found) yield* evaluate(right, scope, value, path)
}

function* fold(
  node: Extract<Node, { type: 'reduce' | 'foreach' }>,
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
  // prettier-ignore
  for (const start of evaluate(node.start, scope, value, path)) {
    let state: Out | null = start
    for (const item of values(node.source, scope, value)) {
      for (const inner of destructured(node.pattern, item, scope, value)) {
        const before: Out = state ?? { value: null, path }
        state = null
        for (const next of evaluate(node.step, inner, before.value, before.path)) {
          state = next
          if (node.type === 'foreach') yield* node.result ? evaluate(node.result, inner, next.value, next.path) : [next]
        }
        if (node.type === 'foreach' && !state) state = before
      }
    }
    if (node.type === 'reduce') yield state ?? { value: null, path: path && NO_PATH }
  }
}

function* labelled(
  { name, body }: Extract<Node, { type: 'label' }>,
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
  // prettier-ignore
  const label = {}
  try {
    yield* evaluate(body, { ...scope, labels: new Map([...scope.labels, [name, label]]) }, value, path)
  } catch (error) {
    if (!(error instanceof Break) || error.label !== label) throw error
  }
}

export function emptyScope(run: JqRun): Scope {
  return { run, variables: new Map(), functions: new Map(), labels: new Map() }
}
