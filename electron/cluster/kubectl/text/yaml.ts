/** Objects as YAML, the way kubectl prints them: sorted keys, lists as far left as their key. */
// Models: sigs.k8s.io/yaml, goyaml.v2: sorter.go
import { isRecord, type PlainRecord } from '../../text/record'
import { yamlText } from './yaml-scalar'

export function printYaml(value: unknown): string {
  return isEmpty(value) || !isCollection(value) ? `${inlineValue(value, 0, 0)}\n` : `${block(value, 0).join('\n')}\n`
}

function isCollection(value: unknown): value is PlainRecord | readonly unknown[] {
  return Array.isArray(value) || isRecord(value)
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && keysOf(value).length === 0
}

function block(value: PlainRecord | readonly unknown[], indent: number): string[] {
  return Array.isArray(value) ? listLines(value as readonly unknown[], indent) : mapLines(value as PlainRecord, indent)
}

function mapLines(map: PlainRecord, indent: number): string[] {
  const pad = ' '.repeat(indent)
  return keysOf(map).flatMap((key) => {
    const value = map[key]
    const head = `${pad}${yamlText(key, indent, indent)}:`
    if (isCollection(value) && !isEmpty(value))
      return [head, ...block(value, Array.isArray(value) ? indent : indent + 2)]
    return `${head} ${inlineValue(value, indent + 2, head.length + 1)}`.split('\n')
  })
}

function listLines(list: readonly unknown[], indent: number): string[] {
  const pad = ' '.repeat(indent)
  return list.flatMap((item) => {
    if (!isCollection(item) || isEmpty(item)) return `${pad}- ${inlineValue(item, indent + 2, indent + 2)}`.split('\n')
    const [first = '', ...others] = block(item, indent + 2)
    return [`${pad}- ${first.slice(indent + 2)}`, ...others]
  })
}

function inlineValue(value: unknown, indent: number, column: number): string {
  if (typeof value === 'string') return yamlText(value, indent, column)
  if (Array.isArray(value)) return '[]'
  if (isRecord(value)) return '{}'
  return value === undefined ? 'null' : JSON.stringify(value)
}

function keysOf(map: PlainRecord): string[] {
  return Object.keys(map)
    .filter((key) => map[key] !== undefined)
    .sort(compareKeys)
}

/** Natural order: runs of digits count as numbers, and letters come after everything else. */
export function compareKeys(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let index = 0; index < shorter; index++) {
    if (a[index] !== b[index]) return compareFrom(a, b, index)
  }
  return a.length - b.length
}

function compareFrom(a: string, b: string, index: number): number {
  const [left, right] = [a[index]!, b[index]!]
  const [leftIsLetter, rightIsLetter] = [isLetter(left), isLetter(right)]
  if (leftIsLetter !== rightIsLetter) return rightIsLetter ? -1 : 1
  if (leftIsLetter) return left < right ? -1 : 1
  const [leftDigits, rightDigits] = [/^\d*/.exec(a.slice(index))![0], /^\d*/.exec(b.slice(index))![0]]
  if (Number(leftDigits) !== Number(rightDigits)) return Number(leftDigits) - Number(rightDigits)
  if (leftDigits.length !== rightDigits.length) return leftDigits.length - rightDigits.length
  return left < right ? -1 : 1
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char)
}
