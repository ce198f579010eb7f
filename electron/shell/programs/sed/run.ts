/** Runs a sed script over lines. */
import type { Task } from '../../../cluster/kernel/task'
import type { ProgramIo } from '../../program'
import type { Match, Regex } from '../../regex/regex'
import type { TextInput } from '../../streams'
import { ToolProblem } from '../options'
import { withoutBreak } from '../sources'
import type { Address, Command, Piece, Substitution } from './commands'

/** Where a command sends its line. */
type Verdict = 'next' | 'end' | 'restart' | 'quit' | 'quit silently' | number

export class SedRun {
  exitCode = 0
  private pattern = ''
  private hold = ''
  private line = 0
  private hasReplaced = false
  private appended = ''
  /** The line after this one: null at the end, undefined while nobody asked. */
  private ahead: string | null | undefined = undefined
  private lastRegex: Regex | null = null
  /** The line at which each range that is open will end; Infinity while that is not known. */
  private readonly ranges = new Map<Command, number>()
  private readonly labels: ReadonlyMap<string, number>
  private readonly looksAhead: boolean

  constructor(
    private readonly commands: readonly Command[],
    private readonly input: TextInput,
    private readonly isQuiet: boolean,
    private readonly out: (text: string) => void,
    private readonly io: ProgramIo,
  ) {
    this.looksAhead = commands.some(({ name, from, to }) => /[nN]/.test(name) || from?.type === 'last' || to?.type === 'last') // prettier-ignore
    this.labels = new Map(commands.flatMap(({ name, text }, index) => (name === ':' ? [[text, index] as const] : [])))
  }

  *run(): Task {
    let keepsPattern = false
    while (keepsPattern || (yield* this.advance())) {
      const verdict = yield* this.cycle()
      keepsPattern = verdict === 'restart'
      if (verdict !== 'restart' && verdict !== 'quit silently' && verdict !== 'end' && !this.isQuiet) this.print(this.pattern) // prettier-ignore
      this.flush()
      if (verdict === 'quit' || verdict === 'quit silently') return
      yield* this.io.room()
    }
  }

  /** False at the end. Reads on only where a command asks for the last line, so that others answer line by line. */
  private *advance(): Task<boolean> {
    const line = this.ahead === undefined ? yield* this.input.line() : this.ahead
    if (line === null) return false
    this.pattern = withoutBreak(line)
    if (this.looksAhead) this.ahead = yield* this.input.line()
    this.line++
    return true
  }

  private print(text: string): void {
    this.out(`${text}\n`)
  }

  private flush(): void {
    this.out(this.appended)
    this.appended = ''
  }

  private *cycle(): Task<Verdict> {
    for (let at = 0; at < this.commands.length;) {
      this.io.limits.step(2 + (this.pattern.length >> 5))
      const command = this.commands[at]!
      if (this.selects(command) === command.isNegated) {
        at = command.name === '{' ? command.end : at + 1
        continue
      }
      const verdict = yield* this.perform(command)
      if (typeof verdict === 'number') at = verdict
      else if (verdict === 'next') at++
      else return verdict
    }
    return 'next'
  }

  private selects(command: Command): boolean {
    const { from, to } = command
    if (!from) return true
    if (!to) return this.meets(from)
    const end = this.ranges.get(command)
    if (end === undefined) return this.meets(from) && this.openRange(command, to)
    if (to.type === 'regex' || to.type === 'last' ? this.meets(to) : this.line >= end) this.ranges.delete(command)
    return end >= this.line || to.type === 'regex' || to.type === 'last'
  }

  /** A range whose end has passed is one line long. */
  private openRange(command: Command, to: Address): boolean {
    const end = to.type === 'line' ? to.line : to.type === 'after' ? this.line + to.lines : Infinity
    if (end > this.line && !(to.type === 'last' && this.ahead === null)) this.ranges.set(command, end)
    return true
  }

  private meets(address: Address): boolean {
    switch (address.type) {
      case 'line':
        return this.line === address.line
      case 'last':
        return this.ahead === null
      case 'step':
        return address.step === 0 ? this.line === address.first : this.line >= address.first && (this.line - address.first) % address.step === 0 // prettier-ignore
      case 'after':
        return false
      case 'regex':
        return this.regex(address.regex).test(this.pattern)
    }
  }

  private regex(regex: Regex | null): Regex {
    this.lastRegex = regex ?? this.lastRegex
    if (!this.lastRegex) throw new ToolProblem('no previous regular expression')
    return this.lastRegex
  }

  private *perform(command: Command): Task<Verdict> {
    const { name, text } = command
    switch (name) {
      case 's':
        return this.substitute(command.substitution!)
      case 'y':
        this.pattern = Array.from(this.pattern)
          .map((char) => command.transliteration!.get(char) ?? char)
          .join('')
        return 'next'
      case 'p':
        this.print(this.pattern)
        return 'next'
      case 'P':
        this.print(this.pattern.split('\n')[0]!)
        return 'next'
      case 'd':
        return 'end'
      case 'D':
        if (!this.pattern.includes('\n')) return 'end'
        this.pattern = this.pattern.slice(this.pattern.indexOf('\n') + 1)
        return 'restart'
      case 'n':
        if (this.ahead === null) return 'quit'
        if (!this.isQuiet) this.print(this.pattern)
        this.flush()
        yield* this.advance()
        return 'next'
      case 'N': {
        if (this.ahead === null) return 'quit'
        const before = this.pattern
        this.flush()
        yield* this.advance()
        this.pattern = this.io.limits.hold(`${before}\n${this.pattern}`)
        return 'next'
      }
      case 'b':
        return text === '' ? this.commands.length : this.labels.get(text)!
      case 't':
        if (!this.hasReplaced) return 'next'
        this.hasReplaced = false
        return text === '' ? this.commands.length : this.labels.get(text)!
      case 'q':
      case 'Q':
        this.exitCode = Number(text || 0)
        return name === 'q' ? 'quit' : 'quit silently'
      default:
        return this.performPlain(command)
    }
  }

  private performPlain(command: Command): Verdict {
    const { name, text } = command
    switch (name) {
      case 'g':
        this.pattern = this.hold
        break
      case 'G':
        this.pattern = this.io.limits.hold(`${this.pattern}\n${this.hold}`)
        break
      case 'h':
        this.hold = this.pattern
        break
      case 'H':
        this.hold = this.io.limits.hold(`${this.hold}\n${this.pattern}`)
        break
      case 'x':
        ;[this.pattern, this.hold] = [this.hold, this.pattern]
        break
      case 'z':
        this.pattern = ''
        break
      case '=':
        this.print(String(this.line))
        break
      case 'i':
        this.out(text)
        break
      case 'a':
        this.appended += text
        break
      case 'r':
        this.appended += this.io.readFile(text) ?? ''
        break
      case 'c':
        if (!command.to || !this.ranges.has(command)) this.out(text)
        return 'end'
      default: // A label, or the beginning of a block.
    }
    return 'next'
  }

  private substitute({ regex, replacement, isGlobal, number, prints }: Substitution): Verdict {
    const matches = this.regex(regex).matches(this.pattern)
    this.io.limits.step(matches.length * 2)
    const chosen = isGlobal ? matches.slice(number - 1) : matches.slice(number - 1, number)
    if (chosen.length === 0) return 'next'
    let text = ''
    let at = 0
    for (const match of chosen) {
      text += this.pattern.slice(at, match.start) + replaced(replacement, match)
      at = match.end
    }
    this.pattern = this.io.limits.hold(text + this.pattern.slice(at))
    this.hasReplaced = true
    if (prints) this.print(this.pattern)
    return 'next'
  }
}

function replaced(pieces: readonly Piece[], { groups }: Match): string {
  let [text, fold, once]: [string, string, string] = ['', 'E', '']
  for (const piece of pieces) {
    if (typeof piece === 'object') {
      if (/[ul]/.test(piece.fold)) once = piece.fold
      else fold = piece.fold
      continue
    }
    if (typeof piece === 'number' && piece >= groups.length) throw new ToolProblem(`invalid reference \\${piece} on \`s' command's RHS`) // prettier-ignore
    const part = typeof piece === 'number' ? (groups[piece] ?? '') : piece
    const cased = fold === 'U' ? part.toUpperCase() : fold === 'L' ? part.toLowerCase() : part
    const first = once === 'u' ? cased.slice(0, 1).toUpperCase() : once === 'l' ? cased.slice(0, 1).toLowerCase() : cased.slice(0, 1) // prettier-ignore
    text += first + cased.slice(1)
    if (cased !== '') once = ''
  }
  return text
}
