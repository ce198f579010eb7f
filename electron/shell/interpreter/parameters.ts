/** What `$name` stands for, and what `${name…}` makes of it. */
// Models: POSIX.1, 2.5 and 2.6.2; the operators / : ^ , are bash's
import type { ParameterExpansionPart, Word } from 'unbash'
import { BIRTH_EPOCH_MS } from '../../cluster/kernel/calendar'
import type { Task } from '../../cluster/kernel/task'
import { expandPattern, expandText } from './expand'
import { arithmeticOf } from './expand-arithmetic'
import { ShellFault } from './leave'
import { compilePattern, matchesPattern, type Segment } from './pattern'
import type { Shell } from './shell'

const OWN_PID = '1000'
const BIRTH_EPOCH_S = BIRTH_EPOCH_MS / 1000

/** The text of a parameter; undefined when it is not set. */
export function parameterText(name: string, { state, world }: Shell): string | undefined {
  const { now } = world.kernel
  switch (name) {
    case '?':
      return String(state.lastExit)
    case '#':
      return String(state.positional.length)
    case '@':
    case '*':
      return state.positional.length === 0 ? undefined : state.positional.join(' ')
    case '$':
      return OWN_PID
    case '!':
      return state.lastJob
    case '-':
      return state.options.errexit ? 'ehB' : 'hB'
    case '0':
      return state.name
    case 'RANDOM':
      return String(world.kernel.random('shell').uint32() & 0x7fff)
    case 'SECONDS':
      return String(Math.floor(now / 1000))
    case 'EPOCHSECONDS':
      return String(BIRTH_EPOCH_S + Math.floor(now / 1000))
    default:
      return /^\d+$/.test(name) ? state.positional[Number(name) - 1] : state.get(name)
  }
}

/** As `set -u` wants it: a name that is not set is a fault. */
export function demanded(name: string, shell: Shell): string {
  const text = parameterText(name, shell)
  if (text === undefined && shell.state.options.nounset && !/^[@*]$/.test(name))
    throw new ShellFault(`${name}: unbound variable`)
  return text ?? ''
}

export function* expandParameter(part: ParameterExpansionPart, shell: Shell): Task<string> {
  const { operation, prefix } = part
  const name = prefix === '!' ? demanded(part.parameter, shell) : part.parameter
  if (prefix === '!' && !/^(\w+|[@*#?])$/.test(name)) throw new ShellFault(`${name}: invalid variable name`)
  if (prefix === '#') return lengthOf(name, shell)
  if (!operation) return demanded(name, shell)
  if (operation.type === 'Default') return yield* withDefault(name, operation.operator, operation.operand, shell)
  const text = demanded(name, shell)
  switch (operation.type) {
    case 'Remove':
      return cut(text, operation.operator, yield* expandPattern(operation.operand, shell), shell)
    case 'Replace': {
      const pattern = yield* expandPattern(operation.pattern, shell)
      return replaced(text, operation.operator, pattern, yield* expandText(operation.replacement, shell), shell)
    }
    case 'Slice':
      return yield* slice(text, operation.offset, operation.length, shell)
    case 'CaseModification':
      if (operation.operand) break
      return changedCase(text, operation.operator)
    default:
  }
  throw new ShellFault(`${part.text}: bad substitution`)
}

function lengthOf(name: string, shell: Shell): string {
  if (name === '@' || name === '*') return String(shell.state.positional.length)
  return String(Array.from(demanded(name, shell)).length)
}

function* withDefault(name: string, operator: string, operand: Word, shell: Shell): Task<string> {
  const text = parameterText(name, shell)
  const isThere = text !== undefined && (!operator.startsWith(':') || text !== '')
  const kind = operator.at(-1)
  if (kind === '+') return isThere ? yield* expandText(operand, shell) : ''
  if (isThere) return text
  const other = yield* expandText(operand, shell)
  if (kind === '?') throw new ShellFault(`${name}: ${other || (operator.startsWith(':') ? 'parameter null or not set' : 'parameter not set')}`) // prettier-ignore
  if (kind === '=') assign(name, other, shell)
  return other
}

/** Sets a variable, if it may be set. */
export function assign(name: string, value: string, shell: Shell, exported?: boolean): void {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new ShellFault(`$${name}: cannot assign in this way`)
  if (!shell.state.set(name, shell.world.limits.hold(value), exported))
    throw new ShellFault(`${name}: readonly variable`)
}

/** `%` and `#` take the shortest piece that fits, `%%` and `##` the longest. */
function cut(text: string, operator: string, segments: readonly Segment[], { world }: Shell): string {
  const pattern = compilePattern(segments)
  const lengths = Array.from({ length: text.length + 1 }, (_, length) => length)
  const isFront = operator.startsWith('#')
  for (const length of operator.length === 1 ? lengths : lengths.reverse()) {
    world.limits.step(1 + (length >> 4))
    const piece = isFront ? text.slice(0, length) : text.slice(text.length - length)
    if (matchesPattern(pattern, piece)) return isFront ? text.slice(length) : text.slice(0, text.length - length)
  }
  return text
}

function replaced(text: string, operator: string, segments: readonly Segment[], to: string, { world }: Shell): string {
  const pattern = compilePattern(segments)
  if (pattern.length === 0) return text
  let result = ''
  for (let at = 0; at <= text.length;) {
    const length = operator === '/%' ? tailAt(text, at) : longestAt(text, at)
    if (length === null) result += text[at++] ?? ''
    else {
      result += to
      at += length
      if (operator !== '//') return result + text.slice(at)
      if (length === 0) result += text[at++] ?? ''
    }
    if (operator === '/#') return result + text.slice(at)
    if (at === text.length) break
  }
  return world.limits.hold(result)

  function longestAt(whole: string, at: number): number | null {
    for (let end = whole.length; end >= at; end--) {
      world.limits.step(1 + ((end - at) >> 4))
      if (matchesPattern(pattern, whole.slice(at, end))) return end === at && whole.length > 0 ? null : end - at
    }
    return null
  }

  function tailAt(whole: string, at: number): number | null {
    world.limits.step(1 + ((whole.length - at) >> 4))
    return matchesPattern(pattern, whole.slice(at)) ? whole.length - at : null
  }
}

function* slice(text: string, offset: Word, length: Word | undefined, shell: Shell): Task<string> {
  const start = Number(yield* arithmeticOf(offset.text, shell))
  const count = length ? Number(yield* arithmeticOf(length.text, shell)) : undefined
  const chars = Array.from(text)
  const from = start < 0 ? chars.length + start : start
  if (from < 0) return ''
  const end = count === undefined ? chars.length : count < 0 ? chars.length + count : from + count
  if (count !== undefined && count < 0 && end < from) throw new ShellFault(`${count}: substring expression < 0`)
  return chars.slice(from, end).join('')
}

function changedCase(text: string, operator: string): string {
  const change = (part: string) => (operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase())
  return operator.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1)
}
