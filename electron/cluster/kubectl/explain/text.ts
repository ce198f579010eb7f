/** The words of `kubectl explain`. */
import { fieldsOf, requiredOf, resolved, typeText, type Schema } from './schema'

const WIDTH = 80
const INDENT = '    '

export function descriptionText(field: Schema): string {
  const texts = [...new Set([field, resolved(field)].map(({ node }) => node['description']).filter((text) => typeof text === 'string' && text !== ''))] as string[] // prettier-ignore
  return texts.length === 0 ? `${INDENT}<empty>\n` : `${texts.map((text) => wrapped(text)).join('')}${INDENT}\n`
}

export function fieldsText(schema: Schema, isRecursive: boolean, depth = 1, above: readonly string[] = []): string {
  const required = requiredOf(schema)
  const indent = '  '.repeat(depth)
  return fieldsOf(schema).map(([name, field]) => {
    const type = typeText(field)
    const line = `${indent}${name}\t<${type}>${required.includes(name) ? ' -required-' : ''}\n${enumLine(field, indent)}`
    if (!isRecursive) return `${line}${fieldDescription(field)}\n`
    // A type that holds itself is told once.
    return line + (above.includes(type) ? '' : fieldsText(field, true, depth + 1, [...above, type]))
  }).join('') // prettier-ignore
}

function enumLine({ node }: Schema, indent: string): string {
  const values = node['enum']
  return Array.isArray(values) ? `${indent}enum: ${values.map(String).join(', ')}\n` : ''
}

function fieldDescription({ node }: Schema): string {
  const text = node['description']
  return typeof text === 'string' && text !== '' ? wrapped(text) : `${INDENT}<no description>\n`
}

/** Lines of at most eighty characters. */
function wrapped(text: string): string {
  return text.split('\n').map(paragraph).join('')
}

function paragraph(text: string): string {
  let [lines, line] = ['', '']
  for (const word of text.split(' ')) {
    if (line !== '' && INDENT.length + line.length + 1 + word.length > WIDTH) {
      lines += `${INDENT}${line}\n`
      line = word
    } else line += `${line === '' ? '' : ' '}${word}`
  }
  return `${lines}${INDENT}${line}\n`
}
