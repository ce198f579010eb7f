/** Captions of flights beside their flights, in rows that keep them apart. */
import { bottom, overlaps, rect, right, type Point, type Rect } from '../math/geometry'
import { textWidth, truncateEnd } from '../math/text'

export interface WantedCaption extends Point {
  readonly text: string
}

export interface PlacedCaption {
  readonly text: string
  readonly rect: Rect
}

export const CAPTION_PX = 12
const ROW = 17
/** Distance from the flight's centre to its caption. */
const BESIDE = 13

/** As many of the wanted captions as there is room for, the first ones first. None covers another or a flight. */
export function placeCaptions(zone: Rect, wanted: readonly WantedCaption[]): PlacedCaption[] {
  const flights = wanted.map(({ x, y }) => rect(x - 8, y - 8, 16, 16))
  const placed: PlacedCaption[] = []
  for (const caption of wanted) {
    const text = truncateEnd(caption.text, zone.width * 0.6, CAPTION_PX, 'mono')
    const blocked = [...placed.map((one) => one.rect), ...flights]
    const free = candidates(zone, caption, textWidth(text, CAPTION_PX, 'mono')).find(
      (candidate) => !blocked.some((other) => overlaps(candidate, other)),
    )
    if (free && text !== '') placed.push({ text, rect: free })
  }
  return placed
}

/** Right of the flight in its own row, then in rows nearby, then left of it. */
function candidates(zone: Rect, { x, y }: Point, width: number): Rect[] {
  const rows = Math.max(1, Math.floor(zone.height / ROW))
  const tops = Array.from({ length: rows }, (_, row) => zone.y + (zone.height - rows * ROW) / 2 + row * ROW)
  const nearest = [...tops].sort((a, b) => Math.abs(a + ROW / 2 - y) - Math.abs(b + ROW / 2 - y))
  const lefts = [x + BESIDE, x - BESIDE - width]
  return lefts
    .flatMap((left) => nearest.map((top) => rect(left, top, width, ROW)))
    .filter((one) => one.x >= zone.x && right(one) <= right(zone) && bottom(one) <= bottom(zone) + 0.01)
}
