/** The small programs of the learner's shell. */
// Simplified: each knows the flags that lessons use.
import { sleep } from '../cluster/kernel/task'
import type { Task } from '../cluster/kernel/task'
import type { Program, ProgramIo, Programs } from './program'
import { grep, head, tail, wc } from './text-filters'

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H'

/** `sleep 30`, `sleep 30s`, `sleep 1m 30s`: in simulated time. */
const sleepFor: Program = function* (argv, io) {
  if (argv.length === 0) return failed(io, 'sleep: missing operand', 1)
  let sumMs = 0
  for (const word of argv) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(word)
    if (!match) return failed(io, `sleep: invalid time interval '${word}'`, 1)
    sumMs += Number(match[1]) * UNIT_MS[match[2] ?? 's']!
  }
  yield* sleep(sumMs)
  return 0
}

const cat: Program = function* (argv, io) {
  let exitCode = 0
  for (const path of argv.length === 0 ? ['-'] : argv) {
    const text = path === '-' ? io.stdin : io.readFile(path)
    if (text === undefined) exitCode = failed(io, `cat: ${path}: No such file or directory`, 1)
    else io.out(text)
  }
  return exitCode
}

const ls: Program = function* (argv, io) {
  const wanted = argv.filter((word) => !word.startsWith('-'))
  const files = io.listFiles()
  const found =
    wanted.length === 0
      ? files
      : wanted.flatMap((path) =>
          files.filter((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`)),
        )
  const missing = wanted.filter(
    (path) => !files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`)),
  )
  io.out(found.map((file) => `${file}\n`).join(''))
  for (const path of missing) failed(io, `ls: cannot access '${path}': No such file or directory`, 2)
  return missing.length > 0 ? 2 : 0
}

const echo: Program = function* (argv, io) {
  const isBare = argv[0] === '-n'
  io.out(`${(isBare ? argv.slice(1) : argv).join(' ')}${isBare ? '' : '\n'}`)
  return 0
}

const clear: Program = function* (_argv, io) {
  io.out(CLEAR_SCREEN)
  return 0
}

const history: Program = function* (_argv, io) {
  const width = Math.max(5, String(io.history.length).length)
  io.out(io.history.map((line, index) => `${String(index + 1).padStart(width)}  ${line}\n`).join(''))
  return 0
}

const succeed: Program = function* () {
  return 0
}

const fail: Program = function* () {
  return 1
}

export const BUILTINS: Programs = {
  sleep: sleepFor,
  cat,
  ls,
  echo,
  clear,
  history,
  grep,
  head,
  tail,
  wc,
  true: succeed,
  false: fail,
}

/** `… | xargs kubectl delete`: the words of stdin become arguments. */
export function* xargs(argv: readonly string[], io: ProgramIo, programs: Programs): Task<number> {
  const [name = 'echo', ...args] = argv
  if (!Object.hasOwn(programs, name)) return failed(io, `xargs: ${name}: No such file or directory`, 127)
  const words = io.stdin.split(/\s+/).filter((word) => word !== '')
  return yield* programs[name]!([...args, ...words], { ...io, stdin: '' })
}

function failed(io: ProgramIo, message: string, exitCode: number): number {
  io.err(`${message}\n`)
  return exitCode
}

/** `help`: what there is to type. */
export function* helpProgram(names: readonly string[], io: ProgramIo): Task<number> {
  io.out(`kubectl …   talk to the cluster (kubectl help)
cluster …   break and mend its machines (cluster help)
sleep 30s   let simulated time pass

Also: ${names.filter((name) => !['kubectl', 'cluster', 'sleep', 'true', 'false'].includes(name)).sort().join(', ')}

|  <  >  >>  <<EOF  &&  ||  ;  #  and quotes mean what they mean in any shell.
`) // prettier-ignore
  return 0
}
