/** A note as a flat list of blocks, each with what stands in it: the form in which two languages are compared. */
import type { Block, Inline, Note } from '../../../renderer/notes/note-tree'

export interface FlatBlock {
  readonly id: string
  readonly row: number
  readonly section: string
  /** Everything about the block that no language may change. */
  readonly shape: string
  /** What the reader reads; code stands as `` `…` `` so that it counts as one word. */
  readonly prose: readonly string[]
  readonly code: readonly string[]
  /** Terms, live expressions and link targets. */
  readonly references: readonly string[]
}

export function flatten(note: Note): readonly FlatBlock[] {
  let section = 'top'
  return note.blocks.flatMap((block) => {
    if (block.kind === 'heading') section = block.section
    return flattenBlock(block, section)
  })
}

function flattenBlock(block: Block, section: string): readonly FlatBlock[] {
  const lines = linesOf(block)
  const own: FlatBlock = {
    id: block.id,
    row: block.row,
    section,
    shape: shapeOf(block),
    prose: lines.map(proseOf).filter((text) => text !== ''),
    code: lines.flatMap(codeOf),
    references: lines.flatMap(referencesOf),
  }
  return [own, ...childrenOf(block).flatMap((child) => flattenBlock(child, section))]
}

/** Inline content that belongs to the block itself. */
function linesOf(block: Block): readonly (readonly Inline[])[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return [block.children]
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()]
  if (block.kind === 'directive' && block.name === 'predict') return block.options
  return []
}

function childrenOf(block: Block): readonly Block[] {
  if (block.kind === 'quote') return block.children
  if (block.kind === 'list') return block.items.flat()
  if (block.kind !== 'directive' || block.name === 'scene') return []
  switch (block.name) {
    case 'predict':
      return [...block.question, ...block.reveal]
    case 'card':
      return [...block.question, ...block.answer]
    case 'misconception':
      return [...block.claim, ...block.truth]
    default:
      return block.children
  }
}

function shapeOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level} #${block.section}`
    case 'list':
      return `${block.ordered ? 'ordered' : 'bullet'} list of ${block.items.length} from ${block.start}`
    case 'table':
      return `table ${block.head.length}×${block.rows.length} ${block.align.join()}`
    case 'code':
      return `code ${block.language} ${JSON.stringify(withoutHindiComments(block.text))}`
    case 'directive':
      return directiveShape(block)
    default:
      return block.kind
  }
}

function directiveShape(block: Extract<Block, { kind: 'directive' }>): string {
  switch (block.name) {
    case 'scene':
      return `scene ${block.scene} ${block.focus ?? ''}`
    case 'predict':
      return `predict ${block.prediction}: ${block.options.length} options, answer ${block.answer + 1}`
    case 'card':
      return `card ${block.card}`
    case 'misconception':
      return `misconception ${block.misconception}`
    case 'simplified':
      return 'simplified'
    default:
      return `${block.name} ${block.step}${block.expectsRefusal ? ', refused' : ''}`
  }
}

/** Comments that begin with `# hi:` are the one thing in code that may differ. */
function withoutHindiComments(code: string): string {
  return code.replaceAll(/^\s*# hi:.*\n?/gm, '')
}

function proseOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'code' ? '`…`' : 'children' in inline ? proseOf(inline.children) : ' ')).join('') // prettier-ignore
}

function codeOf(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) => (inline.kind === 'code' ? [inline.text] : 'children' in inline ? codeOf(inline.children) : [])) // prettier-ignore
}

function referencesOf(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) => {
    const own =
      inline.kind === 'term' ? [`term ${inline.term}`] : inline.kind === 'live' ? [`live ${inline.expression}`] : inline.kind === 'link' ? [`link ${inline.href}`] : [] // prettier-ignore
    return 'children' in inline ? [...own, ...referencesOf(inline.children)] : own
  })
}
