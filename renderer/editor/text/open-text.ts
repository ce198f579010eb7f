/** Opens CodeMirror in an element and hides it behind the few words that the pane needs. */
import { EditorState, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { withStrictStyles } from '../../terminal/strict-styles'
import { extensionsFor, labelling, type Labels } from './extensions'
import type { Mark } from './mark'
import type { Suggestions } from './suggestions'

export interface Cursor {
  readonly text: string
  /** Both counted from 0. */
  readonly row: number
  readonly column: number
}

export interface TextListener {
  /** The text differs from what was shown or replaced last: the reader has typed. */
  onEdit(path: string, text: string): void
  /** A change moved what stands at these places; a row that it touched is no longer what it was. */
  onMoved(move: (place: { from: number; to: number }) => { from: number; to: number } | null): void
  onCursor(cursor: Cursor): void
  onAct(act: 'apply' | 'save'): void
}

export interface OpenText {
  /** Shows a file; one that was shown before keeps its cursor and its history. */
  show(path: string, text: string): void
  /** What somebody else made of the shown file; the reader can take it back. */
  replace(text: string): void
  forget(path: string): void
  relabel(labels: Labels): void
  mark(marks: readonly Mark[]): void
  goTo(offset: number): void
  text(): string
  focus(): void
  dispose(): void
}

export function openText(box: HTMLElement, labels: Labels, suggestions: Suggestions, listener: TextListener): OpenText {
  const kept = new Map<string, EditorState>()
  let path = ''
  let isOurs = false
  const extensions = extensionsFor(labels, suggestions, listener, (update) => {
    if (update.docChanged) {
      if (!isOurs) listener.onEdit(path, update.state.doc.toString())
      listener.onMoved(({ from, to }) => {
        const { doc } = update.startState
        if (to > doc.length || update.changes.touchesRange(doc.lineAt(from).from, doc.lineAt(to).to)) return null
        return { from: update.changes.mapPos(from, 1), to: update.changes.mapPos(to, -1) }
      })
    }
    if (update.docChanged || update.selectionSet) tellCursor(update.state)
  })
  const fresh = (text: string) => EditorState.create({ doc: text, extensions })
  let view!: EditorView
  withStrictStyles(() => (view = new EditorView({ parent: box, state: fresh('') })))

  function tellCursor({ doc, selection }: EditorState): void {
    const { number, from } = doc.lineAt(selection.main.head)
    listener.onCursor({ text: doc.toString(), row: number - 1, column: selection.main.head - from })
  }

  function replace(text: string): void {
    if (text === view.state.doc.toString()) return
    isOurs = true
    view.dispatch(changeTo(view.state, text))
    isOurs = false
  }

  return {
    show(wanted, text) {
      if (path !== '') kept.set(path, view.state)
      path = wanted
      view.setState(kept.get(wanted) ?? fresh(text))
      view.dispatch({ effects: labelling(labels) })
      replace(text)
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head) })
      tellCursor(view.state)
    },
    replace,
    forget: (gone) => {
      kept.delete(gone)
      if (gone === path) path = ''
    },
    relabel(wanted) {
      labels = wanted
      view.dispatch({ effects: labelling(labels) })
    },
    mark: (marks) => view.dispatch(setDiagnostics(view.state, marks.map(diagnosticOf(view.state.doc.length)))),
    goTo(offset) {
      const anchor = Math.min(offset, view.state.doc.length)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  }
}

/** The smallest change that leads there, so that the cursor stays with its row. */
function changeTo(state: EditorState, text: string): TransactionSpec {
  const before = state.doc.toString()
  let start = 0
  while (start < before.length && start < text.length && before[start] === text[start]) start++
  let end = 0
  const rest = Math.min(before.length, text.length) - start
  while (end < rest && before[before.length - 1 - end] === text[text.length - 1 - end]) end++
  return { changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) } }
}

function diagnosticOf(length: number) {
  return ({ from, to, severity, message, source }: Mark): Diagnostic => ({
    from: Math.min(from, length), to: Math.min(to, length), severity, message, ...(source && { source }),
  }) // prettier-ignore
}
