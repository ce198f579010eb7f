/** Programs that run others: xargs, env, watch, timeout, nohup, bash. */
import { sleep, Signal, type Task } from '../../cluster/kernel/task'
import type { Program, ProgramIo } from '../program'
import { HeldText, outputTo } from '../streams'
import { durationMs } from './clock'
import { tool, ToolProblem, wholeNumber, type Options } from './options'
import { linesOf } from './sources'

const TIMED_OUT = 124

const XARGS = { usage: '[-n MAX] [-I NAME] [-d CHAR] [-r] [-t] [COMMAND [ARGUMENT]...]', summary: 'Makes the words of its input the arguments of a command.', flags: 'r0t', valued: 'nIdLP', stopsEarly: true, long: { 'max-args': 'n', replace: 'I', delimiter: 'd', 'no-run-if-empty': 'r', null: '0', verbose: 't', 'max-lines': 'L', 'max-procs': 'P' } } // prettier-ignore

export const xargs = tool('xargs', XARGS, function* (options, io) {
  const command = options.args.length > 0 ? options.args : ['echo']
  const text = yield* io.input.rest()
  const mark = options.value('I')
  const items = mark !== undefined || options.has('L') ? linesOf(text).map((line) => line.trim()).filter((line) => line !== '') : itemsOf(text, options) // prettier-ignore
  if (items.length === 0 && (options.has('r') || mark !== undefined)) return 0
  const size = mark !== undefined ? 1 : wholeNumber(options.value('n') ?? options.value('L'), Math.max(1, items.length), 'number') // prettier-ignore
  if (size === 0) throw new ToolProblem('value 0 for -n option should be >= 1')
  let exitCode = 0
  for (let at = 0; at === 0 || at < items.length; at += size) {
    const group = items.slice(at, at + size)
    const argv = mark === undefined ? [...command, ...group.flatMap((item) => (options.has('L') ? item.split(/\s+/) : [item]))] : command.map((word) => word.replaceAll(mark, group[0] ?? '')) // prettier-ignore
    if (options.has('t')) io.err(`${argv.join(' ')}\n`)
    const code = yield* io.run(argv, { input: new HeldText('') })
    if (code === 127 || code === 126) return code
    if (code !== 0) exitCode = 123
  }
  return exitCode
})

/** Words part at blanks; quotes hold them together. */
function itemsOf(text: string, options: Options): readonly string[] {
  const delimiter = options.has('0') ? '\0' : options.value('d')?.replace('\\n', '\n').replace('\\t', '\t').replace('\\0', '\0') // prettier-ignore
  if (delimiter !== undefined) {
    const parts = text.split(delimiter)
    return parts.at(-1) === '' ? parts.slice(0, -1) : parts
  }
  const words = [...text.matchAll(/(?:"([^"\n]*)"|'([^'\n]*)'|\\([\s\S])|([^\s"'\\])|(["'])|\\$)+/g)]
  return words.map(([word]) => {
    const rest = word.replace(/"[^"\n]*"|'[^'\n]*'|\\[\s\S]/g, '')
    const quote = /["']/.exec(rest)?.[0]
    if (quote) throw new ToolProblem(`unmatched ${quote === '"' ? 'double' : 'single'} quote; by default quotes are special to xargs unless you use the -0 option`) // prettier-ignore
    return word.replace(/"([^"\n]*)"|'([^'\n]*)'|\\([\s\S])/g, (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '') // prettier-ignore
  })
}

export const env: Program = function* (argv, io) {
  const words = [...argv]
  const added: Record<string, string> = {}
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) {
    const [name = '', value = ''] = words.shift()!.split(/=(.*)/s, 2)
    added[name] = value
  }
  if (words[0]?.startsWith('-')) {
    io.err(`env: ${words[0]}: not part of this shell's env\n`)
    return 125
  }
  if (words.length > 0) return yield* io.run(words, { env: added })
  io.out(Object.entries({ ...io.env, ...added }).map(([name, value]) => `${name}=${value}\n`).join('')) // prettier-ignore
  return 0
}

export const printenv: Program = function* (argv, io) {
  if (argv.length === 0) return yield* env([], io)
  const missing = argv.filter((name) => !Object.hasOwn(io.env, name))
  io.out(argv.filter((name) => Object.hasOwn(io.env, name)).map((name) => `${io.env[name]!}\n`).join('')) // prettier-ignore
  return missing.length > 0 ? 1 : 0
}

export const nohup: Program = function* (argv, io) {
  return yield* io.run(argv)
}

const WATCH = { usage: '[-n SECONDS] [-d] [-g] [-t] [-c ROUNDS] COMMAND', summary: 'Runs a command again and again until Ctrl+C; with -g until its output changes, with -c a number of times.', flags: 'dgtex', valued: 'nc', stopsEarly: true, long: { interval: 'n', differences: 'd', chgexit: 'g', 'no-title': 't', errexit: 'e', exec: 'x', rounds: 'c' } } // prettier-ignore

/** The rounds stand below each other, so that none is lost: real watch clears the screen in between. */
export const watch = tool('watch', WATCH, function* (options, io) {
  const seconds = options.value('n') ?? '2'
  const intervalMs = durationMs(seconds)
  if (intervalMs === null) throw new ToolProblem(`failed to parse argument: '${seconds}'`)
  if (options.args.length === 0) throw new ToolProblem('usage: watch [-n SECONDS] COMMAND')
  const rounds = wholeNumber(options.value('c'), Infinity, 'number of rounds')
  const line = options.args.join(' ')
  const title = options.has('t') ? '' : `Every ${(Math.max(100, intervalMs) / 1000).toFixed(1)}s: ${line}\n\n`
  let before: string | null = null
  for (let round = 1; round <= rounds; round++) {
    const { text, exitCode } = yield* printed(['bash', '-c', line], io)
    io.out((round > 1 ? '\n' : '') + title + text)
    yield* io.room()
    if (options.has('e') && exitCode !== 0) return 8
    if (options.has('g') && before !== null && before !== text) return 0
    before = text
    if (round < rounds) yield* sleep(Math.max(100, intervalMs))
  }
  return 0
})

function* printed(argv: readonly string[], io: ProgramIo): Task<{ text: string; exitCode: number }> {
  let text = ''
  const out = outputTo((more) => { text += more }) // prettier-ignore
  const exitCode = yield* io.run(argv, { out, err: out, input: new HeldText('') })
  return { text, exitCode }
}

/** The command and the clock run side by side; the first of them ends it. */
export const timeout = tool(
  'timeout',
  {
    usage: '[-s SIGNAL] [-k DURATION] DURATION COMMAND [ARGUMENT]...',
    summary: 'Ends a command that takes too long.',
    valued: 'sk',
    stopsEarly: true,
    failure: 125,
  },
  function* ({ args }, io) {
    // prettier-ignore
    const [duration = '', ...argv] = args
    const limitMs = durationMs(duration)
    if (argv.length === 0) throw new ToolProblem('missing operand')
    if (limitMs === null) throw new ToolProblem(`invalid time interval '${duration}'`)
    if (limitMs === 0) return yield* io.run(argv)
    const ended = new Signal()
    const exits: number[] = []
    const end = (code: number): void => {
      exits.push(code)
      ended.fire()
    }
    const task = io.spawn(function* () {
      end(yield* io.run(argv))
    })
    const alarm = io.kernel.after(limitMs, 'timeout', () => { end(TIMED_OUT) }) // prettier-ignore
    try {
      while (exits.length === 0) yield* ended.wait()
    } finally {
      io.kernel.cancel(alarm)
      task.cancel()
    }
    io.limits.step()
    return exits[0]!
  },
)
