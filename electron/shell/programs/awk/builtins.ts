/** awk's own functions. */
// Models: POSIX.1, awk, and gawk's systime, strftime and gensub
import { BIRTH_EPOCH_MS } from '../../../cluster/kernel/calendar'
import type { Regex } from '../../regex/regex'
import { formatted } from '../clock'
import { ToolProblem } from '../options'
import { regexFor, splitBy, splitText } from './record'
import type { AwkRun } from './run'
import type { Expression, Target } from './tree'
import { formatText, inputValue, toNumber, toText, type Value } from './values'

const BIRTH_EPOCH_S = BIRTH_EPOCH_MS / 1000

type Plain = (values: readonly Value[], run: AwkRun) => Value

const PLAIN: Readonly<Record<string, Plain>> = {
  substr: ([text, start, length]) => substring(toText(text), toNumber(start), length === undefined ? Infinity : toNumber(length)), // prettier-ignore
  index: ([text, part]) => toText(text).indexOf(toText(part)) + 1,
  toupper: ([text]) => toText(text).toUpperCase(),
  tolower: ([text]) => toText(text).toLowerCase(),
  sprintf: ([format, ...values]) => formatText(toText(format), values),
  int: ([value]) => Math.trunc(toNumber(value)),
  sqrt: ([value]) => Math.sqrt(toNumber(value)),
  exp: ([value]) => Math.exp(toNumber(value)),
  log: ([value]) => Math.log(toNumber(value)),
  sin: ([value]) => Math.sin(toNumber(value)),
  cos: ([value]) => Math.cos(toNumber(value)),
  atan2: ([y, x]) => Math.atan2(toNumber(y), toNumber(x)),
  rand: (_, { io }) => io.kernel.random('shell').uint32() / 2 ** 32,
  srand: () => 0,
  systime: (_, { io }) => BIRTH_EPOCH_S + Math.floor(io.kernel.now / 1000),
  strftime: ([format, seconds], { io }) => formatted(format === undefined ? '%c' : toText(format), seconds === undefined ? io.kernel.now : (toNumber(seconds) - BIRTH_EPOCH_S) * 1000), // prettier-ignore
  close: () => 0,
  fflush: () => 0,
}

const SPECIAL = new Set(['length', 'split', 'sub', 'gsub', 'match', 'gensub', 'system'])

export function isBuiltin(name: string): boolean {
  return Object.hasOwn(PLAIN, name) || SPECIAL.has(name)
}

export function callBuiltin(name: string, args: readonly Expression[], run: AwkRun): Value {
  if (Object.hasOwn(PLAIN, name)) return PLAIN[name]!(args.map((arg) => run.evaluate(arg)), run) // prettier-ignore
  switch (name) {
    case 'length':
      return lengthOf(args[0], run)
    case 'split':
      return split(args, run)
    case 'match':
      return match(args, run)
    case 'sub':
    case 'gsub':
      return substitute(name === 'gsub', args, run)
    case 'gensub':
      return generated(args, run)
    default:
      throw new ToolProblem(`${name} is not part of this shell's awk`, 2)
  }
}

/** Counted from 1; what lies outside is left out. */
function substring(text: string, start: number, length: number): string {
  const from = Math.round(start)
  const end = length === Infinity ? Infinity : from + Math.round(length)
  return text.slice(Math.max(0, from - 1), Math.max(0, end - 1))
}

function lengthOf(arg: Expression | undefined, run: AwkRun): number {
  if (!arg) return Array.from(run.record.whole).length
  if (arg.type === 'name' && run.cell(arg.name).array) return run.arrayOf(run.cell(arg.name)).size
  return Array.from(toText(run.evaluate(arg))).length
}

function patternOf(arg: Expression | undefined, run: AwkRun): Regex {
  if (!arg) throw new ToolProblem('a pattern is missing', 2)
  return arg.type === 'regex' ? arg.regex : regexFor(toText(run.evaluate(arg)))
}

function split([source, into, separator]: readonly Expression[], run: AwkRun): number {
  if (!source || into?.type !== 'name') throw new ToolProblem('split: second argument is not an array', 2)
  const text = toText(run.evaluate(source))
  const parts =
    separator?.type === 'regex'
      ? text === '' ? [] : splitBy(text, separator.regex)
      : splitText(text, separator ? toText(run.evaluate(separator)) : run.text('FS')) // prettier-ignore
  const array = run.arrayOf(run.cell(into.name))
  array.clear()
  for (const [index, part] of parts.entries()) array.set(String(index + 1), inputValue(part))
  run.io.limits.step(parts.length)
  return parts.length
}

function match([source, pattern, into]: readonly Expression[], run: AwkRun): number {
  if (!source) throw new ToolProblem('match: not enough arguments', 2)
  const found = patternOf(pattern, run).match(toText(run.evaluate(source)))
  if (into) {
    if (into.type !== 'name') throw new ToolProblem('match: third argument is not an array', 2)
    const array = run.arrayOf(run.cell(into.name))
    array.clear()
    for (const [index, group] of (found?.groups ?? []).entries()) if (group !== undefined) array.set(String(index), inputValue(group)) // prettier-ignore
  }
  run.setVariable('RSTART', found ? found.start + 1 : 0)
  run.setVariable('RLENGTH', found ? found.end - found.start : -1)
  return found ? found.start + 1 : 0
}

const WHOLE: Target = { type: 'field', index: { type: 'number', value: 0 } }

/** `&` in the replacement is what was found, `\\&` the sign itself. */
function substitute(
  isGlobal: boolean,
  [pattern, replacement, target = WHOLE]: readonly Expression[],
  run: AwkRun,
): number {
  // prettier-ignore
  if (!replacement) throw new ToolProblem('sub: not enough arguments', 2)
  if (target.type !== 'field' && target.type !== 'name' && target.type !== 'index') throw new ToolProblem('sub: third argument is not a changeable object', 2) // prettier-ignore
  const regex = patternOf(pattern, run)
  const template = toText(run.evaluate(replacement))
  const text = toText(run.evaluate(target))
  const found = isGlobal ? regex.matches(text) : [regex.match(text)].filter((each) => each !== null)
  if (found.length === 0) return 0
  run.io.limits.step(found.length * 2)
  let result = ''
  let at = 0
  for (const { start, end } of found) {
    const matched = text.slice(start, end)
    result += text.slice(at, start) + template.replace(/\\\\|\\&|&/g, (sign) => (sign === '&' ? matched : sign.slice(1))) // prettier-ignore
    at = end
  }
  run.assign(target, result + text.slice(at))
  return found.length
}

/** gawk's: the groups by `\1`, and which match; the result comes back. */
function generated([pattern, replacement, how, source]: readonly Expression[], run: AwkRun): string {
  if (!replacement || !how) throw new ToolProblem('gensub: not enough arguments', 2)
  const template = toText(run.evaluate(replacement))
  const which = toText(run.evaluate(how))
  const text = source ? toText(run.evaluate(source)) : run.record.whole
  const all = patternOf(pattern, run).matches(text)
  const number = Math.max(1, Number.parseInt(which, 10) || 1)
  const chosen = /^[gG]/.test(which) ? all : all.slice(number - 1, number)
  let result = ''
  let at = 0
  for (const { start, end, groups } of chosen) {
    result += text.slice(at, start) + template.replace(/\\(\d)|\\&|&/g, (sign, digit: string | undefined) => (digit !== undefined ? (groups[Number(digit)] ?? '') : sign === '&' ? (groups[0] ?? '') : '&')) // prettier-ignore
    at = end
  }
  return run.io.limits.hold(result + text.slice(at))
}
