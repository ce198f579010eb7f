/** What the field under the pointer is: its path, its type, and what it means. */
import type { Extension } from '@codemirror/state'
import { hoverTooltip } from '@codemirror/view'
import { fieldAt } from '../manifest/field-at'
import { typeText } from '../manifest/schema'
import { paragraph, type Suggestions } from './suggestions'

export function hoverWords({ describe }: Suggestions): Extension {
  return hoverTooltip((view, position) => {
    const { number, from, text } = view.state.doc.lineAt(position)
    const field = fieldAt(view.state.doc.toString(), number - 1)
    if (!field?.slot) return null
    const { slot, path, column } = field
    const end = from + column + /^[^:]*/.exec(text.slice(column))![0].length
    if (position < from + column || position > end) return null
    return {
      pos: from + column,
      end,
      above: true,
      create: () => {
        const dom = document.createElement('div')
        dom.className = 'editor-hover'
        dom.append(paragraph(`${path}  ${typeText(slot)}`, 'editor-path'))
        const words = describe(slot)
        if (words !== null) dom.append(paragraph(words))
        return { dom }
      },
    }
  })
}
