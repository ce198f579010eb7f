/** `if`, `for`, `while`, `until` and `case`. */
import type { ArithmeticFor, Case, CompoundList, For, If, While } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { asked, runList } from './execute'
import { expandPattern, expandText, expandWords } from './expand'
import { arithmeticOf } from './expand-arithmetic'
import { LeaveLoop } from './leave'
import { assign } from './parameters'
import { compilePattern, matchesPattern } from './pattern'
import type { Shell } from './shell'

export function* runIf(node: If, shell: Shell): Task<number> {
  for (const { clause, then } of [node, ...node.elif]) {
    if (yield* holds(clause, shell)) return yield* runList(then.commands, shell)
  }
  return node.else ? yield* runList(node.else.commands, shell) : 0
}

function* holds(clause: CompoundList, shell: Shell): Task<boolean> {
  return (yield* asked(runList(clause.commands, shell), shell)) === 0
}

export function* runFor({ name, wordlist, body }: For, shell: Shell): Task<number> {
  const words = wordlist ? yield* expandWords(wordlist, shell) : shell.state.positional
  const rounds = words[Symbol.iterator]()
  return yield* loop(body, shell, function* () {
    const { done, value } = rounds.next()
    if (done !== true) assign(name.value, value, shell)
    return done !== true
  })
}

export function* runForArithmetic(node: ArithmeticFor, shell: Shell): Task<number> {
  const text = (part: { readonly pos: number; readonly end: number } | undefined) =>
    part ? shell.source.text.slice(part.pos, part.end) : ''
  yield* arithmeticOf(text(node.initialize), shell)
  let isFirst = true
  return yield* loop(node.body, shell, function* () {
    if (!isFirst) yield* arithmeticOf(text(node.update), shell)
    isFirst = false
    return !node.test || (yield* arithmeticOf(text(node.test), shell)) !== 0n
  })
}

export function* runWhile({ kind, clause, body }: While, shell: Shell): Task<number> {
  return yield* loop(body, shell, function* () {
    return (yield* holds(clause, shell)) === (kind === 'while')
  })
}

/** Rounds until `goesOn` says no, or the body leaves. */
function* loop(body: CompoundList, shell: Shell, goesOn: () => Task<boolean>): Task<number> {
  const { state, world } = shell
  let exitCode = 0
  state.loops++
  try {
    for (;;) {
      world.limits.step()
      try {
        if (!(yield* goesOn())) return exitCode
        exitCode = yield* runList(body.commands, shell)
      } catch (error) {
        if (!(error instanceof LeaveLoop)) throw error
        if (--error.loops > 0) throw error
        exitCode = 0
        if (error.how === 'break') return exitCode
      }
    }
  } finally {
    state.loops--
  }
}

export function* runCase({ word, items }: Case, shell: Shell): Task<number> {
  const text = yield* expandText(word, shell)
  let exitCode = 0
  let isFalling = false
  for (const { pattern, body, terminator } of items) {
    if (!isFalling && !(yield* fitsOne(pattern, text, shell))) continue
    exitCode = yield* runList(body.commands, shell)
    isFalling = terminator === ';&'
    if (!isFalling && terminator !== ';;&') return exitCode
  }
  return exitCode
}

function* fitsOne(patterns: Case['items'][number]['pattern'], text: string, shell: Shell): Task<boolean> {
  for (const pattern of patterns) {
    shell.world.limits.step(1 + (text.length >> 4))
    if (matchesPattern(compilePattern(yield* expandPattern(pattern, shell)), text)) return true
  }
  return false
}
