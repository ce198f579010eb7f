/** grep: the lines in which a pattern is found. */
// Models: GNU grep
// Simplified: -P is the syntax of RE2: no look-around, no back-references; there are no colours and no binary files.
import type { Task } from '../../cluster/kernel/task'
import type { ProgramIo } from '../program'
import { compileBasic, compileExtended, escapeRegex } from '../regex/posix'
import { Regex } from '../regex/regex'
import { tool, ToolProblem, wholeNumber, type Options } from './options'
import { sourcesOf, withoutBreak, type Source } from './sources'

type Matcher = Pick<Regex, 'test' | 'matches'>

const TABLE = {
  usage: '[OPTION]... PATTERNS [FILE]...',
  summary: 'Prints the lines in which one of the patterns is found.',
  flags: 'EGFPivncoqwxrRlLHhsbaUz',
  valued: 'eABCmf',
  long: {
    'extended-regexp': 'E', 'basic-regexp': 'G', 'fixed-strings': 'F', 'perl-regexp': 'P', 'ignore-case': 'i',
    'invert-match': 'v', 'line-number': 'n', count: 'c', 'only-matching': 'o', quiet: 'q', silent: 'q',
    'word-regexp': 'w', 'line-regexp': 'x', recursive: 'r', 'files-with-matches': 'l', 'files-without-match': 'L',
    'with-filename': 'H', 'no-filename': 'h', 'no-messages': 's', regexp: 'e', 'after-context': 'A',
    'before-context': 'B', context: 'C', 'max-count': 'm', file: 'f', color: 'a', colour: 'a',
  },
  rewrite: (word: string) => word.replace(/^-(\d+)$/, '-C$1').replace(/^--colou?r(=.*)?$/, '-a'),
  failure: 2,
} // prettier-ignore

export const grep = tool('grep', TABLE, grepRun)

export const egrep = tool('grep', { ...TABLE, rewrite: (word) => word }, function* (options, io) {
  return yield* grepRun({ ...options, has: (letter) => letter === 'E' || options.has(letter) }, io)
})

function* grepRun(options: Options, io: ProgramIo): Task<number> {
  const unknown = Array.from('bz').find((letter) => options.has(letter))
  if (unknown) throw new ToolProblem(`-${unknown}: not part of this shell's grep`)
  const args = [...options.args]
  const patterns = patternsOf(options, args, io)
  const matcher = matcherFor(patterns, options)
  const isRecursive = options.has('r') || options.has('R')
  const paths = isRecursive ? filesBelow(args.length > 0 ? args : [''], io) : args
  const quietly = options.has('s') ? { ...io, err: () => undefined } : io
  const sources = sourcesOf('grep', paths, quietly)
  const isNamed = options.has('H') || (!options.has('h') && (isRecursive || paths.length > 1))
  let found = 0
  for (const source of isRecursive && paths.length === 0 ? [] : sources.found) {
    found += yield* searched(source, matcher, options, isNamed, io)
    if (found > 0 && options.has('q')) return 0
  }
  if (sources.failed) return 2
  return found > 0 ? 0 : 1
}

function patternsOf(options: Options, args: string[], io: ProgramIo): readonly string[] {
  const given = [...options.values('e')]
  for (const path of options.values('f')) {
    const text = io.readFile(path)
    if (text === undefined) throw new ToolProblem(`${path}: No such file or directory`)
    given.push(text.replace(/\n$/, ''))
  }
  if (given.length > 0 || options.has('f')) return given.flatMap((text) => text.split('\n'))
  const first = args.shift()
  if (first === undefined) throw new ToolProblem('missing operand')
  return first.split('\n')
}

function matcherFor(patterns: readonly string[], options: Options): Matcher {
  const ignoreCase = options.has('i')
  const compiled = patterns.map((pattern) => {
    if (options.has('P')) return new Regex(around(pattern, options, '(?:', ')'), { ignoreCase })
    if (options.has('F')) return compileExtended(around(escapeRegex(pattern), options, '(', ')'), { ignoreCase })
    if (options.has('E')) return compileExtended(around(pattern, options, '(', ')'), { ignoreCase })
    return compileBasic(around(pattern, options, '\\(', '\\)'), { ignoreCase })
  })
  return {
    test: (line) => compiled.some((regex) => regex.test(line)),
    matches: (line) => compiled.flatMap((regex) => regex.matches(line)).sort((a, b) => a.start - b.start),
  }
}

function around(pattern: string, options: Options, open: string, close: string): string {
  if (options.has('x')) return `^${open}${pattern}${close}$`
  return options.has('w') ? `\\b${open}${pattern}${close}\\b` : pattern
}

function filesBelow(paths: readonly string[], io: ProgramIo): readonly string[] {
  return paths.flatMap((path) => {
    const place = io.path(path)
    if (io.files.kindOf(place) !== 'directory') return [path]
    const inside = io.files.all().filter((file) => file.startsWith(`${place}/`)).map((file) => file.slice(place.length + 1)) // prettier-ignore
    return inside.map((file) => (path === '' ? file : `${path.replace(/\/$/, '')}/${file}`))
  })
}

/** Prints what is found in one file; returns how many lines were. */
function* searched(source: Source, matcher: Matcher, options: Options, isNamed: boolean, io: ProgramIo): Task<number> {
  const context = wholeNumber(options.value('C'), 0, 'context length argument')
  const after = wholeNumber(options.value('A'), context, 'context length argument')
  const before = wholeNumber(options.value('B'), context, 'context length argument')
  const most = wholeNumber(options.value('m'), Infinity, 'max count')
  const isSilent = ['q', 'c', 'l', 'L'].some((letter) => options.has(letter))
  const name = source.name === '-' ? '(standard input)' : source.name
  const head = (sign: string, row: number): string => (isNamed ? name + sign : '') + (options.has('n') ? `${row}${sign}` : '') // prettier-ignore
  const kept: { readonly row: number; readonly line: string }[] = []
  let [found, row, shown, left] = [0, 0, 0, 0]
  while (found < most || left > 0) {
    const raw = yield* source.input.line()
    if (raw === null) break
    const line = withoutBreak(raw)
    row++
    io.limits.step(2 + (line.length >> 5))
    const isFound = found < most && matcher.test(line) !== options.has('v')
    if (isFound) {
      found++
      if (options.has('q')) return found
      if (!isSilent) tell(line, kept)
      left = after
    } else if (left-- > 0 && !isSilent) {
      io.out(`${head('-', row)}${line}\n`)
      shown = row
    } else if (before > 0) kept.push({ row, line })
    if (kept.length > before) kept.shift()
    yield* io.room()
  }
  if (options.has('c')) io.out(`${isNamed ? `${name}:` : ''}${found}\n`)
  if (options.has('l') && found > 0) io.out(`${name}\n`)
  if (options.has('L') && found === 0) io.out(`${name}\n`)
  return found

  function tell(line: string, earlier: { readonly row: number; readonly line: string }[]): void {
    const first = earlier[0]?.row ?? row
    if ((after > 0 || before > 0) && shown > 0 && first > shown + 1) io.out('--\n')
    for (const each of earlier.splice(0)) io.out(`${head('-', each.row)}${each.line}\n`)
    if (!options.has('o')) io.out(`${head(':', row)}${line}\n`)
    else if (!options.has('v'))
      for (const { start, end } of matcher.matches(line))
        if (end > start) io.out(`${head(':', row)}${line.slice(start, end)}\n`)
    shown = row
  }
}
