import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNarrow, paneRanges, paneSizes } from '../../../../renderer/composables/pane-sizes'
import { DEFAULT_SETTINGS, type Layout } from '../../../../renderer/stores/settings-record'

const layout = DEFAULT_SETTINGS.layout
const extent = fc.integer({ min: 0, max: 4000 })
const px = fc.option(extent)
const flag = fc.boolean()
const anyLayout: fc.Arbitrary<Layout> = fc.record({
  notesPx: px,
  whyPx: px,
  terminalPx: px,
  timelinePx: px,
  notesFolded: flag,
  whyFolded: flag,
  terminalFolded: flag,
  timelineFolded: flag,
})

describe('the panes', () => {
  it('have the sizes that the learner chose where there is room', () => {
    const chosen = { ...layout, notesPx: 440, whyPx: 256, terminalPx: 176, timelinePx: 100 }
    const sizes = paneSizes(chosen, { width: 1600, height: 1000 })
    expect(sizes).toEqual({ notes: 440, why: 256, terminal: 176, timeline: 100 })
  })

  it('follow the window until the learner has chosen', () => {
    expect(paneSizes(layout, { width: 1280, height: 720 })).toEqual({
      notes: 416,
      why: 237,
      terminal: 151,
      timeline: 124,
    })
    expect(paneSizes(layout, { width: 2560, height: 1440 })).toEqual({
      notes: 620,
      why: 320,
      terminal: 260,
      timeline: 124,
    })
  })

  it('leave the picture its room, whatever was chosen, from 1280 × 720 up', () => {
    const anyWindow = fc.record({
      width: fc.integer({ min: 1280, max: 3840 }),
      height: fc.integer({ min: 720, max: 2160 }),
    })
    fc.assert(
      fc.property(anyLayout, anyWindow, (chosen, window) => {
        const sizes = paneSizes(chosen, window)
        const beside = (chosen.notesFolded ? 0 : sizes.notes) + (chosen.whyFolded ? 0 : sizes.why)
        const below = (chosen.terminalFolded ? 0 : sizes.terminal) + (chosen.timelineFolded ? 0 : sizes.timeline)
        expect(window.width - beside).toBeGreaterThanOrEqual(460)
        expect(window.height - 43 - below).toBeGreaterThanOrEqual(250)
      }),
    )
  })

  it('always have a size within their limits', () => {
    const anyWindow = fc.record({ width: extent, height: extent })
    fc.assert(
      fc.property(anyLayout, anyWindow, (chosen, window) => {
        const [sizes, ranges] = [paneSizes(chosen, window), paneRanges(chosen, window)]
        for (const pane of ['notes', 'why', 'terminal', 'timeline'] as const) {
          expect(ranges[pane].min).toBeLessThanOrEqual(ranges[pane].max)
          expect(sizes[pane]).toBeGreaterThanOrEqual(ranges[pane].min)
          expect(sizes[pane]).toBeLessThanOrEqual(ranges[pane].max)
        }
      }),
    )
  })

  it.each([
    [1099, true],
    [1100, false],
  ])('at a width of %i lie over each other: %s', (width, narrow) => {
    expect(isNarrow({ width, height: 800 })).toBe(narrow)
  })
})
