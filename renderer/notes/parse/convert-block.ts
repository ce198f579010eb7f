/** Markdown's flow content → the note tree. */
import type { BlockContent, Code, DefinitionContent, List, RootContent, Table } from 'mdast'
import { convertDirective } from './convert-directive'
import type { ParseContext } from './convert-context'
import { convertInlines } from './convert-inline'
import { convertHeading } from './heading'
import { placeOf } from './note-error'
import type { Block, CodeBlock, CodeLanguage, ListBlock, TableBlock } from '../note-tree'

export type FlowNode = RootContent | BlockContent | DefinitionContent

export const codeLanguages: readonly CodeLanguage[] = ['bash', 'yaml', 'json', 'text']

/** The place of a block is its section and its number in it: the same in every language. */
export function convertSections(nodes: readonly FlowNode[], context: ParseContext): readonly Block[] {
  let section = 'top'
  let index = 0
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return convertBlock(node, `${section}.${index++}`, context)
    const heading = convertHeading(node, context)
    ;[section, index] = [heading.section, 0]
    return [heading]
  })
}

export function convertBlocks(nodes: readonly FlowNode[], prefix: string, context: ParseContext): readonly Block[] {
  return nodes.flatMap((node, index) => convertBlock(node, `${prefix}.${index}`, context))
}

function convertBlock(node: FlowNode, id: string, context: ParseContext): readonly Block[] {
  const placed = { id, row: placeOf(node).row }
  switch (node.type) {
    case 'paragraph':
      return [{ ...placed, kind: 'paragraph', children: convertInlines(node.children, context) }]
    case 'blockquote':
      return [{ ...placed, kind: 'quote', children: convertBlocks(node.children, id, context) }]
    case 'thematicBreak':
      return [{ ...placed, kind: 'rule' }]
    case 'list':
      return [{ ...placed, ...convertList(node, id, context) }]
    case 'table':
      return [{ ...placed, ...convertTable(node, context) }]
    case 'code':
      return [{ ...placed, ...convertCode(node, context) }]
    case 'leafDirective':
    case 'containerDirective':
    case 'textDirective':
      return convertDirective(node, id, context).map((directive) => ({ ...placed, ...directive }))
    default:
      return refuse(node, context)
  }
}

function convertList(node: List, id: string, context: ParseContext): ListBlock {
  for (const item of node.children) {
    if (typeof item.checked === 'boolean') {
      context.errors.add(placeOf(item), 'a list with boxes outside of a prediction', 'use it inside :::predict only')
    }
  }
  const items = node.children.map((item, index) => convertBlocks(item.children, `${id}.${index}`, context))
  return { kind: 'list', ordered: node.ordered ?? false, start: node.start ?? 1, items }
}

function convertTable(node: Table, context: ParseContext): TableBlock {
  const rows = node.children.map((row) => row.children.map((cell) => convertInlines(cell.children, context)))
  const [head = [], ...body] = rows
  return { kind: 'table', align: head.map((_, column) => node.align?.[column] ?? null), head, rows: body }
}

function convertCode(node: Code, context: ParseContext): CodeBlock {
  const language = codeLanguages.find((known) => known === node.lang)
  if (!language) {
    context.errors.add(
      placeOf(node),
      `code language "${node.lang ?? ''}" is not known`,
      `use ${codeLanguages.join(', ')}`,
    )
  }
  if (node.meta) context.errors.add(placeOf(node), `"${node.meta}" after the code language`, 'leave it out')
  return { kind: 'code', language: language ?? 'text', text: node.value }
}

function refuse(node: FlowNode, context: ParseContext): readonly Block[] {
  const [name, fix] =
    node.type === 'html'
      ? ['raw HTML', 'use Markdown or a directive; write a literal < inside `code`']
      : node.type === 'heading'
        ? ['a heading inside another block', 'end the block first']
        : [`"${node.type}"`, 'use plain Markdown']
  context.errors.add(placeOf(node), `${name} is not allowed in a note`, fix)
  return []
}
