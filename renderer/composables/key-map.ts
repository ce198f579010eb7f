/** The keys of the app: one table, from which they are both obeyed and shown. */

export type Act =
  | 'language'
  | 'nextPane'
  | 'previousPane'
  | 'terminal'
  | 'editor'
  | 'playPause'
  | 'stepEvent'
  | 'stepMatter'
  | 'now'
  | 'slower'
  | 'faster'
  | 'theme'
  | 'map'
  | 'unselect'

export interface Chord {
  /** `KeyboardEvent.key`, letters in lower case. */
  readonly key: string
  /** Ctrl, or ⌘ on a Mac. */
  readonly command?: boolean
  readonly shift?: boolean
}

export interface Binding {
  readonly act: Act
  readonly chord: Chord
  /** Obeyed even while the learner types. */
  readonly always?: boolean
}

export const BINDINGS: readonly Binding[] = [
  { act: 'language', chord: { key: 'l', command: true, shift: true }, always: true },
  { act: 'nextPane', chord: { key: 'F6' }, always: true },
  { act: 'previousPane', chord: { key: 'F6', shift: true }, always: true },
  { act: 'terminal', chord: { key: '`', command: true }, always: true },
  { act: 'editor', chord: { key: 'e', command: true, shift: true }, always: true },
  { act: 'language', chord: { key: 'l' } },
  { act: 'playPause', chord: { key: ' ' } },
  { act: 'stepEvent', chord: { key: '.' } },
  { act: 'stepMatter', chord: { key: '>' } },
  { act: 'now', chord: { key: 'n' } },
  { act: 'slower', chord: { key: '-' } },
  { act: 'faster', chord: { key: '+' } },
  { act: 'faster', chord: { key: '=' } },
  { act: 'theme', chord: { key: 't' } },
  { act: 'map', chord: { key: '?' } },
  { act: 'unselect', chord: { key: 'Escape' } },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key means, given where it was pressed; `null` leaves it to the page. */
export function actOf(pressed: Pressed, typing: boolean): Act | null {
  const binding = BINDINGS.find(({ chord, always }) => (always || !typing) && matches(chord, pressed))
  return binding?.act ?? null
}

/** Signs (`?`, `>`, `+`) already carry their Shift on most keyboards, so there it is not asked about. */
function matches(chord: Chord, { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): boolean {
  const named = key.length > 1 || /[a-z`]/i.test(key)
  return (
    chord.key.toLowerCase() === key.toLowerCase() &&
    (ctrlKey || metaKey) === (chord.command ?? false) &&
    !altKey &&
    (!named || shiftKey === (chord.shift ?? false))
  )
}

/** `Ctrl+Shift+L`, as it is printed on the map. */
export function chordText({ key, command, shift }: Chord, mac: boolean): string {
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
  return [command ? (mac ? '⌘' : 'Ctrl') : '', shift ? 'Shift' : '', name].filter(Boolean).join('+')
}

/** Whether what has the focus takes letters, or would itself answer to this key. */
export function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]'))
    return true
  return (
    key === ' ' &&
    target.closest('button, summary, a, input, [role=button], [role=radio], [tabindex="0"]:not(body)') !== null
  )
}
