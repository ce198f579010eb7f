/** The text of a note → its typed tree, or every slip in it. Pure: no files, no Vite, no Vue. */
import type { Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { suggestion } from './parse/closest-name'
import { convertSections } from './parse/convert-block'
import type { ParseContext } from './parse/convert-context'
import { createParseContext } from './parse/convert-context'
import type { KnownNames } from './parse/directive-rules'
import { readFrontMatter } from './parse/front-matter'
import type { NoteError } from './parse/note-error'
import { NoteErrors, placeOf } from './parse/note-error'
import type { Block, Note } from './note-tree'
import { checkText } from './parse/unsafe-text'

export interface ParsedNote {
  readonly note: Note
  /** Empty when the note may be shown. */
  readonly errors: readonly NoteError[]
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)

const emptyNote: Note = { id: '', title: '', summary: '', minutes: 0, blocks: [] }

export function parseNote(file: string, source: string, names: KnownNames): ParsedNote {
  const text = source.replaceAll('\r\n', '\n') // As a checkout on Windows may have it.
  const errors = new NoteErrors(file)
  if (!checkText(text, errors)) return { note: emptyNote, errors: errors.sorted() }
  const root: Root = markdown.parse(text)
  const context = createParseContext(text, names, errors)
  const front = readFrontMatter(root, errors)
  const blocks = convertSections(
    root.children.filter((node) => node.type !== 'yaml'),
    context,
  )
  checkSectionLinks(blocks, context)
  return { note: { ...front, blocks }, errors: errors.sorted() }
}

function checkSectionLinks(blocks: readonly Block[], { linkedSections, errors }: ParseContext): void {
  const sections = blocks.flatMap((block) => (block.kind === 'heading' ? [block.section] : []))
  for (const { section, node } of linkedSections) {
    if (sections.includes(section)) continue
    const fix = sections.length > 0 ? suggestion(section, sections) : 'this note has no sections'
    errors.add(placeOf(node), `no section "${section}" in this note`, fix)
  }
}
