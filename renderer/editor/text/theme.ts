/** The editor in the colours of the app: every one a token, so that both themes are one. */
import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** As the notes colour YAML. */
export const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: 'var(--controllers)' },
  { tag: [tags.string, tags.content, tags.special(tags.string)], color: 'var(--runtime)' },
  { tag: tags.comment, color: 'var(--muted)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--muted)' },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.meta], color: 'var(--kube-proxy)' },
])

const PANEL = {
  border: '1px solid var(--line)',
  borderRadius: 'var(--radius)',
  backgroundColor: 'var(--raised)',
  color: 'var(--text)',
}
const wash = (token: string, percent: number) => `color-mix(in srgb, var(${token}) ${percent}%, transparent)`

export const look = EditorView.theme({
  '&': { backgroundColor: 'var(--panel)', color: 'var(--text)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-gutters': { border: 'none', backgroundColor: 'var(--panel)', color: 'var(--muted)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '28px', padding: '0 6px 0 4px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: wash('--muted', 9) },
  '.cm-activeLineGutter': { color: 'var(--text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: wash('--accent', 28),
  },
  '.cm-selectionMatch': { backgroundColor: wash('--accent', 16) },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: wash('--accent', 22) },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-searchMatch': { backgroundColor: wash('--waiting', 30) },
  '.cm-searchMatch-selected': { backgroundColor: wash('--waiting', 60) },

  '.cm-panels': { ...PANEL, borderWidth: '0 0 1px', borderRadius: '0', fontFamily: 'var(--interface)' },
  '.cm-panel.cm-search': { padding: '4px 28px 4px 8px', fontSize: '12px' },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-textfield': { border: '1px solid var(--muted)', borderRadius: '4px', backgroundColor: 'var(--panel)', color: 'var(--text)', fontSize: '12px' },
  '.cm-button': { border: '1px solid var(--line)', borderRadius: '4px', backgroundColor: 'var(--panel)', backgroundImage: 'none', color: 'var(--text)', fontSize: '12px' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--text)', fontSize: '16px' },

  '.cm-tooltip': { ...PANEL, boxShadow: '0 4px 16px rgb(0 0 0 / 25%)', fontFamily: 'var(--interface)', fontSize: '12.5px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: '12em', fontFamily: 'var(--mono)', fontSize: '12.5px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', justifyContent: 'space-between', gap: '24px', padding: '2px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionMatchedText': { fontWeight: '700', textDecoration: 'none' },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal' },
  'li[aria-selected] .cm-completionDetail': { color: 'var(--on-accent)' },
  '.cm-tooltip.cm-completionInfo': { maxWidth: '300px', padding: '6px 10px', lineHeight: '1.45' },
  '.editor-hover': { maxWidth: '420px', padding: '6px 10px', lineHeight: '1.45' },
  '.editor-path': { color: 'var(--muted)', fontFamily: 'var(--mono)', fontSize: '12px', whiteSpace: 'pre-wrap' },

  '.cm-diagnostic': { padding: '4px 10px', borderLeft: '3px solid var(--failing)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--waiting)' },
  '.cm-diagnosticSource': { color: 'var(--muted)', fontSize: '11px', opacity: '1' },
  '.cm-lintRange-error, .cm-lintRange-warning': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--failing)', textDecorationSkipInk: 'none' },
  '.cm-lintRange-warning': { textDecoration: 'underline dotted var(--waiting) 2px', textDecorationSkipInk: 'none' },
  '.cm-lintRange-active': { backgroundColor: 'transparent' },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { display: 'flex', alignItems: 'center', justifyContent: 'center', padding: '0' },
  '.cm-lint-marker': { width: '9px', height: '9px', content: 'none' },
  // Told by shape as well: a failing thing is a cross, a doubt is a ring.
  '.cm-lint-marker-error': { content: 'none', clipPath: 'polygon(0 15%, 15% 0, 50% 35%, 85% 0, 100% 15%, 65% 50%, 100% 85%, 85% 100%, 50% 65%, 15% 100%, 0 85%, 35% 50%)', backgroundColor: 'var(--failing)' },
  '.cm-lint-marker-warning': { content: 'none', boxSizing: 'border-box', border: '2px solid var(--waiting)', borderRadius: '50%' },
}) // prettier-ignore
