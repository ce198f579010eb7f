/** cat, head, tail, wc, tac, rev, nl, tee, paste. */
// Models: GNU coreutils
// Simplified: bytes are those of UTF-8; `tail -f` is refused, since nothing writes to a file behind one's back.
import { refused, type ProgramIo } from '../program'
import type { Task } from '../../cluster/kernel/task'
import { tool, ToolProblem, wholeNumber, type Options } from './options'
import { eachLine, linesOf, sourcesOf, whyUnread, wholeText, type Source } from './sources'
import { byteLength } from './bytes'

export const cat = tool(
  'cat',
  {
    usage: '[-bns] [FILE]...',
    summary: 'Prints files one after the other.',
    flags: 'bns',
    long: { number: 'n', 'number-nonblank': 'b', 'squeeze-blank': 's' },
  },
  function* (options, io) {
    // prettier-ignore
    const sources = sourcesOf('cat', options.args, io)
    const isPlain = !['b', 'n', 's'].some((letter) => options.has(letter))
    let number = 0
    let wasBlank = false
    for (const { input } of sources.found) {
      for (let line = yield* input.line(); line !== null; line = yield* input.line()) {
        io.limits.step()
        const isBlank = line === '\n'
        if (isPlain) io.out(line)
        else if (!(options.has('s') && isBlank && wasBlank))
          io.out((options.has('b') ? !isBlank : options.has('n')) ? `${String(++number).padStart(6)}\t${line}` : line)
        wasBlank = isBlank
        yield* io.room()
      }
    }
    return sources.failed ? 1 : 0
  },
)

const EXTRACT = {
  valued: 'nc', flags: 'qv',
  long: { lines: 'n', bytes: 'c', quiet: 'q', verbose: 'v' },
  rewrite: (word: string) => word.replace(/^-(\d+)$/, '-n$1'),
} // prettier-ignore

export const head = tool(
  'head',
  { ...EXTRACT, usage: '[-n LINES] [-c BYTES] [FILE]...', summary: 'Prints the first lines, ten unless said.' },
  function* (options, io) {
    // prettier-ignore
    return yield* extracted('head', options, io, function* ({ input }) {
    if (options.has('c')) return (yield* input.rest()).slice(0, wholeNumber(options.value('c'), 0, 'number of bytes'))
    const typed = options.value('n') ?? '10'
    if (/^-\d+$/.test(typed)) return linesOf(yield* input.rest()).slice(0, Number(typed)).map((line) => `${line}\n`).join('') // prettier-ignore
    let text = ''
    for (let left = wholeNumber(typed, 10, 'number of lines'); left > 0; left--) {
      io.limits.step()
      const line = yield* input.line()
      if (line === null) break
      text += line
    }
    return text
  })
  },
)

export const tail = tool(
  'tail',
  {
    ...EXTRACT,
    flags: 'qvfF',
    usage: '[-n LINES | -n +FIRST] [-c BYTES] [FILE]...',
    summary: 'Prints the last lines, ten unless said.',
  },
  function* (options, io) {
    // prettier-ignore
    if (options.has('f') || options.has('F')) throw new ToolProblem('-f: not part of this shell; kubectl logs -f follows a Pod') // prettier-ignore
    return yield* extracted('tail', options, io, function* ({ input }) {
      const text = yield* input.rest()
      if (options.has('c')) return text.slice(-wholeNumber(options.value('c'), 0, 'number of bytes'))
      const typed = options.value('n') ?? '10'
      const lines = linesOf(text)
      const count = wholeNumber(typed.replace(/^[+-]/, ''), 10, 'number of lines')
      const chosen = typed.startsWith('+')
        ? lines.slice(Math.max(0, count - 1))
        : count === 0
          ? []
          : lines.slice(-count)
      return chosen.map((line) => `${line}\n`).join('')
    })
  },
)

function* extracted(
  name: string,
  options: Options,
  io: ProgramIo,
  take: (source: Source) => Task<string>,
): Task<number> {
  const sources = sourcesOf(name, options.args, io, (path, why) => `cannot open '${path}' for reading: ${why}`)
  const isTitled = options.has('v') || (options.args.length > 1 && !options.has('q'))
  for (const [index, source] of sources.found.entries()) {
    if (isTitled) io.out(`${index > 0 ? '\n' : ''}==> ${source.name === '-' ? 'standard input' : source.name} <==\n`)
    io.out(yield* take(source))
  }
  return sources.failed ? 1 : 0
}

/** The name of the file stands behind its counts. */
export const wc = tool(
  'wc',
  {
    usage: '[-lwcm] [FILE]...',
    summary: 'Counts lines, words and bytes.',
    flags: 'lwcm',
    long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm' },
  },
  function* (options, io) {
    // prettier-ignore
    const sources = sourcesOf('wc', options.args, io)
    const asked = ['l', 'w', 'm', 'c'].filter((letter) => options.has(letter))
    const letters = asked.length > 0 ? asked : ['l', 'w', 'c']
    const rows: { readonly name: string; readonly counts: readonly number[] }[] = []
    let bytes = 0
    for (const { name, input } of sources.found) {
      const text = yield* input.rest()
      bytes += byteLength(text)
      const counts: Readonly<Record<string, number>> = { l: text.split('\n').length - 1, w: text.split(/\s+/).filter((word) => word !== '').length, m: Array.from(text).length, c: byteLength(text) } // prettier-ignore
      rows.push({ name, counts: letters.map((letter) => counts[letter]!) })
    }
    const sums = letters.map((_, column) => rows.reduce((sum, { counts }) => sum + counts[column]!, 0))
    if (options.args.length > 1) rows.push({ name: 'total', counts: sums })
    const isPiped = options.args.length === 0 || options.args.includes('-')
    const width = letters.length === 1 && rows.length === 1 ? 1 : isPiped ? 7 : String(bytes).length
    for (const { name, counts } of rows)
    io.out(`${[...counts.map((count) => String(count).padStart(width)), ...(name === '-' && options.args.length === 0 ? [] : [name])].join(' ')}\n`) // prettier-ignore
    return sources.failed ? 1 : 0
  },
)

export const tac = tool(
  'tac',
  { usage: '[FILE]...', summary: 'Prints lines from the last to the first.' },
  function* (options, io) {
    // prettier-ignore
    const sources = sourcesOf('tac', options.args, io, (path, why) => `failed to open '${path}' for reading: ${why}`)
    for (const { input } of sources.found) io.out([...linesOf(yield* input.rest())].reverse().map((line) => `${line}\n`).join('')) // prettier-ignore
    return sources.failed ? 1 : 0
  },
)

export const rev = tool('rev', { usage: '[FILE]...', summary: 'Turns each line round.' }, function* (options, io) {
  const sources = sourcesOf('rev', options.args, io, (path, why) => `cannot open ${path}: ${why}`)
  yield* eachLine(sources, io, (line) => { io.out(`${Array.from(line).reverse().join('')}\n`); return true }) // prettier-ignore
  return sources.failed ? 1 : 0
})

export const nl = tool(
  'nl',
  { usage: '[-b a|t|n] [FILE]...', summary: 'Numbers lines; empty ones only with -b a.', valued: 'bwsv' },
  function* (options, io) {
    // prettier-ignore
    const sources = sourcesOf('nl', options.args, io)
    const style = options.value('b') ?? 't'
    if (!/^[atn]$/.test(style)) throw new ToolProblem(`invalid body numbering style: '${style}'`)
    const width = wholeNumber(options.value('w'), 6, 'line number field width')
    let number = wholeNumber(options.value('v'), 1, 'starting line number')
    yield* eachLine(sources, io, (line) => {
      const isNumbered = style === 'a' || (style === 't' && line !== '')
      io.out(isNumbered ? `${String(number++).padStart(width)}${options.value('s') ?? '\t'}${line}\n` : `${' '.repeat(width + 1)}${line}\n`) // prettier-ignore
      return true
    })
    return sources.failed ? 1 : 0
  },
)

/** What is read goes on, and into files. */
export const tee = tool(
  'tee',
  { usage: '[-a] [FILE]...', summary: 'Copies its input to files and goes on.', flags: 'ai', long: { append: 'a' } },
  function* (options, io) {
    // prettier-ignore
    const texts = new Map(options.args.map((path) => [path, options.has('a') ? (io.readFile(path) ?? '') : '']))
    let exitCode = 0
    const save = (path: string, text: string): boolean => {
      const problem = io.writeFile(path, text)
      if (problem !== null) exitCode = refused(io, `tee: ${path}: ${problem}`)
      return problem === null
    }
    for (const [path, text] of texts) if (!save(path, text)) texts.delete(path)
    for (let line = yield* io.input.line(); line !== null; line = yield* io.input.line()) {
      io.limits.step(1 + texts.size)
      io.out(line)
      for (const [path, text] of texts) {
        texts.set(path, text + line)
        if (!save(path, text + line)) texts.delete(path)
      }
      yield* io.room()
    }
    return exitCode
  },
)

export const paste = tool(
  'paste',
  {
    usage: '[-s] [-d LIST] [FILE]...',
    summary: 'Joins lines side by side; with -s all lines of a file.',
    flags: 's',
    valued: 'd',
    long: { serial: 's', delimiters: 'd' },
  },
  function* (options, io) {
    // prettier-ignore
    const delimiters = Array.from((options.value('d') ?? '\t').replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
    const between = (index: number): string => delimiters[index % delimiters.length] ?? ''
    const missing = options.args.find((path) => path !== '-' && io.readFile(path) === undefined)
    if (missing !== undefined) throw new ToolProblem(`${missing}: ${whyUnread(missing, io)}`)
    const columns: (readonly string[])[] = []
    for (const source of sourcesOf('paste', options.args, io).found) columns.push(linesOf(yield* wholeText({ found: [source], failed: false }))) // prettier-ignore
    const joined = (cells: readonly string[]): string => cells.map((cell, index) => (index === 0 ? cell : between(index - 1) + cell)).join('') // prettier-ignore
    const rows = options.has('s')
    ? columns
    : Array.from({ length: Math.max(0, ...columns.map((column) => column.length)) }, (_, row) => columns.map((column) => column[row] ?? '')) // prettier-ignore
    io.out(rows.map((cells) => `${joined(cells)}\n`).join(''))
    return 0
  },
)
