/** `## Title {#id}`: the id is written out, because the same section has another title in another language. */
import type { Heading } from 'mdast'
import type { ParseContext } from './convert-context'
import { convertInlines } from './convert-inline'
import { isSlug } from './directive-rules'
import { placeOf } from './note-error'
import type { Block, Inline } from '../note-tree'

const trailingId = /\s*\{#([^{}]*)\}\s*$/

export function convertHeading(node: Heading, context: ParseContext): Extract<Block, { kind: 'heading' }> {
  const place = placeOf(node)
  if (node.depth !== 2 && node.depth !== 3) {
    context.errors.add(
      place,
      `a heading of level ${node.depth}`,
      'use ## and ###; the title stands in the front matter',
    )
  }
  const inlines = convertInlines(node.children, context)
  const section = sectionOf(inlines)
  if (section === null || !isSlug(section) || section === 'top') {
    context.errors.add(place, 'a heading without a usable id', 'end it with {#id}: lower-case letters, digits, hyphens')
  } else context.claim('section', section, node)
  const level = node.depth === 3 ? 3 : 2
  const id = section ?? `row-${place.row}`
  return { id, row: place.row, kind: 'heading', level, section: id, children: withoutId(inlines) }
}

function sectionOf(inlines: readonly Inline[]): string | null {
  const last = inlines.at(-1)
  return last?.kind === 'text' ? (trailingId.exec(last.text)?.[1] ?? null) : null
}

function withoutId(inlines: readonly Inline[]): readonly Inline[] {
  const last = inlines.at(-1)
  if (last?.kind !== 'text') return inlines
  const text = last.text.replace(trailingId, '')
  return text === '' ? inlines.slice(0, -1) : [...inlines.slice(0, -1), { kind: 'text', text }]
}
