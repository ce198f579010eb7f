/** What is wrong with a YAML text, in go-yaml's words, with its line. */
// Models: sigs.k8s.io/yaml/goyaml.v2: scannerc.go, parserc.go, decode.go: parser.fail
// Simplified: the mistakes that people make; a rarer one is told in the words of the nearest of these.
import type { YAMLParseError } from 'yaml'

interface Wording {
  readonly pattern: RegExp
  readonly text: string
  /** Scanner errors count lines from 1, parser errors from 0: so a parser names the line before. */
  readonly by: 'scanner' | 'parser'
}

const WORDINGS: readonly Wording[] = [
  { pattern: /Flow sequence .* end with a ]|in flow sequence/, text: "did not find expected ',' or ']'", by: 'parser' },
  { pattern: /Flow map .* end with a }|in flow map/, text: "did not find expected ',' or '}'", by: 'parser' },
  {
    pattern: /Nested mappings|compact mappings|Implicit keys need to be on a single line/,
    text: 'mapping values are not allowed in this context',
    by: 'scanner',
  },
  { pattern: /Tabs are not allowed|TAB_AS_INDENT/, text: 'found character that cannot start any token', by: 'scanner' },
  { pattern: /Plain value cannot start with/, text: 'found character that cannot start any token', by: 'scanner' },
  { pattern: /Missing closing/, text: 'found unexpected end of stream', by: 'scanner' },
  {
    pattern: /Implicit map keys need to be followed by map values/,
    text: "could not find expected ':'",
    by: 'scanner',
  },
  { pattern: /sequence/, text: "did not find expected '-' indicator", by: 'parser' },
  { pattern: /escape/i, text: 'found unknown escape character', by: 'scanner' },
]

export function yamlErrorText(error: YAMLParseError, source: string): string {
  const line = error.linePos?.[0].line ?? 1
  if (error.code === 'DUPLICATE_KEY')
    return `yaml: unmarshal errors:\n  line ${line}: key ${keyAt(error.pos[0], source)} already set in map`
  const { text, by } = WORDINGS.find(({ pattern }) => pattern.test(error.message) || pattern.test(error.code)) ?? {
    text: 'did not find expected key',
    by: 'parser' as const,
  }
  const shown = by === 'parser' ? line - 1 : line
  return shown > 0 ? `yaml: line ${shown}: ${text}` : `yaml: ${text}`
}

function keyAt(position: number, source: string): string {
  const key = /^["']?([^"':\n]*)/.exec(source.slice(position))?.[1] ?? ''
  return JSON.stringify(key.trim())
}
