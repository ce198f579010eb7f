/** A prediction: what the reader answers before the text goes on. */
import type { List } from 'mdast'
import type { Directives } from 'mdast-util-directive'
import type { FlowNode } from './convert-block'
import { convertBlocks } from './convert-block'
import type { ParseContext } from './convert-context'
import { convertInlines } from './convert-inline'
import { placeOf } from './note-error'
import type { PredictDirective } from '../note-tree'

/** Question, then a list with boxes (`- [x]` is right), then what is revealed. */
export function convertPrediction(
  node: Directives,
  flow: readonly FlowNode[],
  prediction: string,
  id: string,
  context: ParseContext,
): readonly PredictDirective[] {
  const at = flow.findIndex((child) => child.type === 'list')
  const list = flow[at] as List | undefined
  const answers = (list?.children ?? []).flatMap((item, index) => (item.checked ? [index] : []))
  const [answer] = answers
  if (
    !list ||
    at === 0 ||
    at === flow.length - 1 ||
    list.children.length < 2 ||
    answer === undefined ||
    answers.length > 1
  ) {
    const fix = 'write a question, a list of "- [ ]" options with one "- [x]", and what is revealed'
    context.errors.add(placeOf(node), '":::predict" is incomplete', fix)
    return []
  }
  const question = convertBlocks(flow.slice(0, at), `${id}.q`, context)
  const reveal = convertBlocks(flow.slice(at + 1), `${id}.r`, context)
  return [
    { kind: 'directive', name: 'predict', prediction, question, options: optionsOf(list, context), answer, reveal },
  ]
}

function optionsOf(list: List, context: ParseContext) {
  return list.children.map((item) => {
    const [first] = item.children
    if (item.children.length !== 1 || first?.type !== 'paragraph' || typeof item.checked !== 'boolean') {
      context.errors.add(placeOf(item), 'an option is not one boxed line', 'write "- [ ] text" or "- [x] text"')
    }
    return first?.type === 'paragraph' ? convertInlines(first.children, context) : []
  })
}
