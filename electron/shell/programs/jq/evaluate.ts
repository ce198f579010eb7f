/** Runs a filter: each value goes in, any number come out, each with the path at which it was found if that is asked. */
import type { ProgramIo } from '../../program'
import { formatValue } from './formats'
import { isArray, isObject, isTruthy, JqError, shortened, typeName, type Json } from './json'
import { JqSyntaxError } from './lexer'
import { NATIVES } from './natives'
import { applied } from './operators'
import { changedAt, deletePaths, notIterable, sliced, valueAt, type Path } from './paths'
import { prelude } from './prelude'
import type { Definition, Node, Pattern } from './tree'

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

type Bound = { readonly definition: Definition; readonly scope: Scope | null } | { readonly closure: Closure }

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
const DEEPEST = 1000

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
function held(value: Json, { run }: Scope): Json {
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

/** The scope with the names of a pattern bound, once for each way to read its keys. */
function* destructured(pattern: Pattern, bound: Json, scope: Scope, value: Json): Generator<Scope, void, undefined> {
  if (pattern.type === 'variable') {
    yield { ...scope, variables: new Map([...scope.variables, [pattern.name, bound]]) }
  } else if (pattern.type === 'array') {
    if (bound !== null && !isArray(bound)) throw new JqError(`Cannot index ${typeName(bound)} with number`)
    yield* inTurn(pattern.items.map((item, index) => (inner: Scope) => destructured(item, bound?.[index] ?? null, inner, value)), scope) // prettier-ignore
  } else {
    yield* inTurn(pattern.members.map((member) => (inner: Scope) => memberScopes(member, bound, inner, value)), scope) // prettier-ignore
  }
}

function* memberScopes(
  { key, variable: name, pattern }: Extract<Pattern, { type: 'object' }>['members'][number],
  bound: Json,
  scope: Scope,
  value: Json,
): Generator<Scope, void, undefined> {
  // prettier-ignore
  for (const each of values(key, scope, value)) {
    const member = valueAt(bound, each)
    const inner = name === null ? scope : { ...scope, variables: new Map([...scope.variables, [name, member]]) }
    if (pattern) yield* destructured(pattern, member, inner, value)
    else yield inner
  }
}

function* inTurn(
  steps: readonly ((scope: Scope) => Generator<Scope, void, undefined>)[],
  scope: Scope,
): Generator<Scope, void, undefined> {
  // prettier-ignore
  const [first, ...rest] = steps
  if (!first) yield scope
  else for (const inner of first(scope)) yield* inTurn(rest, inner)
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

/** `=`, `|=` and their like: every path of the left gets a new value. */
function* update(
  { operator, left, right }: Extract<Node, { type: 'update' }>,
  scope: Scope,
  value: Json,
): Generator<Json, void, undefined> {
  // prettier-ignore
  if (operator === '|=') {
    const gone: Path[] = []
    let result = value
    for (const path of pathsOf(left, scope, value)) {
      result = changedAt(result, path, (before) => {
        for (const next of values(right, scope, before)) return next
        gone.push(path)
        return before
      })
    }
    yield deletePaths(result, gone)
    return
  }
  for (const operand of values(right, scope, value)) {
    let result = value
    for (const path of pathsOf(left, scope, value)) {
      result = changedAt(result, path, (before) => {
        if (operator === '=') return operand
        if (operator === '//=') return isTruthy(before) ? before : operand
        return held(applied(operator.slice(0, -1), before, operand), scope)
      })
    }
    yield result
  }
}

export function* pathsOf(node: Node, scope: Scope, value: Json): Generator<Path, void, undefined> {
  for (const out of evaluate(node, scope, value, [])) {
    if (out.path === NO_PATH) throw new JqError(`Invalid path expression with result ${shortened(out.value)}`)
    yield out.path ?? []
  }
}

function keyOf(name: string, count: number): string {
  return `${name}/${count}`
}

/** A function of the program, of the prelude, or one that is built in. */
function* call({ name, args }: Extract<Node, { type: 'call' }>, scope: Scope, value: Json, path: Path | null): Outs {
  const key = keyOf(name, args.length)
  const own = scope.functions.get(key)
  if (own && 'closure' in own) {
    yield* evaluate(own.closure.node, own.closure.scope, value, path)
    return
  }
  const native = own ? undefined : NATIVES.get(key)
  if (native) {
    yield* native(
      args.map((node) => ({ node, scope })),
      value,
      path,
      scope.run,
    )
    return
  }
  const definition = own?.definition ?? prelude().get(key)
  if (!definition) throw new JqSyntaxError(`${key} is not defined`)
  yield* applyDefinition(definition, own?.scope ?? emptyScope(scope.run), args, scope, value, path)
}

function* applyDefinition(
  { parameters, body }: Definition,
  home: Scope,
  args: readonly Node[],
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
  // prettier-ignore
  const { run } = scope
  if (run.depth >= DEEPEST) throw new JqError('too many functions inside each other')
  const bind = function* (index: number, inner: Scope): Generator<Scope, void, undefined> {
    const parameter = parameters[index]
    if (parameter === undefined) {
      yield inner
      return
    }
    const node = args[index]!
    const plainName = parameter.replace(/^\$/, '')
    const functions = new Map([...inner.functions, [keyOf(plainName, 0), { closure: { node, scope } }]])
    if (!parameter.startsWith('$')) yield* bind(index + 1, { ...inner, functions })
    else
      for (const argument of values(node, scope, value)) {
        const literal: Bound = { closure: { node: { type: 'literal', value: argument }, scope } }
        const variables = new Map([...inner.variables, [plainName, argument]])
        yield* bind(index + 1, { ...inner, variables, functions: new Map([...inner.functions, [keyOf(plainName, 0), literal]]) }) // prettier-ignore
      }
  }
  run.depth++
  try {
    for (const inner of bind(0, home)) yield* evaluate(body, inner, value, path)
  } finally {
    run.depth--
  }
}

export function emptyScope(run: JqRun): Scope {
  return { run, variables: new Map(), functions: new Map(), labels: new Map() }
}

/** All names that a program uses are known before it runs. */
export function checkNames(node: Node, scope: Scope): void {
  checkNode(node, new Set(scope.variables.keys()), new Set())
}

function checkNode(node: Node, variables: ReadonlySet<string>, functions: ReadonlySet<string>): void {
  if (node.type === 'call') {
    const key = keyOf(node.name, node.args.length)
    if (!functions.has(key) && !NATIVES.has(key) && !prelude().has(key)) throw new JqSyntaxError(`${key} is not defined`) // prettier-ignore
  }
  if (node.type === 'variable' && node.name !== 'ENV' && !variables.has(node.name)) throw new JqSyntaxError(`$${node.name} is not defined`) // prettier-ignore
  if (node.type === 'define') {
    const { name, parameters, body } = node.definition
    const known = new Set([...functions, keyOf(name, parameters.length)])
    const inner = new Set([...known, ...parameters.map((parameter) => keyOf(parameter.replace(/^\$/, ''), 0))])
    checkNode(body, new Set([...variables, ...parameters.filter((each) => each.startsWith('$')).map((each) => each.slice(1))]), inner) // prettier-ignore
    checkNode(node.body, variables, known)
    return
  }
  const bound = 'pattern' in node ? new Set([...variables, ...namesOf(node.pattern)]) : variables
  for (const child of childrenOf(node)) checkNode(child, bound, functions)
}

function namesOf(pattern: Pattern): readonly string[] {
  if (pattern.type === 'variable') return [pattern.name]
  if (pattern.type === 'array') return pattern.items.flatMap(namesOf)
  return pattern.members.flatMap(({ variable: name, pattern: inner }) => [...(name === null ? [] : [name]), ...(inner ? namesOf(inner) : [])]) // prettier-ignore
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((part: unknown) => (Array.isArray(part) ? part : [part]).flatMap(nodesIn))
}

function nodesIn(part: unknown): readonly Node[] {
  if (typeof part !== 'object' || part === null || part instanceof Map) return []
  if ('type' in part) return [part as Node]
  return 'key' in part && 'value' in part ? [part.key as Node, part.value as Node] : []
}
