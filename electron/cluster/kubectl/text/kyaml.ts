/** Objects as KYAML: YAML in braces, with every text in quotes, so that nothing depends on indentation. */
// Models: sigs.k8s.io/yaml/kyaml
// Simplified: texts of several lines stay on one, with their breaks escaped.
import { isRecord } from '../../text/record'

const PLAIN_KEY = /^[A-Za-z_][A-Za-z\d_./-]*$/
/** Words that YAML 1.1 takes for something else than a text. */
const AMBIGUOUS = /^(y|n|yes|no|on|off|true|false|null|~)$/i

export function printKyaml(value: unknown): string {
  return `${valueText(value, '')}\n`
}

function valueText(value: unknown, indent: string): string {
  if (Array.isArray(value)) return listText(value, indent)
  return isRecord(value) ? recordText(value, indent) : JSON.stringify(value ?? null)
}

function recordText(record: Readonly<Record<string, unknown>>, indent: string): string {
  const keys = Object.keys(record).filter((key) => record[key] !== undefined).sort() // prettier-ignore
  if (keys.length === 0) return '{}'
  const inner = `${indent}  `
  return `{\n${keys.map((key) => `${inner}${keyText(key)}: ${valueText(record[key], inner)},\n`).join('')}${indent}}`
}

function keyText(key: string): string {
  return PLAIN_KEY.test(key) && !AMBIGUOUS.test(key) ? key : JSON.stringify(key)
}

/** Records of a list begin on the line of its bracket; scalars have a line each. */
function listText(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return '[]'
  if (items.every(isRecord)) return `[${items.map((item) => valueText(item, indent)).join(', ')}]`
  const inner = `${indent}  `
  return `[\n${items.map((item) => `${inner}${valueText(item, inner)},\n`).join('')}${indent}]`
}
