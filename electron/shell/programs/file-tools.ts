/** mkdir, rmdir, touch, cp, mv, rm, chmod: changes to the app's own files. */
// Models: GNU coreutils
import type { ProgramIo } from '../program'
import { tool, ToolProblem, type Options } from './options'

/** Goes on after a refusal; the exit code tells. */
function forEach(name: string, paths: readonly string[], io: ProgramIo, act: (path: string) => string | null): number {
  let exitCode = 0
  for (const path of paths) {
    io.limits.step(5)
    const problem = act(path)
    if (problem === null) continue
    io.err(`${name}: ${problem}\n`)
    exitCode = 1
  }
  return exitCode
}

function demanded({ args }: Options, count: number, what = 'operand'): void {
  if (args.length === 0) throw new ToolProblem(`missing ${what}`)
  if (args.length < count) throw new ToolProblem(`missing destination file operand after '${args[0]!}'`)
}

export const mkdir = tool(
  'mkdir',
  {
    usage: '[-p] DIRECTORY...',
    summary: 'Makes folders.',
    flags: 'pv',
    valued: 'm',
    long: { parents: 'p', verbose: 'v', mode: 'm' },
  },
  function* (options, io) {
    // prettier-ignore
    demanded(options, 1)
    return forEach('mkdir', options.args, io, (path) => {
      const place = io.path(path)
      if (options.has('p')) {
        const steps = place.split('/').map((_, index, all) => all.slice(0, index + 1).join('/')).filter((step) => step !== '') // prettier-ignore
        const file = steps.find((step) => io.files.kindOf(step) === 'file')
        if (file !== undefined) return `cannot create directory '${path}': ${file === place ? 'File exists' : 'Not a directory'}` // prettier-ignore
        for (const step of steps) {
          const problem = io.files.kindOf(step) === null ? io.files.makeFolder(step) : null
          if (problem !== null) return `cannot create directory '${path}': ${problem}`
        }
        return null
      }
      const problem = io.files.makeFolder(place)
      return problem === null ? null : `cannot create directory '${path}': ${problem}`
    })
  },
)

export const rmdir = tool(
  'rmdir',
  { usage: 'DIRECTORY...', summary: 'Removes empty folders.' },
  function* (options, io) {
    // prettier-ignore
    demanded(options, 1)
    return forEach('rmdir', options.args, io, (path) => {
      const place = io.path(path)
      const kind = io.files.kindOf(place)
      if (kind !== 'directory') return `failed to remove '${path}': ${kind === null ? 'No such file or directory' : 'Not a directory'}` // prettier-ignore
      if (io.files.entries(place).length > 0) return `failed to remove '${path}': Directory not empty`
      const problem = io.files.remove(place)
      return problem === null ? null : `failed to remove '${path}': ${problem}`
    })
  },
)

export const touch = tool(
  'touch',
  {
    usage: '[-c] FILE...',
    summary: 'Makes empty files, or says that files are new.',
    flags: 'cam',
    long: { 'no-create': 'c' },
  },
  function* (options, io) {
    // prettier-ignore
    demanded(options, 1, 'file operand')
    return forEach('touch', options.args, io, (path) => {
      const place = io.path(path)
      const kind = io.files.kindOf(place)
      if (kind === 'directory' || (kind === null && options.has('c'))) return null
      const problem = io.files.write(place, io.files.read(place) ?? '')
      return problem === null ? null : `cannot touch '${path}': ${problem}`
    })
  },
)

export const rm = tool(
  'rm',
  {
    usage: '[-rf] FILE...',
    summary: 'Removes files, and with -r folders.',
    flags: 'rRfivd',
    long: { recursive: 'r', force: 'f', verbose: 'v', dir: 'd' },
  },
  function* (options, io) {
    // prettier-ignore
    if (!options.has('f')) demanded(options, 1)
    const isRecursive = options.has('r') || options.has('R')
    return forEach('rm', options.args, io, (path) => {
      const place = io.path(path)
      const kind = io.files.kindOf(place)
      if (kind === null) return options.has('f') ? null : `cannot remove '${path}': No such file or directory`
      if (kind === 'directory' && /(^|\/)\.{1,2}\/?$/.test(path)) return `refusing to remove '.' or '..' directory: skipping '${path}'` // prettier-ignore
      if (kind === 'directory' && !isRecursive) return `cannot remove '${path}': Is a directory`
      const problem = io.files.remove(place)
      if (problem === null && options.has('v')) io.out(`removed '${path}'\n`)
      return problem === null ? null : `cannot remove '${path}': ${problem}`
    })
  },
)

const COPY = { flags: 'rRafvpn', long: { recursive: 'r', archive: 'a', force: 'f', verbose: 'v', 'no-clobber': 'n' } }

export const cp = tool(
  'cp',
  { ...COPY, usage: '[-r] SOURCE... DEST', summary: 'Copies files, and with -r folders.' },
  function* (options, io) {
    // prettier-ignore
    demanded(options, 2, 'file operand')
    return placed('cp', options, io, (from, to, path) => {
      if (io.files.kindOf(from) === 'directory') {
        if (!/[rRa]/.test(['r', 'R', 'a'].filter((letter) => options.has(letter)).join(''))) return `-r not specified; omitting directory '${path}'` // prettier-ignore
        if (to === from || to.startsWith(`${from}/`)) return `cannot copy a directory, '${path}', into itself, '${to}'`
        return copiedFolder(from, to, io)
      }
      const problem = io.files.write(to, io.files.read(from) ?? '')
      io.files.setRunnable(to, io.files.isRunnable(from))
      return problem === null ? null : `cannot create regular file '${to}': ${problem}`
    })
  },
)

export const mv = tool(
  'mv',
  { ...COPY, usage: 'SOURCE... DEST', summary: 'Moves or renames files and folders.' },
  function* (options, io) {
    // prettier-ignore
    demanded(options, 2, 'file operand')
    return placed('mv', options, io, (from, to, path) => {
      if (io.files.kindOf(from) === 'directory') {
        if (to.startsWith(`${from}/`)) return `cannot move '${path}' to a subdirectory of itself, '${to}'`
        const problem = copiedFolder(from, to, io) ?? io.files.remove(from)
        return problem === null ? null : `cannot move '${path}' to '${to}': ${problem}`
      }
      const problem = io.files.write(to, io.files.read(from) ?? '') ?? io.files.remove(from)
      return problem === null ? null : `cannot move '${path}' to '${to}': ${problem}`
    })
  },
)

function placed(
  name: string,
  options: Options,
  io: ProgramIo,
  act: (from: string, to: string, path: string) => string | null,
): number {
  // prettier-ignore
  const paths = options.args.slice(0, -1)
  const target = options.args.at(-1)!
  const isFolder = io.files.kindOf(io.path(target)) === 'directory'
  if (paths.length > 1 && !isFolder) throw new ToolProblem(`target '${target}': No such file or directory`)
  return forEach(name, paths, io, (path) => {
    const from = io.path(path)
    const to = isFolder ? io.path(`${target}/${from.split('/').at(-1)!}`) : io.path(target)
    if (io.files.kindOf(from) === null) return `cannot stat '${path}': No such file or directory`
    if (from === to) return `'${path}' and '${target}' are the same file`
    if (options.has('n') && io.files.kindOf(to) !== null) return null
    const problem = act(from, to, path)
    if (problem === null && options.has('v')) io.out(`${name === 'mv' ? 'renamed ' : ''}'${path}' -> '${target}'\n`)
    return problem
  })
}

function copiedFolder(from: string, to: string, io: ProgramIo): string | null {
  const problem = io.files.kindOf(to) === 'directory' ? null : io.files.makeFolder(to)
  if (problem !== null) return problem
  for (const name of io.files.entries(from)) {
    io.limits.step(5)
    const [source, target] = [`${from}/${name}`, `${to}/${name}`]
    const inner = io.files.kindOf(source) === 'directory' ? copiedFolder(source, target, io) : io.files.write(target, io.files.read(source) ?? '') // prettier-ignore
    if (inner !== null) return inner
  }
  return null
}

export const chmod = tool(
  'chmod',
  {
    usage: '[u]+x|-x|MODE FILE...',
    summary: 'Says whether a file may be run; other modes change nothing.',
    rewrite: (word) => (/^-[rwxX]/.test(word) ? ` ${word}` : word),
    flags: 'Rv',
  },
  function* (options, io) {
    // prettier-ignore
    const [mode, ...paths] = options.args
    if (mode === undefined || paths.length === 0) throw new ToolProblem(mode === undefined ? 'missing operand' : `missing operand after '${mode}'`) // prettier-ignore
    const match = /^(?:[0-7]{3,4}|[ugoa]*([-+=])[rwxX]*)$/.exec(mode)
    if (!match) throw new ToolProblem(`invalid mode: '${mode}'`)
    return forEach('chmod', paths, io, (path) => {
      const place = io.path(path)
      if (io.files.kindOf(place) === null) return `cannot access '${path}': No such file or directory`
      if (/^\d/.test(mode)) io.files.setRunnable(place, (Number(mode.at(-3)) & 1) === 1)
      else if (/[xX]/.test(mode)) io.files.setRunnable(place, match[1] !== '-')
      return null
    })
  },
)
