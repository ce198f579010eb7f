import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { onFrame } from '../../../../renderer/composables/use-frame'

let scope: EffectScope
let hidden: boolean
/** Draws one frame, this long after the one before. */
let draw: (afterMs: number) => void
let asked: () => boolean

beforeEach(() => {
  let nowMs = 0
  let pending: FrameRequestCallback | null = null
  hidden = false
  scope = effectScope()
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    pending = callback
    return 1
  })
  vi.stubGlobal('cancelAnimationFrame', () => (pending = null))
  asked = () => pending !== null
  draw = (afterMs) => {
    nowMs += afterMs
    const callback = pending
    pending = null
    callback?.(nowMs)
  }
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function hide(isHidden: boolean): void {
  hidden = isHidden
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('the frame loop', () => {
  it('tells how much time went by', () => {
    const steps: number[] = []
    scope.run(() => onFrame((dtMs) => steps.push(dtMs)))
    draw(16)
    draw(17)
    expect(steps).toEqual([16, 17])
  })

  it('does not leap after a long gap', () => {
    const steps: number[] = []
    scope.run(() => onFrame((dtMs) => steps.push(dtMs)))
    draw(5000)
    expect(steps).toEqual([100])
  })

  it('rests while the page is hidden and goes on from there', () => {
    const steps: number[] = []
    scope.run(() => onFrame((dtMs) => steps.push(dtMs)))
    hide(true)
    expect(asked()).toBe(false)
    draw(60_000)
    hide(false)
    draw(16)
    expect(steps).toEqual([16])
  })

  it('is one loop for everybody, and ends with the last who listens', () => {
    const first = vi.fn()
    const second = vi.fn()
    const other = effectScope()
    scope.run(() => onFrame(first))
    other.run(() => onFrame(second))
    draw(16)
    other.stop()
    draw(16)
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 1])
    scope.stop()
    expect(asked()).toBe(false)
  })
})
