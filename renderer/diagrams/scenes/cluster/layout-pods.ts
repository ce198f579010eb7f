/** Rows of Pods on a node: cards while they fit, then lines, then cells, then a count. */
import { rect, type Rect } from '../../math/geometry'
import type { PodSeat } from './layout'

export type PodForm = 'card' | 'line' | 'cell'

export interface PodPlace {
  readonly path: string
  readonly rect: Rect
  readonly form: PodForm
}

export interface PodPlacement {
  readonly area: Rect
  readonly places: readonly PodPlace[]
  /** Pods that there was no room for. */
  readonly hidden: number
}

interface Grid {
  readonly form: PodForm
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly gap: number
}

/** More Pods than this on one node are cells, however much room there is. */
export const MOST_NAMED_PODS = 30
/** Room at the end of the last row for `+12`. */
const COUNT_WIDTH = 34

export function podPlacement(area: Rect, pods: readonly PodSeat[]): PodPlacement {
  const seats = pods.reduce((most, { slot }) => Math.max(most, slot + 1), 0)
  const grid = gridFor(area, seats)
  const capacity = capacityOf(grid, area, seats)
  const places = pods
    .filter(({ slot }) => slot < capacity)
    .map(({ path, slot }) => ({ path, form: grid.form, rect: seatRect(area, grid, slot) }))
  return { area, places, hidden: pods.length - places.length }
}

/** The most talkative grid in which all seats fit; the densest when none does. */
function gridFor(area: Rect, seats: number): Grid {
  const grids = [
    gridOf(area, 'card', 132, 280, 40, 5),
    gridOf(area, 'line', 150, 280, 21, 4),
    gridOf(area, 'line', 88, 280, 21, 4),
    gridOf(area, 'cell', 15, 15, 15, 4),
    gridOf(area, 'cell', 10, 10, 10, 3),
  ]
  const fits = (grid: Grid): boolean =>
    grid.columns * grid.rows >= seats && (grid.form === 'cell' || seats <= MOST_NAMED_PODS)
  return grids.find(fits) ?? grids.at(-1)!
}

function gridOf(area: Rect, form: PodForm, minWidth: number, maxWidth: number, height: number, gap: number): Grid {
  const columns = Math.max(0, Math.floor((area.width + gap) / (minWidth + gap)))
  const rows = Math.max(0, Math.floor((area.height + gap) / (height + gap)))
  const width = columns === 0 ? 0 : Math.min(maxWidth, (area.width - (columns - 1) * gap) / columns)
  return { form, columns, rows, width, height, gap }
}

function capacityOf(grid: Grid, area: Rect, seats: number): number {
  const all = grid.columns * grid.rows
  if (seats <= all) return all
  const lastRowWidth = grid.columns * (grid.width + grid.gap)
  const free = Math.max(0, COUNT_WIDTH - (area.width - lastRowWidth))
  return Math.max(0, all - Math.ceil(free / (grid.width + grid.gap)))
}

function seatRect(area: Rect, { columns, width, height, gap }: Grid, slot: number): Rect {
  const [column, row] = [slot % columns, Math.floor(slot / columns)]
  return rect(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
}
