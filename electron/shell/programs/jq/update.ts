/** Assignments: each path of the left gets a new value, in a copy. */
import { evaluate, held, NO_PATH, values, type Scope } from './evaluate'
import { isTruthy, JqError, shortened, type Json } from './json'
import { applied } from './operators'
import { changedAt, deletePaths, type Path } from './paths'
import type { Node } from './tree'

/** `=`, `|=` and their like: every path of the left gets a new value. */
export function* update(
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
