/** cut, tr and column: text by characters and fields. */
// Models: GNU coreutils, util-linux
// Simplified: characters where GNU's cut -c and tr count bytes.
import { tool, ToolProblem } from './options'
import { eachLine, linesOf, sourcesOf, wholeText } from './sources'

type Range = readonly [number, number]

function rangesOf(list: string, what: string): readonly Range[] {
  return list.split(',').map((part) => {
    const match = /^(\d*)(-?)(\d*)$/.exec(part)
    const [, from = '', dash = '', to = ''] = match ?? []
    if (!match || part === '' || part === '-') throw new ToolProblem(`invalid ${what}: '${part}'`)
    const range: Range = [Number(from || 1), dash === '' ? Number(from) : Number(to || Infinity)]
    if (range[0] === 0) throw new ToolProblem(what.includes('field') ? 'fields are numbered from 1' : 'byte/character positions are numbered from 1') // prettier-ignore
    if (range[1] < range[0]) throw new ToolProblem('invalid decreasing range')
    return range
  })
}

function chosen<T>(items: readonly T[], ranges: readonly Range[], isComplement: boolean): readonly T[] {
  return items.filter((_, index) => ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to) !== isComplement)
}

const CUT = { usage: '-f LIST [-d DELIM] | -c LIST [FILE]...', summary: 'Prints parts of each line.', flags: 'sn', valued: 'fcbdOC', long: { fields: 'f', characters: 'c', bytes: 'b', delimiter: 'd', 'only-delimited': 's', 'output-delimiter': 'O', complement: 'n' } } // prettier-ignore

export const cut = tool('cut', CUT, function* (options, io) {
  const list = options.value('f') ?? options.value('c') ?? options.value('b')
  if (list === undefined) throw new ToolProblem('you must specify a list of bytes, characters, or fields')
  const byFields = options.has('f')
  const delimiter = options.value('d') ?? '\t'
  if (Array.from(delimiter).length > 1) throw new ToolProblem('the delimiter must be a single character')
  if (options.has('d') && !byFields) throw new ToolProblem('an input delimiter may be specified only when operating on fields') // prettier-ignore
  const ranges = rangesOf(list, byFields ? 'field value' : 'byte or character range')
  const glue = options.value('O') ?? (byFields ? delimiter : '')
  const sources = sourcesOf('cut', options.args, io)
  yield* eachLine(sources, io, (line) => {
    if (!byFields) io.out(`${chosen(Array.from(line), ranges, options.has('n')).join(glue)}\n`)
    else if (line.includes(delimiter)) io.out(`${chosen(line.split(delimiter), ranges, options.has('n')).join(glue)}\n`)
    else if (!options.has('s')) io.out(`${line}\n`)
    return true
  })
  return sources.failed ? 1 : 0
})

const CLASSES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alnum: [['0', '9'], ['A', 'Z'], ['a', 'z']], alpha: [['A', 'Z'], ['a', 'z']], digit: [['0', '9']],
  lower: [['a', 'z']], upper: [['A', 'Z']], blank: [['\t', '\t'], [' ', ' ']], space: [['\t', '\r'], [' ', ' ']],
  punct: [['!', '/'], [':', '@'], ['[', '`'], ['{', '~']], xdigit: [['0', '9'], ['A', 'F'], ['a', 'f']],
  cntrl: [['\0', '\u001f'], ['\u007f', '\u007f']], print: [[' ', '~']], graph: [['!', '~']],
} // prettier-ignore
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', f: '\f', v: '\v', a: '\u0007', b: '\b' } // prettier-ignore

/** `a-z`, `[:upper:]`, `\n`, as the characters that they stand for. */
function setOf(text: string): readonly string[] {
  const chars: string[] = []
  for (const [whole, name, escape, from, to, one] of text.matchAll(
    /\[:(\w+):\]|\\([\s\S])|([^\\])-([^\\])|([\s\S])/gu,
  )) {
    if (name !== undefined) {
      const ranges = CLASSES[name]
      if (!ranges) throw new ToolProblem(`invalid character class '${name}'`)
      for (const [first, last] of ranges) chars.push(...span(first, last))
    } else if (escape !== undefined) {
      if (/[0-7]/.test(escape)) throw new ToolProblem(`octal escapes are not part of this shell's tr: '${whole}'`)
      chars.push(ESCAPES[escape] ?? escape)
    } else if (from !== undefined) {
      if (from > to!) throw new ToolProblem(`range-endpoints of '${whole}' are in reverse collating sequence order`)
      chars.push(...span(from, to!))
    } else chars.push(one!)
  }
  return chars
}

function span(first: string, last: string): readonly string[] {
  const [from, to] = [first.codePointAt(0)!, last.codePointAt(0)!]
  return Array.from({ length: Math.min(to - from + 1, 70_000) }, (_, index) => String.fromCodePoint(from + index))
}

export const tr = tool(
  'tr',
  {
    usage: '[-cds] SET1 [SET2]',
    summary: 'Replaces, removes or squeezes characters.',
    flags: 'cCdst',
    long: { complement: 'c', delete: 'd', 'squeeze-repeats': 's', 'truncate-set1': 't' },
  },
  function* (options, io) {
    // prettier-ignore
    const [first, second] = options.args
    if (first === undefined) throw new ToolProblem('missing operand')
    if (second === undefined && !options.has('d') && !options.has('s')) throw new ToolProblem(`missing operand after '${first}'`) // prettier-ignore
    if (options.args.length > 2) throw new ToolProblem(`extra operand '${options.args[2]!}'`)
    const members = new Set(setOf(first))
    const from = setOf(first)
    const to = second === undefined ? [] : setOf(second)
    const isComplement = options.has('c') || options.has('C')
    const isMember = (char: string): boolean => members.has(char) !== isComplement
    const places = new Map([...from.entries()].map(([index, char]) => [char, index]))
    const changed = (char: string): string => (isComplement ? to.at(-1) : (to[places.get(char)!] ?? to.at(-1))) ?? char
    const squeezed = new Set(options.has('s') ? (second === undefined ? from : to) : [])
    const isSqueezed = (char: string): boolean => options.has('s') && (second === undefined ? isMember(char) : squeezed.has(char)) // prettier-ignore
    let last = ''
    for (let line = yield* io.input.line(); line !== null; line = yield* io.input.line()) {
      io.limits.step(2 + (line.length >> 3))
      let text = ''
      for (const char of line) {
        if (options.has('d') && isMember(char)) continue
        const next = !options.has('d') && second !== undefined && isMember(char) ? changed(char) : char
        if (!(next === last && isSqueezed(next))) text += next
        last = next
      }
      io.out(text)
      yield* io.room()
    }
    return 0
  },
)

export const column = tool(
  'column',
  {
    usage: '[-t] [-s SEPARATORS] [-o SEPARATOR] [FILE]...',
    summary: 'Sets text in columns.',
    flags: 't',
    valued: 'so',
    long: { table: 't', separator: 's', 'output-separator': 'o' },
  },
  function* (options, io) {
    // prettier-ignore
    const sources = sourcesOf('column', options.args, io)
    const lines = linesOf(yield* wholeText(sources)).filter((line) => line.trim() !== '')
    if (!options.has('t')) {
      io.out(lines.map((line) => `${line}\n`).join(''))
      return sources.failed ? 1 : 0
    }
    const separators = options.value('s')
    const rows = lines.map((line) => (separators === undefined ? line.trim().split(/\s+/) : splitAt(line, separators)))
    const widths: number[] = []
    for (const row of rows)
      for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, Array.from(cell).length)
    for (const row of rows) {
      const cells = row.map((cell, at) =>
        at < row.length - 1 ? cell + ' '.repeat(widths[at]! - Array.from(cell).length) : cell,
      )
      io.out(`${cells.join(options.value('o') ?? '  ')}\n`)
    }
    return sources.failed ? 1 : 0
  },
)

function splitAt(line: string, separators: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  for (const char of line) {
    if (!separators.includes(char)) cell += char
    else {
      cells.push(cell)
      cell = ''
    }
  }
  return [...cells, cell]
}
