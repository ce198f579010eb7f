/** Finds words in a component's template that did not come from the texts of a language, and HTML that nobody checked. */
import { parse } from 'vue/compiler-sfc'
import type { SourceFile } from './source-files'

export interface Slip {
  readonly file: string
  readonly row: number
  readonly what: string
}

/** What is used of the template's tree: the compiler's own types are too wide to walk. */
interface TemplateNode {
  readonly type: number
  readonly name?: string
  readonly content?: string | { readonly content?: string }
  readonly value?: { readonly content: string }
  readonly props?: readonly TemplateNode[]
  readonly children?: readonly TemplateNode[]
  readonly exp?: { readonly content: string }
  readonly arg?: { readonly content: string }
  readonly loc: { readonly start: { readonly line: number } }
}

const textNode = 2
const interpolation = 5
const attribute = 6
const directive = 7

/** Attributes that a learner sees or hears. */
const spoken: ReadonlySet<string> = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-roledescription',
])

/** Units and marks that are the same in every language. */
const universal: ReadonlySet<string> = new Set(['ms', 's', 'min', 'Mi', 'Ki', 'm'])

export function slipsIn(file: SourceFile): readonly Slip[] {
  const { descriptor } = parse(file.text, { filename: file.path })
  const slips: Slip[] = []
  const visit = (node: TemplateNode): void => {
    const what = slipOf(node)
    if (what) slips.push({ file: file.path, row: node.loc.start.line, what })
    for (const child of [...(node.props ?? []), ...(node.children ?? [])]) visit(child)
  }
  if (descriptor.template?.ast) visit(descriptor.template.ast as unknown as TemplateNode)
  return slips
}

function slipOf(node: TemplateNode): string | undefined {
  if (node.type === textNode) return literal(contentOf(node))
  if (node.type === interpolation) return quoted(contentOf(node))
  if (node.type === attribute) return spoken.has(node.name ?? '') ? literal(node.value?.content ?? '') : undefined
  if (node.type !== directive) return undefined
  if (node.name === 'html' || node.arg?.content === 'innerHTML') return 'v-html'
  const isSpoken = node.name === 'text' || (node.name === 'bind' && spoken.has(node.arg?.content ?? ''))
  return isSpoken ? quoted(node.exp?.content ?? '') : undefined
}

const contentOf = ({ content }: TemplateNode): string =>
  typeof content === 'object' ? (content.content ?? '') : (content ?? '')

function literal(text: string): string | undefined {
  const words = text.match(/\p{L}+/gu) ?? []
  return words.some((word) => !universal.has(word)) ? text.trim() : undefined
}

/** A quoted text that stands alone, or as a branch of a choice, is shown as it is; inside a call or a comparison it may be a key. */
function quoted(expression: string): string | undefined {
  const shown = withoutCalls(expression).replace(/[=!]==? *(['"`])[^'"`]*\1/g, '')
  for (const [, , text = ''] of shown.matchAll(/(['"`])((?:\\.|(?!\1).)*)\1/g)) {
    const found = literal(text.replace(/\$\{[^}]*\}/g, ''))
    if (found) return found
  }
  return undefined
}

/** Takes calls away from the inside out, and opens the brackets that only group. */
function withoutCalls(expression: string): string {
  const simpler = expression.replace(/[\w\])]\([^()]*\)/g, 'x').replace(/(^|[^\w\])])\(([^()]*)\)/g, '$1 $2')
  return simpler === expression ? expression : withoutCalls(simpler)
}
