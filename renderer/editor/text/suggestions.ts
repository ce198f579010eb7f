/** What the editor offers while one writes: names with their types, and what they mean. */
import { insertCompletionText, pickedCompletion, startCompletion } from '@codemirror/autocomplete'
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { complete, type Candidate } from '../manifest/complete'
import type { Slot } from '../manifest/schema'

export interface Suggestions {
  /** What a field means, in the reader's language, or null. */
  readonly describe: (slot: Slot) => string | null
}

export function completionSource(suggestions: Suggestions) {
  return (context: CompletionContext): CompletionResult | null => {
    const { number, from, text } = context.state.doc.lineAt(context.pos)
    const before = text.slice(0, context.pos - from)
    // A bare new row asks for nothing; a started word does, and so does a key whose value is due.
    if (!context.explicit && !/(?:[\w./-]|:\s)$/.test(before)) return null
    const found = complete(context.state.doc.toString(), number - 1, context.pos - from)
    if (!found || found.candidates.length === 0) return null
    return {
      from: from + found.from,
      options: found.candidates.map((candidate) => optionOf(candidate, suggestions)),
      validFor: /^[\w./-]*$/,
    }
  }
}

function optionOf(candidate: Candidate, { describe }: Suggestions): Completion {
  const words = describe(candidate.slot)
  return {
    label: candidate.label,
    // A word of a choice is what it is; its type has been told by the field.
    ...(isField(candidate) && { detail: candidate.type }),
    type: isField(candidate) ? 'property' : 'text',
    boost: candidate.required ? 50 : candidate.served ? -50 : 0,
    ...(words !== null && { info: () => paragraph(words) }),
    apply: (view: EditorView, completion: Completion, from: number, to: number) => {
      view.dispatch({
        ...insertCompletionText(view.state, candidate.text, from, to),
        annotations: pickedCompletion.of(completion),
      })
      if (candidate.text !== candidate.label) startCompletion(view)
    },
  }
}

const isField = ({ label, slot }: Candidate) => label === slot.field

export function paragraph(text: string, className = 'editor-words'): HTMLElement {
  const element = document.createElement('p')
  element.className = className
  element.textContent = text
  return element
}
