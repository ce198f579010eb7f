import { expect, it } from 'vitest'
import { readingPlace, returnToPlace } from '../../../../renderer/notes/keep-place'

/** A pane whose blocks have these heights, in px; happy-dom has no layout of its own. */
function createPane(heights: Readonly<Record<string, number>>): HTMLElement {
  const pane = document.createElement('div')
  pane.getBoundingClientRect = () => new DOMRect(0, 100, 400, 500)
  let top = 0
  for (const [block, height] of Object.entries(heights)) {
    const start = top
    const element = document.createElement('p')
    element.dataset['block'] = block
    element.getBoundingClientRect = () => new DOMRect(0, 100 + start - pane.scrollTop, 400, height)
    pane.append(element)
    top += height
  }
  return pane
}

it('finds the paragraph that the reader is in, and puts its twin in the same place', () => {
  const english = createPane({ 'top.0': 200, 'keys.0': 300, 'keys.1': 200 })
  english.scrollTop = 260
  const place = readingPlace(english)
  expect(place).toEqual({ block: 'keys.0', offset: -60 })

  const hinglish = createPane({ 'top.0': 320, 'keys.0': 340, 'keys.1': 240 })
  returnToPlace(hinglish, place)
  expect(hinglish.scrollTop).toBe(380)
  expect(readingPlace(hinglish)).toEqual(place)
})

it('stays where it is when there is no such paragraph', () => {
  const pane = createPane({ 'top.0': 200 })
  pane.scrollTop = 50
  returnToPlace(pane, { block: 'gone.3', offset: 0 })
  returnToPlace(pane, null)
  expect(pane.scrollTop).toBe(50)
  expect(readingPlace(createPane({}))).toBeNull()
})
