/** Markdown's phrasing content → the note tree. */
import type { PhrasingContent, Text } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import { checkDirective } from './check-directive'
import type { ParseContext } from './convert-context'
import { isKnownDirective } from './directive-rules'
import { readLink } from '../link-target'
import { placeOf } from './note-error'
import type { Inline } from '../note-tree'

export function convertInlines(nodes: readonly PhrasingContent[], context: ParseContext): readonly Inline[] {
  return mergeTexts(nodes.flatMap((node) => convertInline(node, context)))
}

function convertInline(node: PhrasingContent, context: ParseContext): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: convertText(node, context) }]
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }]
    case 'break':
      return [{ kind: 'break' }]
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ kind: node.type, children: convertInlines(node.children, context) }]
    case 'link':
      return convertLink(node.url, node, context)
    case 'textDirective':
      return convertTextDirective(node, context)
    default:
      return refuse(node, context)
  }
}

/** A line break inside a paragraph is a space; a directive that could not be read must not pass as prose. */
function convertText(node: Text, context: ParseContext): string {
  const broken = /:{1,3}(?=(live|term)\[)|:::/.exec(node.value)
  if (broken) {
    context.errors.add(placeOf(node), 'a directive here cannot be read', 'check its brackets, braces and quotes')
  }
  return node.value.replaceAll(/\s*\n\s*/g, ' ')
}

function convertLink(
  href: string,
  node: Extract<PhrasingContent, { type: 'link' }>,
  context: ParseContext,
): readonly Inline[] {
  const verdict = readLink(href, context.names.chapters)
  if ('message' in verdict) context.errors.add(placeOf(node), verdict.message, verdict.fix)
  else if (verdict.target.kind === 'section') context.linkedSections.push({ section: verdict.target.section, node })
  if (node.title) context.errors.add(placeOf(node), 'a link has a title', 'say it in the text instead')
  return [{ kind: 'link', href, children: convertInlines(node.children, context) }]
}

function convertTextDirective(node: TextDirective, context: ParseContext): readonly Inline[] {
  if (isProse(node)) return [{ kind: 'text', text: context.sourceOf(node) }]
  const checked = checkDirective(node, context.names, context.errors)
  if (!checked) return []
  if (node.children.length === 0) {
    context.errors.add(placeOf(node), `":${node.name}" shows nothing`, `write :${node.name}[what the reader sees]{…}`)
  }
  const children = convertInlines(node.children, context)
  return checked.name === 'term'
    ? [{ kind: 'term', term: checked.attributes['id']!, children }]
    : [{ kind: 'live', expression: checked.attributes['value']!, children }]
}

/** `nginx:1.27` and `localhost:http` look like directives to remark; without label and attributes they are words. */
function isProse(node: TextDirective): boolean {
  const bare = node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0
  return bare && !isKnownDirective(node.name)
}

function refuse(node: PhrasingContent, context: ParseContext): readonly Inline[] {
  const fixes: Partial<Record<PhrasingContent['type'], string>> = {
    html: 'use Markdown or a directive; write a literal < inside `code`',
    image: 'draw it as a ::scene; notes carry no image files',
    linkReference: 'write the target in place: [text](#section-id)',
    imageReference: 'draw it as a ::scene; notes carry no image files',
    footnoteReference: 'say it in the text',
  }
  const name = node.type === 'html' ? 'raw HTML' : `"${node.type}"`
  context.errors.add(placeOf(node), `${name} is not allowed in a note`, fixes[node.type] ?? 'use plain Markdown')
  return []
}

function mergeTexts(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = []
  for (const inline of inlines) {
    const last = merged.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + inline.text }
    } else merged.push(inline)
  }
  return merged
}
