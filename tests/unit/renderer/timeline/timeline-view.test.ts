import { describe, expect, it } from 'vitest'
import type { PlaybackState, TimelineOverview } from '../../../../electron/contract/host'
import TimelineTransport from '../../../../renderer/timeline/TimelineTransport.vue'
import TimelineView from '../../../../renderer/timeline/TimelineView.vue'
import { mountIn } from '../diagrams/mount-in'

const STATE: PlaybackState = { nowMs: 50_000, playing: true, speed: 1, rate: 1, floorMs: 0, following: 0 }
const OVERVIEW: TimelineOverview = {
  fromMs: 0,
  toMs: 50_000,
  lanes: [{ component: 'kube-apiserver', counts: [1, 0, 3] }],
  marks: [{ at: 20_000, seq: 3, kind: 'fault', label: 'power-off' }],
}

describe('the transport', () => {
  const transport = (props: object = {}) =>
    mountIn('en', TimelineTransport, { state: STATE, playheadMs: 50_000, live: true, ...props })
  const button = (wrapper: ReturnType<typeof transport>, name: string) => wrapper.get(`[aria-label="${name}"]`)

  it.each([
    ['Pause', 'pause', []],
    ['Step one event', 'step', ['event']],
    ['Go to the next event that matters', 'step', ['matter']],
    ['Faster', 'speed', [2]],
    ['Slower', 'speed', [0.5]],
  ])('%s', async (name, act, args) => {
    const wrapper = transport()
    await button(wrapper, name).trigger('click')
    expect(wrapper.emitted(act)).toEqual([args])
  })

  it('plays when it is paused', async () => {
    const wrapper = transport({ state: { ...STATE, playing: false } })
    await button(wrapper, 'Play').trigger('click')
    expect(wrapper.emitted('play')).toHaveLength(1)
  })

  it('shows the clock in simulated time, and where the playhead is', () => {
    const text = transport({ playheadMs: 37_880, live: false }).text()
    expect(text).toContain('00:37.880')
    expect(text).toContain('playhead 12 s behind now')
  })

  it('says that a followed flight slows time down', () => {
    expect(transport({ state: { ...STATE, rate: 2 / 350 } }).text()).toContain('slowed to 0.0057×')
  })

  it('offers the way back to now only from the past', async () => {
    expect(transport().find('.return').exists()).toBe(false)
    const wrapper = transport({ live: false, playheadMs: 3 })
    await wrapper.get('.return').trigger('click')
    expect(wrapper.emitted('now')).toHaveLength(1)
  })

  it('the slider is logarithmic', async () => {
    const wrapper = transport()
    const slider = wrapper.get('input')
    expect(slider.attributes('aria-valuetext')).toBe('1×')
    await slider.setValue(-3)
    await slider.setValue(2)
    expect(wrapper.emitted('speed')).toEqual([[0.001], [100]])
  })
})

describe('the view', () => {
  const view = (props: object = {}) =>
    mountIn('en', TimelineView, {
      state: STATE,
      playheadMs: 40_000,
      live: false,
      overview: OVERVIEW,
      width: 600,
      height: 80,
      ...props,
    })

  it('is a slider whose value is an instant', () => {
    const slider = view().get('[role="slider"]')
    expect(slider.attributes('aria-valuenow')).toBe('40000')
    expect(slider.attributes('aria-valuetext')).toBe('00:40.000 of 00:50.000')
  })

  it.each([
    ['ArrowLeft', false, 39_000],
    ['ArrowRight', false, 41_000],
    ['ArrowLeft', true, 30_000],
    ['PageDown', false, 10_000],
    ['Home', false, 0],
  ])('%s (shift: %s) seeks %d ms', async (key, shiftKey, atMs) => {
    const wrapper = view()
    await wrapper.get('[role="slider"]').trigger('keydown', { key, shiftKey })
    expect(wrapper.emitted('seek')).toEqual([[atMs]])
  })

  it.each([
    ['End', false],
    ['ArrowRight', true],
  ])('%s (shift: %s) comes back to now', async (key, shiftKey) => {
    const wrapper = view()
    await wrapper.get('[role="slider"]').trigger('keydown', { key, shiftKey })
    expect(wrapper.emitted('now')).toHaveLength(1)
    expect(wrapper.emitted('seek')).toBeUndefined()
  })

  it('names what broke, and shades what was seen and left', () => {
    const wrapper = view()
    expect(wrapper.get('.label.fault').text()).toContain('power-off')
    expect(Number(wrapper.get('.seen').attributes('width'))).toBeGreaterThan(0)
    expect(view({ live: true, playheadMs: 50_000 }).find('.seen').exists()).toBe(false)
  })

  it('is drawn before the first overview has come', () => {
    expect(view({ overview: null }).find('.playhead').exists()).toBe(true)
  })

  it('a drag seeks where the pointer is', async () => {
    const wrapper = view()
    const slider = wrapper.get('[role="slider"]')
    slider.element.setPointerCapture = () => undefined
    await slider.trigger('pointerdown', { button: 0, clientX: 22, pointerId: 1 })
    await slider.trigger('pointermove', { clientX: 22 + 568 / 2, pointerId: 1 })
    await slider.trigger('pointerup', { pointerId: 1 })
    await slider.trigger('pointermove', { clientX: 100, pointerId: 1 })
    expect(wrapper.emitted('seek')).toEqual([[0], [30_000]])
  })
})
