/** Inline content as virtual nodes. Every word reaches the page as a text node. */
import { h } from 'vue'
import type { VNodeChild } from 'vue'
import { NoteLive, NoteTerm } from './directives'
import type { LinkTarget } from './link-target'
import { readLink } from './link-target'
import type { Inline } from './note-tree'

/** Characters that fit a line of the narrowest page: such a word of a machine is never broken, least of all at its dashes. */
const SHORT_CODE = 24

/** What a rendered note does when the reader follows a link. */
export interface InlineActions {
  readonly follow: (target: LinkTarget) => void
}

const tags = { emphasis: 'em', strong: 'strong', delete: 'del' } as const

export function renderInlines(inlines: readonly Inline[], actions: InlineActions): VNodeChild[] {
  return inlines.map((inline) => renderInline(inline, actions))
}

function renderInline(inline: Inline, actions: InlineActions): VNodeChild {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code':
      return h(
        'code',
        { lang: 'en', translate: 'no', class: { 'is-short': inline.text.length <= SHORT_CODE } },
        inline.text,
      )
    case 'break':
      return h('br')
    case 'link':
      return renderLink(inline, actions)
    case 'term':
      return h(NoteTerm, { term: inline.term }, () => renderInlines(inline.children, actions))
    case 'live':
      return h(NoteLive, { expression: inline.expression }, () => renderInlines(inline.children, actions))
    default:
      return h(tags[inline.kind], renderInlines(inline.children, actions))
  }
}

/** The page itself never navigates: the app decides where a link leads. A target that is not allowed is only text. */
function renderLink(link: Extract<Inline, { kind: 'link' }>, actions: InlineActions): VNodeChild {
  const chapter = /^([a-z0-9-]+)\.md/.exec(link.href)?.[1]
  const verdict = readLink(link.href, chapter === undefined ? [] : [chapter])
  if (!('target' in verdict)) return h('span', renderInlines(link.children, actions))
  const onClick = (event: Event) => {
    event.preventDefault()
    actions.follow(verdict.target)
  }
  return h('a', { href: link.href, onClick }, renderInlines(link.children, actions))
}
