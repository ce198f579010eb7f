/** What the converters share while they walk through one file. */
import type { Node } from 'mdast'
import type { KnownNames } from './directive-rules'
import type { NoteErrors } from './note-error'
import { placeOf } from './note-error'

export interface ParseContext {
  readonly errors: NoteErrors
  readonly names: KnownNames
  /** Links to sections, checked when all sections are known. */
  readonly linkedSections: { readonly section: string; readonly node: Node }[]
  /** The author's own characters for a node. */
  sourceOf(node: Node): string
  /** Records an id of this kind; a second one of the same name is a slip. */
  claim(kind: string, id: string, node: Node): void
}

export function createParseContext(source: string, names: KnownNames, errors: NoteErrors): ParseContext {
  const claimed = new Set<string>()
  return {
    errors,
    names,
    linkedSections: [],
    sourceOf: (node) => source.slice(node.position?.start.offset, node.position?.end.offset),
    claim(kind, id, node) {
      if (claimed.has(`${kind} ${id}`))
        errors.add(placeOf(node), `${kind} "${id}" exists twice`, 'give each its own id')
      claimed.add(`${kind} ${id}`)
    },
  }
}
