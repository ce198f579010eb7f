import { describe, expect, it } from 'vitest'
import { actOf, BINDINGS, chordText, isTyping } from '../../../../renderer/composables/key-map'

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('the keys of the app', () => {
  it.each`
    key     | more                                 | typing   | act
    ${'l'}  | ${{}}                                | ${false} | ${'language'}
    ${'L'}  | ${{ shiftKey: true }}                | ${false} | ${null}
    ${'l'}  | ${{}}                                | ${true}  | ${null}
    ${'L'}  | ${{ ctrlKey: true, shiftKey: true }} | ${true}  | ${'language'}
    ${'L'}  | ${{ metaKey: true, shiftKey: true }} | ${true}  | ${'language'}
    ${'l'}  | ${{ ctrlKey: true }}                 | ${false} | ${null}
    ${'l'}  | ${{ altKey: true }}                  | ${false} | ${null}
    ${' '}  | ${{}}                                | ${false} | ${'playPause'}
    ${' '}  | ${{}}                                | ${true}  | ${null}
    ${'?'}  | ${{ shiftKey: true }}                | ${false} | ${'map'}
    ${'F6'} | ${{}}                                | ${true}  | ${'nextPane'}
    ${'F6'} | ${{ shiftKey: true }}                | ${true}  | ${'previousPane'}
    ${'>'}  | ${{ shiftKey: true }}                | ${false} | ${'stepMatter'}
    ${'x'}  | ${{}}                                | ${false} | ${null}
  `(
    '$key $more, typing $typing: $act',
    ({
      key,
      more,
      typing,
      act,
    }: {
      key: string
      more: Partial<KeyboardEvent>
      typing: boolean
      act: string | null
    }) => {
      expect(actOf(press(key, more), typing)).toBe(act)
    },
  )

  it('gives no chord two meanings', () => {
    const chords = BINDINGS.map(({ chord }) => chordText(chord, false))
    expect(new Set(chords).size).toBe(chords.length)
  })

  it('prints chords as the keyboard has them', () => {
    expect(chordText({ key: 'l', command: true, shift: true }, false)).toBe('Ctrl+Shift+L')
    expect(chordText({ key: 'l', command: true, shift: true }, true)).toBe('⌘+Shift+L')
    expect(chordText({ key: ' ' }, false)).toBe('Space')
  })
})

describe('typing', () => {
  it.each`
    html                       | key    | typing
    ${'<input>'}               | ${'l'} | ${true}
    ${'<textarea></textarea>'} | ${'l'} | ${true}
    ${'<input type="radio">'}  | ${'l'} | ${false}
    ${'<button>Run</button>'}  | ${'l'} | ${false}
    ${'<button>Run</button>'}  | ${' '} | ${true}
    ${'<p>Read</p>'}           | ${' '} | ${false}
  `('$html takes $key: $typing', ({ html, key, typing }: { html: string; key: string; typing: boolean }) => {
    document.body.innerHTML = html
    expect(isTyping(document.body.firstElementChild, key)).toBe(typing)
  })
})
