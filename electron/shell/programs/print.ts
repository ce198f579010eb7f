/** echo, printf, seq, yes: programs that only print. */
// Models: bash's echo and printf, GNU seq
import { escapedWord } from '../builtins/quote'
import type { Program } from '../program'
import { tool, ToolProblem } from './options'

const ESCAPES: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', e: '\u001b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"', "'": "'" } // prettier-ignore

/** Backslashes as `printf` and `echo -e` read them; `\c` ends all output. */
function unescaped(text: string): { readonly text: string; readonly isCut: boolean } {
  const cutAt = /(?:^|[^\\])(?:\\\\)*\\c/.exec(text)
  const whole = cutAt ? text.slice(0, cutAt.index + cutAt[0].length - 2) : text
  const read = whole.replace(/\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|0?[0-7]{1,3}|[\s\S])/g, (all, code: string) => {
    if (/^[xu]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16))
    if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8))
    return ESCAPES[code] ?? all
  })
  return { text: read, isCut: cutAt !== null }
}

export const echo: Program = function* (argv, io) {
  const words = [...argv]
  let [isBare, isEscaped] = [false, false]
  while (/^-[neE]+$/.test(words[0] ?? '')) {
    const letters = words.shift()!
    isBare ||= letters.includes('n')
    isEscaped = letters.includes('e') || (isEscaped && !letters.includes('E'))
  }
  const { text, isCut } = isEscaped ? unescaped(words.join(' ')) : { text: words.join(' '), isCut: false }
  io.out(isBare || isCut ? text : `${text}\n`)
  return 0
}

const DIRECTIVE = /%(?:%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?([a-zA-Z]))|[^%]+|%/g

export const printf = tool(
  'printf',
  { usage: 'FORMAT [ARGUMENT]...', summary: 'Prints its arguments as the format says.', stopsEarly: true },
  function* ({ args }, io) {
    // prettier-ignore
    const [format, ...values] = args
    if (format === undefined) throw new ToolProblem('usage: printf FORMAT [ARGUMENT]...', 2)
    let exitCode = 0
    do {
      io.limits.step(5)
      const before = values.length
      for (const [piece, flags = '', width, precision, letter] of format.matchAll(DIRECTIVE)) {
        if (piece === '%%') io.out('%')
        else if (letter === undefined) io.out(unescaped(piece).text)
        else {
          const size = (word: string | undefined): number | undefined => word === '*' ? Number(values.shift() ?? 0) : word === undefined ? undefined : Number(word) // prettier-ignore
          const [wide, exact] = [size(width), size(precision)]
          const shown = converted(letter, values.shift(), flags, exact)
          if (shown.problem !== null) {
            io.err(`printf: ${shown.problem}\n`)
            exitCode = 1
          }
          io.out(io.limits.hold(padded(shown.text, Math.min(wide ?? 0, 100_000), flags, letter)))
        }
      }
      if (values.length === before) break // No directive takes what is left.
    } while (values.length > 0)
    return exitCode
  },
)

interface Shown {
  readonly text: string
  readonly problem: string | null
}

function converted(letter: string, value: string | undefined, flags: string, precision: number | undefined): Shown {
  const text = value ?? ''
  switch (letter) {
    case 's':
      return { text: precision === undefined ? text : text.slice(0, precision), problem: null }
    case 'b':
      return { text: unescaped(text).text, problem: null }
    case 'c':
      return { text: text.slice(0, 1), problem: null }
    case 'q':
      return { text: escapedWord(text), problem: null }
    default:
      return numeric(letter, value, flags, precision)
  }
}

function numeric(letter: string, value: string | undefined, flags: string, precision: number | undefined): Shown {
  const word = (value ?? '0').trim()
  const isCharacter = /^["']./.test(word)
  const number = isCharacter ? word.codePointAt(1)! : word === '' ? 0 : Number(word)
  const problem = Number.isNaN(number) ? `${word}: invalid number` : null
  const amount = problem ? Number.parseFloat(word) || 0 : number
  const text = digitsOf(letter, amount, precision)
  if (text === null) throw new ToolProblem(`%${letter}: invalid format character`)
  const sign = amount >= 0 && flags.includes('+') ? '+' : amount >= 0 && flags.includes(' ') ? ' ' : ''
  return { text: sign + text, problem }
}

function digitsOf(letter: string, amount: number, precision: number | undefined): string | null {
  const whole = Math.trunc(amount)
  switch (letter) {
    case 'd':
    case 'i':
    case 'u':
      return String(whole).padStart(precision ?? 0, '0')
    case 'x':
      return whole.toString(16)
    case 'X':
      return whole.toString(16).toUpperCase()
    case 'o':
      return whole.toString(8)
    case 'f':
      return amount.toFixed(Math.min(precision ?? 6, 100))
    case 'e':
      return amount.toExponential(Math.min(precision ?? 6, 100)).replace(/e([-+])(\d)$/, 'e$10$2')
    case 'g':
      return String(Number(amount.toPrecision(Math.min(precision || 6, 100))))
    default:
      return null
  }
}

function padded(text: string, width: number, flags: string, letter: string): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0') || /[sbcq]/.test(letter)) return text.padStart(width)
  const sign = /^[-+ ]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}

export const seq = tool(
  'seq',
  {
    usage: '[-w] [-s SEPARATOR] [FIRST [STEP]] LAST',
    summary: 'Prints numbers, one a line.',
    flags: 'w',
    valued: 's',
    rewrite: (word) => (/^-[\d.]/.test(word) ? ` ${word}` : word),
    long: { separator: 's', 'equal-width': 'w' },
  },
  function* (options, io) {
    // prettier-ignore
    const { args } = options
    if (args.length === 0) throw new ToolProblem('missing operand')
    if (args.length > 3) throw new ToolProblem(`extra operand '${args[3]!}'`)
    const wrong = args.find((word) => !/^[-+]?(\d+\.?\d*|\.\d+)$/.test(word))
    if (wrong !== undefined) throw new ToolProblem(`invalid floating point argument: '${wrong}'`)
    const [first, step, last] = args.length === 1 ? ['1', '1', args[0]!] : args.length === 2 ? [args[0]!, '1', args[1]!] : [args[0]!, args[1]!, args[2]!] // prettier-ignore
    if (Number(step) === 0) throw new ToolProblem(`invalid Zero increment value: '${step}'`)
    const places = Math.max(...[first, step].map((word) => word.split('.')[1]?.length ?? 0))
    const count = Math.floor((Number(last) - Number(first)) / Number(step) + 1e-9) + 1
    const shown = (value: number): string => value.toFixed(places)
    const width = options.has('w') ? Math.max(shown(Number(first)).length, shown(Number(last)).length) : 0
    const glue = options.value('s') ?? '\n'
    for (let index = 0; index < count; index++) {
      io.limits.step()
      io.out((index > 0 ? glue : '') + shown(Number(first) + index * Number(step)).padStart(width, '0'))
      yield* io.room()
    }
    if (count > 0) io.out('\n')
    return 0
  },
)

export const yes = tool(
  'yes',
  { usage: '[STRING]...', summary: 'Prints a line again and again.' },
  function* ({ args }, io) {
    // prettier-ignore
    for (;;) {
    io.limits.step(5)
    io.out(`${args.length > 0 ? args.join(' ') : 'y'}\n`)
    yield* io.room()
  }
  },
)
