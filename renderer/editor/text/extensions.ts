/** Which parts of CodeMirror the editor is made of. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import {
  bracketMatching,
  getIndentUnit,
  indentOnInput,
  indentService,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, Prec, type Extension, type StateEffect } from '@codemirror/state'
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder, tooltips,
  type KeyBinding, type ViewUpdate,
} from '@codemirror/view' // prettier-ignore
import { indentAfter } from '../manifest/indent'
import { hoverWords } from './hover'
import type { TextListener } from './open-text'
import { completionSource, type Suggestions } from './suggestions'
import { colours, look } from './theme'

export interface Labels {
  readonly text: string
  readonly empty: string
  /** CodeMirror's own English words, and ours for them. */
  readonly phrases: Readonly<Record<string, string>>
}

const labels = new Compartment()

export function labelling(wanted: Labels): StateEffect<unknown> {
  return labels.reconfigure(labelled(wanted))
}

function labelled({ text, empty, phrases }: Labels): Extension {
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({
      'aria-label': text,
      'aria-describedby': 'editor-help',
      spellcheck: 'false',
      tabindex: '0', // It could be reached without; this says so to those who look.
    }),
    placeholder(empty),
  ]
}

/** The app's own key stays the app's. */
const isOurs = ({ key }: KeyBinding) => key !== 'Mod-Shift-l'

export function extensionsFor(
  wanted: Labels,
  suggestions: Suggestions,
  { onAct }: Pick<TextListener, 'onAct'>,
  onUpdate: (update: ViewUpdate) => void,
): Extension {
  const acts: readonly KeyBinding[] = [
    { key: 'Mod-Enter', run: () => (onAct('apply'), true) },
    { key: 'Mod-s', run: () => (onAct('save'), true) },
  ]
  return [
    labels.of(labelled(wanted)),
    Prec.high(keymap.of(acts)),
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    indentService.of((context, position) => {
      const before = context.lineAt(position, -1)
      return position > before.from ? (indentAfter(before.text, getIndentUnit(context.state)) ?? undefined) : undefined
    }),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    yaml(),
    syntaxHighlighting(colours),
    look,
    tooltips({ parent: document.body }),
    autocompletion({ override: [completionSource(suggestions)], icons: false, maxRenderedOptions: 200 }),
    hoverWords(suggestions),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...lintKeymap,
      indentWithTab,
    ].filter(isOurs)),
    EditorView.updateListener.of(onUpdate),
  ] // prettier-ignore
}
