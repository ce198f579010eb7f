/** Blocks as virtual nodes. `data-block` is the same in every language. */
import { h } from 'vue'
import type { VNode } from 'vue'
import { directiveComponents } from './directives'
import type { Block, CodeBlock, DirectiveBlock, Inline, ListBlock, TableBlock } from './note-tree'
import type { InlineActions } from './render-inlines'
import { renderInlines } from './render-inlines'

export function renderBlocks(blocks: readonly Block[], actions: InlineActions): VNode[] {
  return blocks.map((block) => renderBlock(block, actions))
}

/** Anchors are prefixed, so that no section can take a name that the document already has a meaning for. */
export function anchorOf(section: string): string {
  return `section-${section}`
}

function renderBlock(block: Block, actions: InlineActions): VNode {
  const placed = { key: block.id, 'data-block': block.id }
  switch (block.kind) {
    case 'heading':
      return h(`h${block.level}`, { ...placed, id: anchorOf(block.section) }, renderInlines(block.children, actions))
    case 'paragraph':
      return h('p', placed, renderInlines(block.children, actions))
    case 'quote':
      return h('blockquote', placed, renderBlocks(block.children, actions))
    case 'rule':
      return h('hr', placed)
    case 'list':
      return h(block.ordered ? 'ol' : 'ul', { ...placed, start: startOf(block) }, renderItems(block, actions))
    case 'table':
      return h('div', { ...placed, class: 'note-table', tabindex: 0 }, [renderTable(block, actions)])
    case 'code':
      return h(
        'pre',
        { ...placed, class: `note-code is-${block.language}`, lang: 'en', translate: 'no', tabindex: 0 },
        [renderCode(block)],
      )
    case 'directive':
      return h(directiveComponents[block.name], { ...placed, block }, slotsOf(block, actions))
  }
}

function startOf(list: ListBlock): number | undefined {
  return list.ordered && list.start !== 1 ? list.start : undefined
}

/** An item of one paragraph is shown without the paragraph around it, but keeps its place. */
function renderItems(list: ListBlock, actions: InlineActions): VNode[] {
  return list.items.map((blocks, index) => {
    const [only] = blocks
    return blocks.length === 1 && only?.kind === 'paragraph'
      ? h('li', { key: index, 'data-block': only.id }, renderInlines(only.children, actions))
      : h('li', { key: index }, renderBlocks(blocks, actions))
  })
}

function renderTable(table: TableBlock, actions: InlineActions): VNode {
  const cell = (tag: 'th' | 'td') => (inlines: readonly Inline[], column: number) =>
    h(tag, { class: `align-${table.align[column] ?? 'left'}`, scope: tag === 'th' ? 'col' : undefined }, renderInlines(inlines, actions)) // prettier-ignore
  return h('table', [
    h('thead', [h('tr', table.head.map(cell('th')))]),
    h('tbody', table.rows.map((row) => h('tr', row.map(cell('td'))))), // prettier-ignore
  ])
}

function renderCode(code: CodeBlock): VNode {
  const lines = code.lines ?? code.text.split('\n').map((text) => [{ text }])
  return h('code', lines.flatMap((line, index) => [index > 0 ? '\n' : null, ...line.map(renderToken)])) // prettier-ignore
}

function renderToken(token: { readonly text: string; readonly role?: string }): VNode | string {
  return token.role === undefined ? token.text : h('span', { class: `code-${token.role}` }, token.text)
}

/** What each directive's component shows where. */
function slotsOf(block: DirectiveBlock, actions: InlineActions): Record<string, (props: { index: number }) => unknown> {
  const blocks = (list: readonly Block[]) => () => renderBlocks(list, actions)
  switch (block.name) {
    case 'scene':
      return {}
    case 'predict':
      return {
        question: blocks(block.question),
        option: ({ index }) => renderInlines(block.options[index] ?? [], actions),
        reveal: blocks(block.reveal),
      }
    case 'card':
      return { question: blocks(block.question), answer: blocks(block.answer) }
    case 'misconception':
      return { claim: blocks(block.claim), truth: blocks(block.truth) }
    default:
      return { default: blocks(block.children) }
  }
}
