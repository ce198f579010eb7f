/** ls and find: what files there are. */
// Models: GNU coreutils, findutils
// Simplified: one name a line, as ls prints into a pipe; everything belongs to the learner.
import { shortDate } from './clock'
import type { ProgramIo } from '../program'
import { byteLength } from './bytes'
import { compilePattern, matchesPattern, type Pattern } from '../interpreter/pattern'
import { tool, ToolProblem, type Options } from './options'

const LS = { usage: '[-1aAldrthRF] [FILE]...', summary: 'Lists files and folders.', flags: '1aAldrthRFS', long: { all: 'a', 'almost-all': 'A', reverse: 'r', recursive: 'R', directory: 'd', classify: 'F', 'human-readable': 'h' }, failure: 2, rewrite: (word: string) => word.replace(/^--color(=.*)?$/, '-1') } // prettier-ignore

export const ls = tool('ls', LS, function* (options, io) {
  const paths = options.args.length > 0 ? options.args : ['.']
  const missing = paths.filter((path) => io.files.kindOf(io.path(path)) === null)
  for (const path of missing) io.err(`ls: cannot access '${path}': No such file or directory\n`)
  const isFolder = (path: string): boolean => !options.has('d') && io.files.kindOf(io.path(path)) === 'directory'
  const there = paths.filter((path) => !missing.includes(path))
  const folders = there.filter(isFolder)
  io.out(listing(there.filter((path) => !isFolder(path)), '', options, io)) // prettier-ignore
  for (const [index, path] of folders.entries()) {
    if (paths.length > 1 || options.has('R')) io.out(`${index > 0 || there.length > folders.length ? '\n' : ''}${path}:\n`) // prettier-ignore
    shown(path, options, io)
  }
  return missing.length > 0 ? 2 : 0
})

function shown(path: string, options: Options, io: ProgramIo): void {
  io.limits.step(10)
  const all = io.files.entries(io.path(path)).filter((name) => options.has('a') || options.has('A') || !name.startsWith('.')) // prettier-ignore
  const names = options.has('a') ? ['.', '..', ...all] : all
  if (options.has('l')) io.out(`total ${all.reduce((sum, name) => sum + Math.ceil(sizeOf(io.path(`${path}/${name}`), io) / 1024), 0)}\n`) // prettier-ignore
  io.out(listing(names, `${path}/`, options, io))
  if (!options.has('R')) return
  for (const name of all) {
    if (io.files.kindOf(io.path(`${path}/${name}`)) !== 'directory') continue
    io.out(`\n${path}/${name}:\n`)
    shown(`${path}/${name}`, options, io)
  }
}

function sizeOf(path: string, io: ProgramIo): number {
  return io.files.kindOf(path) === 'directory' ? 4096 : byteLength(io.files.read(path) ?? '')
}

function listing(names: readonly string[], prefix: string, options: Options, io: ProgramIo): string {
  const place = (name: string): string => io.path(prefix + name)
  const sorted = [...names]
  if (options.has('t')) sorted.sort((a, b) => io.files.changedAtMs(place(b)) - io.files.changedAtMs(place(a)))
  if (options.has('S')) sorted.sort((a, b) => sizeOf(place(b), io) - sizeOf(place(a), io))
  if (options.has('r')) sorted.reverse()
  if (!options.has('l')) return sorted.map((name) => `${name}${mark(place(name), options, io)}\n`).join('')
  const sizes = sorted.map((name) => shownSize(sizeOf(place(name), io), options))
  const width = Math.max(0, ...sizes.map((size) => size.length))
  return sorted.map((name, index) => {
    const path = place(name)
    const isFolder = io.files.kindOf(path) === 'directory'
    const mode = isFolder ? 'drwxr-xr-x 2' : io.files.isRunnable(path) ? '-rwxr-xr-x 1' : '-rw-r--r-- 1'
    return `${mode} learner learner ${sizes[index]!.padStart(width)} ${shortDate(io.files.changedAtMs(path))} ${name}${mark(path, options, io)}\n` // prettier-ignore
  }).join('') // prettier-ignore
}

function shownSize(bytes: number, options: Options): string {
  if (!options.has('h') || bytes < 1024) return String(bytes)
  const inKilo = bytes / 1024
  return inKilo < 10 ? `${(Math.ceil(inKilo * 10) / 10).toFixed(1)}K` : inKilo < 1024 ? `${Math.ceil(inKilo)}K` : `${(Math.ceil(inKilo / 102.4) / 10).toFixed(1)}M` // prettier-ignore
}

function mark(path: string, options: Options, io: ProgramIo): string {
  if (!options.has('F')) return ''
  return io.files.kindOf(path) === 'directory' ? '/' : io.files.isRunnable(path) ? '*' : ''
}

/** `find DIR -name '*.yaml' -type f`. */
export const find = tool(
  'find',
  {
    usage: '[DIRECTORY]... [-name PATTERN] [-type f|d]',
    summary: 'Lists everything below a folder.',
    rewrite: (word) => ` ${word}`,
  },
  function* ({ args }, io) {
    // prettier-ignore
    const firstTest = args.findIndex((word) => word.startsWith('-'))
    const tests = firstTest < 0 ? [] : args.slice(firstTest)
    const starts = firstTest < 0 ? args : args.slice(0, firstTest)
    let pattern: Pattern | null = null
    let type: string | null = null
    for (let at = 0; at < tests.length; at += 2) {
      const [test = '', value] = [tests[at], tests[at + 1]]
      if (test !== '-name' && test !== '-type') throw new ToolProblem(`${test}: not part of this shell's find`)
      if (value === undefined) throw new ToolProblem(`missing argument to '${test}'`)
      if (test === '-name') pattern = compilePattern([{ text: value, literal: false }])
      else if (value !== 'f' && value !== 'd') throw new ToolProblem(`Unknown argument to -type: ${value}`)
      else type = value
    }
    let exitCode = 0
    const visit = (path: string): void => {
      io.limits.step(10)
      const kind = io.files.kindOf(io.path(path))
      const name = path.split('/').at(-1)!
      if ((!pattern || matchesPattern(pattern, name)) && (!type || type === (kind === 'file' ? 'f' : 'd'))) io.out(`${path}\n`) // prettier-ignore
      if (kind === 'directory') for (const entry of io.files.entries(io.path(path))) visit(`${path.replace(/\/$/, '')}/${entry}`) // prettier-ignore
    }
    for (const start of starts.length > 0 ? starts : ['.']) {
      if (io.files.kindOf(io.path(start)) !== null) visit(start)
      else {
        io.err(`find: '${start}': No such file or directory\n`)
        exitCode = 1
      }
    }
    return exitCode
  },
)
