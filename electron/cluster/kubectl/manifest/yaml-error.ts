/** What is wrong with a YAML text, in go-yaml's words, with its line. */
// Models: sigs.k8s.io/yaml/goyaml.v2: scannerc.go, parserc.go, decode.go: parser.fail
// Simplified: the mistakes that people make; a rarer one is told in the words of the nearest of these.
import type { YAMLParseError } from 'yaml'

interface Wording {
  readonly pattern: RegExp
  readonly text: string
  /** Scanner errors count lines from 1, parser errors from 0: so a parser names the line before. */
  readonly by: 'scanner' | 'parser'
  /** Where it is noticed: at the beginning of the place, at its end, or on the line after it. */
  readonly noticed?: 'end' | 'after'
}

const WORDINGS: readonly Wording[] = [
  { pattern: /flow sequence/i, text: "did not find expected ',' or ']'", by: 'parser' },
  { pattern: /flow map/i, text: "did not find expected ',' or '}'", by: 'parser' },
  {
    pattern: /compact mappings/,
    text: 'mapping values are not allowed in this context',
    by: 'scanner',
    noticed: 'end',
  },
  { pattern: /on a single line/, text: "could not find expected ':'", by: 'scanner', noticed: 'end' },
  { pattern: /followed by map values/, text: "could not find expected ':'", by: 'scanner', noticed: 'after' },
  { pattern: /^Tabs|cannot start with/, text: 'found character that cannot start any token', by: 'scanner' },
  { pattern: /Missing closing/, text: 'found unexpected end of stream', by: 'scanner' },
  { pattern: /Sequence item/, text: "did not find expected '-' indicator", by: 'parser' },
  { pattern: /escape sequence/, text: 'found unknown escape character', by: 'scanner' },
  { pattern: /^Alias/, text: 'did not find expected alphabetic or numeric character', by: 'scanner' },
]
const DEFAULT: Wording = { pattern: /./, text: 'did not find expected key', by: 'parser' }

type YamlProblem = Pick<YAMLParseError, 'code' | 'message' | 'pos' | 'linePos'>

/** The first error is what one reads; a later one may reach further and tell where it was noticed. */
export function yamlErrorText(errors: readonly YamlProblem[], source: string): string {
  const [first] = errors
  if (!first) return 'yaml: unknown problem'
  const line = first.linePos?.[0].line ?? 1
  if (first.code === 'DUPLICATE_KEY') {
    return `yaml: unmarshal errors:\n  line ${line}: key ${keyAt(first.pos[0], source)} already set in map`
  }
  const { text, by, noticed } = WORDINGS.find(({ pattern }) => pattern.test(first.message)) ?? DEFAULT
  const end = Math.max(...errors.map(({ linePos }) => linePos?.[1]?.line ?? line))
  const place = (noticed === 'end' ? end : noticed === 'after' ? line + 1 : line) - 1
  // What is never closed is missed where the text ends.
  const isOpen = by === 'parser' && source.slice(first.pos[1]).trim() === ''
  const fromZero = isOpen ? source.replace(/\n$/, '').split('\n').length : place
  // A mistake on the very first line is told without a number.
  return fromZero === 0 ? `yaml: ${text}` : `yaml: line ${by === 'scanner' ? fromZero + 1 : fromZero}: ${text}`
}

function keyAt(position: number, source: string): string {
  const key = /^["']?([^"':\n]*)/.exec(source.slice(position))?.[1] ?? ''
  return JSON.stringify(key.trim())
}
