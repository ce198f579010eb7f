/** The current line and its fields: either is made from the other when it is asked for. */
import { compileExtended } from '../../regex/posix'
import type { Regex } from '../../regex/regex'
import { ToolProblem } from '../options'

const MOST_FIELDS = 100_000

export class AwkRecord {
  private text = ''
  private parts: string[] | null = []
  private isStale = false

  /** `separator` and `glue` read FS and OFS at the moment they are needed. */
  constructor(
    private readonly separator: () => string,
    private readonly glue: () => string,
  ) {}

  set(text: string): void {
    this.text = text
    this.parts = null
    this.isStale = false
  }

  get whole(): string {
    if (this.isStale) {
      this.text = this.fields.join(this.glue())
      this.isStale = false
    }
    return this.text
  }

  get fields(): string[] {
    return (this.parts ??= [...splitText(this.text, this.separator())])
  }

  field(index: number): string | undefined {
    return index === 0 ? this.whole : this.fields[index - 1]
  }

  setField(index: number, text: string): void {
    if (index === 0) {
      this.set(text)
      return
    }
    this.resize(Math.max(index, this.fields.length))
    this.fields[index - 1] = text
  }

  resize(count: number): void {
    if (count > MOST_FIELDS) throw new ToolProblem(`trying to access out of range field ${count}`, 2)
    const { fields } = this
    while (fields.length < count) fields.push('')
    fields.length = count
    this.isStale = true
  }
}

const compiled = new Map<string, Regex>()

export function splitText(text: string, separator: string): readonly string[] {
  if (text === '') return []
  if (separator === ' ') return text.split(/[ \t\n]+/).filter((part) => part !== '')
  if (separator === '') return Array.from(text)
  if (Array.from(separator).length === 1 && separator !== '\\') return text.split(separator)
  return splitBy(text, regexFor(separator))
}

export function splitBy(text: string, regex: Regex): readonly string[] {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of regex.matches(text)) {
    if (end === start) continue
    parts.push(text.slice(at, start))
    at = end
  }
  return [...parts, text.slice(at)]
}

/** A text used as a pattern; the same few come again with each line. */
export function regexFor(pattern: string): Regex {
  let regex = compiled.get(pattern)
  if (!regex) {
    if (compiled.size > 200) compiled.clear()
    compiled.set(pattern, (regex = compileExtended(pattern, { escapes: true })))
  }
  return regex
}
