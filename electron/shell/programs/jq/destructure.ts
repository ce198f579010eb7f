/** `. as [$a, {b: $c}]`: values taken apart into names. */
import { values, type Scope } from './evaluate'
import { isArray, JqError, typeName, type Json } from './json'
import { valueAt } from './paths'
import type { Pattern } from './tree'

/** The scope with the names of a pattern bound, once for each way to read its keys. */
export function* destructured(
  pattern: Pattern,
  bound: Json,
  scope: Scope,
  value: Json,
): Generator<Scope, void, undefined> {
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
