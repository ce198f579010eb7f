/** Lines of a description, indented by level; tabs part the columns. */
// Models: k8s.io/kubectl/pkg/describe/describe.go: PrefixWriter
import { alignTabs, DESCRIBE_STOPS } from '../text/tabwriter'
import { NONE } from '../../text/format'

type Labels = Readonly<Record<string, string>>

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const LONGEST_ANNOTATION = 140

export class DescriptionWriter {
  private readonly flushed: string[] = []
  private text = ''

  line(level: number, text: string): void {
    this.text += `${'  '.repeat(level)}${text}\n`
  }

  /** `Name:  web`. */
  field(level: number, name: string, value: string | number | boolean): void {
    this.line(level, `${name}:\t${value}`)
  }

  /** Columns below have nothing to do with those above. */
  flush(): void {
    this.flushed.push(this.text)
    this.text = ''
  }

  /** One pair a line, the first beside the title. */
  labels(title: string, labels: Labels | undefined, indent = ''): void {
    const pairs = Object.keys(labels ?? {}).sort().map((key) => `${key}=${labels![key]!}`) // prettier-ignore
    this.multiline(`${indent}${title}`, pairs)
  }

  annotations(title: string, annotations: Labels | undefined): void {
    const keys = Object.keys(annotations ?? {}).filter((key) => key !== LAST_APPLIED).sort() // prettier-ignore
    this.multiline(title, keys.flatMap((key) => annotationLines(key, annotations![key]!))) // prettier-ignore
  }

  multiline(title: string, lines: readonly string[]): void {
    if (lines.length === 0) this.line(0, `${title}:\t${NONE}`)
    for (const [index, each] of lines.entries()) this.line(0, `${index === 0 ? `${title}:` : ''}\t${each}`)
  }

  /** As text with aligned columns. */
  toString(): string {
    this.flush()
    return this.flushed.map((part) => alignTabs(part, DESCRIBE_STOPS)).join('')
  }

  /** As it was written: `kubectl rollout history --revision` leaves the tabs in. */
  rawText(): string {
    return this.flushed.join('') + this.text
  }
}

function annotationLines(key: string, value: string): readonly string[] {
  const text = value.replace(/\n$/, '')
  if (text.length + key.length + 2 <= LONGEST_ANNOTATION && !text.includes('\n')) return [`${key}: ${text}`]
  return [`${key}:`, ...text.split('\n').map((line) => `  ${shorten(line)}`)]
}

function shorten(line: string): string {
  const longest = LONGEST_ANNOTATION - 2
  return line.length > longest ? `${line.slice(0, longest)}...` : line
}
