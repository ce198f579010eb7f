/** Calls of functions: arguments of their own, and locals that are forgotten. */
import type { Task } from '../../cluster/kernel/task'
import { runCommand, runList } from './execute'
import { ReturnFrom, ShellFault } from './leave'
import { restore } from './simple-command'
import type { Shell } from './shell'
import type { ShellState } from './shell-state'

const DEEPEST = 200

type Body = ShellState['functions'] extends Map<string, infer Value> ? Value : never

export function* callFunction(name: string, body: Body, words: readonly string[], shell: Shell): Task<number> {
  const { state } = shell
  const { positional, loops } = state
  if (state.calls >= DEEPEST) throw new ShellFault(`${name}: maximum function nesting level exceeded (${DEEPEST})`)
  Object.assign(state, { positional: words, loops: 0, calls: state.calls + 1 })
  state.hidden.push(new Map())
  const inner: Shell = { ...shell, source: { name: body.name, text: body.text } }
  const { body: block } = body.node
  try {
    return block.type === 'CompoundList' ? yield* runList(block.commands, inner) : yield* runCommand(block, inner)
  } catch (error) {
    if (error instanceof ReturnFrom) return error.exitCode
    throw error
  } finally {
    restore(state.hidden.pop() ?? new Map<string, undefined>(), shell)
    Object.assign(state, { positional, loops, calls: state.calls - 1 })
  }
}
