/** How the panes share a window: pure arithmetic of px. What the learner chose is kept; what is shown is what fits. */
import type { Layout } from '../stores/settings-record'

export interface Range {
  readonly min: number
  readonly max: number
}

export interface WindowSize {
  readonly width: number
  readonly height: number
}

/** Narrower than this, the stage slides over the notes instead of standing beside them. */
export const SIDE_BY_SIDE_FROM_PX = 1100

const BAR_PX = 43
const NOTES_MIN_PX = 320
const PICTURE_MIN_PX = 460
const PICTURE_MIN_HEIGHT_PX = 250
const WHY_MIN_PX = 200
const WHY_MAX_PX = 480
const TERMINAL_MIN_PX = 84
const TIMELINE_MIN_PX = 84
const TIMELINE_MAX_PX = 260

/** Sizes of panes that nobody has resized: shares of the window that look right from a laptop to a wall. */
const NOTES_SHARE = 0.325
const NOTES_USUAL_MAX_PX = 620
const WHY_SHARE = 0.185
const WHY_USUAL_MAX_PX = 320
const TERMINAL_SHARE = 0.21
const TERMINAL_USUAL_MAX_PX = 260
const TIMELINE_USUAL_PX = 124

export type Pane = 'notes' | 'why' | 'terminal' | 'timeline'

export function isNarrow({ width }: WindowSize): boolean {
  return width < SIDE_BY_SIDE_FROM_PX
}

/** What each pane would like to measure: as chosen, or as is usual in such a window. */
function wished(layout: Layout, { width, height }: WindowSize): Readonly<Record<Pane, number>> {
  return {
    notes: layout.notesPx ?? Math.min(Math.round(width * NOTES_SHARE), NOTES_USUAL_MAX_PX),
    why: layout.whyPx ?? Math.min(Math.round(width * WHY_SHARE), WHY_USUAL_MAX_PX),
    terminal: layout.terminalPx ?? Math.min(Math.round(height * TERMINAL_SHARE), TERMINAL_USUAL_MAX_PX),
    timeline: layout.timelinePx ?? TIMELINE_USUAL_PX,
  }
}

/** Between what sizes each pane can be, given the others. A pane that is folded takes nothing. */
export function paneRanges(layout: Layout, window: WindowSize): Readonly<Record<Pane, Range>> {
  const height = window.height - BAR_PX
  const sideBySide = !isNarrow(window)
  const wish = wished(layout, window)
  const why = layout.whyFolded ? 0 : WHY_MIN_PX
  const timelineMax = Math.min(TIMELINE_MAX_PX, height - PICTURE_MIN_HEIGHT_PX - TERMINAL_MIN_PX)
  const timeline = layout.timelineFolded ? 0 : clamp(wish.timeline, range(TIMELINE_MIN_PX, timelineMax))
  const notes = range(NOTES_MIN_PX, window.width - PICTURE_MIN_PX - why)
  const notesPx = layout.notesFolded || !sideBySide ? 0 : clamp(wish.notes, notes)
  return {
    notes,
    why: range(WHY_MIN_PX, Math.min(WHY_MAX_PX, window.width - notesPx - PICTURE_MIN_PX)),
    terminal: range(TERMINAL_MIN_PX, height - timeline - PICTURE_MIN_HEIGHT_PX),
    timeline: range(TIMELINE_MIN_PX, timelineMax),
  }
}

/** The sizes that are drawn. */
export function paneSizes(layout: Layout, window: WindowSize): Readonly<Record<Pane, number>> {
  const ranges = paneRanges(layout, window)
  const wish = wished(layout, window)
  return {
    notes: clamp(wish.notes, ranges.notes),
    why: clamp(wish.why, ranges.why),
    terminal: clamp(wish.terminal, ranges.terminal),
    timeline: clamp(wish.timeline, ranges.timeline),
  }
}

export function clamp(value: number, { min, max }: Range): number {
  return Math.min(Math.max(value, min), max)
}

/** In a window too small for everything the minimum wins. */
function range(min: number, max: number): Range {
  return { min, max: Math.max(min, Math.floor(max)) }
}
