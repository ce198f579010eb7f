/** history, help, clear, which, whoami, hostname, basename, dirname, true, false. */
import { BUILTIN_NAMES } from '../builtins'
import type { Program } from '../program'
import { tool, ToolProblem } from './options'

const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H'

export const clear: Program = function* (_argv, io) {
  io.out(CLEAR_SCREEN)
  return 0
}

export const history: Program = function* ([count], io) {
  const width = Math.max(5, String(io.history.length).length)
  if (count !== undefined && !/^\d+$/.test(count)) {
    io.err(`history: ${count}: numeric argument required\n`)
    return 1
  }
  const lines = io.history.map((line, index) => `${String(index + 1).padStart(width)}  ${line}\n`)
  io.out(lines.slice(count === undefined ? 0 : Math.max(0, lines.length - Number(count))).join(''))
  return 0
}

export const succeed: Program = function* () {
  return 0
}

export const fail: Program = function* () {
  return 1
}

export const whoami: Program = function* (_argv, io) {
  io.out(`${io.env['USER'] ?? 'learner'}\n`)
  return 0
}

export const hostname: Program = function* (_argv, io) {
  io.out('kubeshala\n')
  return 0
}

export const basename = tool(
  'basename',
  { usage: 'NAME [SUFFIX]', summary: 'The last part of a path.', flags: 'a', valued: 's' },
  function* (options, io) {
    // prettier-ignore
    const [name, suffix] = options.args
    if (name === undefined) throw new ToolProblem('missing operand')
    const isMany = options.has('a') || options.has('s')
    const ending = options.value('s') ?? (isMany ? '' : (suffix ?? ''))
    for (const path of isMany ? options.args : [name]) {
      const base = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
      io.out(
        `${base !== ending && ending !== '' && base.endsWith(ending) ? base.slice(0, -ending.length) : base || '/'}\n`,
      )
    }
    return 0
  },
)

export const dirname = tool(
  'dirname',
  { usage: 'NAME...', summary: 'A path without its last part.' },
  function* ({ args }, io) {
    // prettier-ignore
    if (args.length === 0) throw new ToolProblem('missing operand')
    for (const path of args) {
      const parts = path.replace(/\/+$/, '').split('/')
      const parent = parts.slice(0, -1).join('/').replace(/\/+$/, '')
      io.out(`${parts.length === 1 ? '.' : parent || '/'}\n`)
    }
    return 0
  },
)

/** `which` and `help` know what there is. */
export function knowing(names: () => readonly string[]): Readonly<Record<'which' | 'help', Program>> {
  return {
    *which(argv, io) {
      const known = new Set(names())
      const found = argv.filter((name) => known.has(name))
      io.out(found.map((name) => `/usr/bin/${name}\n`).join(''))
      return found.length === argv.length ? 0 : 1
    },
    *help(_argv, io) {
      const shown = new Set(['kubectl', 'cluster', 'etcdctl', 'sleep', 'true', 'false'])
      const others = names().filter((name) => !shown.has(name)).sort() // prettier-ignore
      io.out(helpText(others))
      return 0
    },
  }
}

function helpText(programs: readonly string[]): string {
  return `kubectl …   talk to the cluster (kubectl help)
cluster …   break and mend its machines (cluster help)
etcdctl …   look at what lies in etcd (etcdctl help)
sleep 30s   let simulated time pass

Programs (each with --help):
${wrapped(programs)}
Of the shell itself:
${wrapped([...BUILTIN_NAMES].sort())}
|  <  >  >>  <<EOF  &&  ||  ;  &  #  $NAME  $(…)  *  if  for  while  case  and functions mean what they mean in bash.
`
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line.length + word.length > 90) {
      lines.push(line)
      line = ''
    }
    line += `  ${word}`
  }
  return [...lines, line].map((each) => `${each}\n`).join('')
}
