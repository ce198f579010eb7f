/** Calls: functions of the program, of the prelude, and those that are built in. */
import { emptyScope, evaluate, values, type Bound, type Outs, type Scope } from './evaluate'
import { JqError, type Json } from './json'
import { JqSyntaxError } from './lexer'
import { NATIVES } from './natives'
import type { Path } from './paths'
import { prelude } from './prelude'
import type { Definition, Node } from './tree'

const DEEPEST = 1000

/** A function is known by its name and how many parameters it takes. */
export function keyOf(name: string, count: number): string {
  return `${name}/${count}`
}

/** A function of the program, of the prelude, or one that is built in. */
export function* call(
  { name, args }: Extract<Node, { type: 'call' }>,
  scope: Scope,
  value: Json,
  path: Path | null,
): Outs {
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
