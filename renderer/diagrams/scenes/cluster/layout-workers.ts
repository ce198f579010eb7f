/** Workers in one row while they are readable there, then in a grid, then in groups with counts. */
import { bottom, rect, type Rect } from '../../math/geometry'
import { agentRects } from './layout-agents'
import type { NodeSeats } from './layout'
import { podPlacement, type PodPlacement } from './layout-pods'

/** `full`: agents and Pods have names; `compact`: glyphs; `mini`: a name, a state and a count. */
export type NodeDetail = 'full' | 'compact' | 'mini'

export interface NodeLayout {
  readonly name: string
  readonly detail: NodeDetail
  readonly frame: Rect
  readonly kubelet: Rect | null
  readonly runtime: Rect | null
  readonly proxy: Rect | null
  /** Size of the agents' names; 0 for glyphs. */
  readonly agentFontPx: number
  /** One line that says what the node's agents tell each other just now. */
  readonly ticker: Rect | null
  readonly pods: PodPlacement
  readonly footer: Rect
  readonly column: number
  readonly row: number
}

export interface GroupLayout {
  readonly frame: Rect
  readonly names: readonly string[]
  readonly column: number
  readonly row: number
}

/** From here on nodes are shown in groups. */
export const MOST_NODES_DRAWN = 50
const GAP = 10
const GRID_GAP = 8
const SIZES: readonly { readonly detail: NodeDetail; readonly width: number; readonly height: number }[] = [
  { detail: 'full', width: 172, height: 132 },
  { detail: 'compact', width: 96, height: 74 },
  { detail: 'mini', width: 50, height: 30 },
]
const GROUP = { width: 118, height: 58 }

interface Grid {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly gap: number
}

/** Empty when there are too many to be read one by one. */
export function workersLayout(area: Rect, nodes: readonly NodeSeats[]): NodeLayout[] {
  if (nodes.length === 0 || nodes.length > MOST_NODES_DRAWN) return []
  for (const { detail, width, height } of SIZES) {
    const grid = gridFor(area, nodes.length, width, height)
    if (grid) return nodes.map((node, index) => nodeLayout(node, detail, cellOf(area, grid, index)))
  }
  return []
}

/** As few rows as the least size allows; one row lets each node be as tall as can be. */
function gridFor(area: Rect, count: number, minWidth: number, minHeight: number): Grid | null {
  for (let rows = 1; rows <= count; rows++) {
    const gap = rows === 1 ? GAP : GRID_GAP
    const columns = Math.ceil(count / rows)
    const width = (area.width - (columns - 1) * gap) / columns
    const height = (area.height - (rows - 1) * gap) / rows
    if (height < minHeight) return null
    if (width >= minWidth) return { columns, rows, width, height, gap }
  }
  return null
}

interface Cell {
  readonly frame: Rect
  readonly column: number
  readonly row: number
}

function cellOf(area: Rect, { columns, width, height, gap }: Grid, index: number): Cell {
  const [column, row] = [index % columns, Math.floor(index / columns)]
  return { frame: rect(area.x + column * (width + gap), area.y + row * (height + gap), width, height), column, row }
}

const FOOTER = { full: 26, compact: 20 }
const AGENT = { full: 24, compact: 18 }
const TICKER = 28

function nodeLayout({ name, pods }: NodeSeats, detail: NodeDetail, { frame, column, row }: Cell): NodeLayout {
  if (detail === 'mini') return miniLayout(name, pods, frame, column, row)
  const pad = 7
  const [x, width] = [frame.x + pad, frame.width - 2 * pad]
  const agents = agentRects(rect(x, frame.y + pad, width, AGENT[detail]))
  const footer = rect(x, bottom(frame) - FOOTER[detail], width, FOOTER[detail])
  const ticker = detail === 'full' ? rect(x, bottom(agents.kubelet), width, TICKER) : null
  const podsTop = ticker ? bottom(ticker) : bottom(agents.kubelet) + 6
  return {
    name,
    detail,
    frame,
    kubelet: agents.kubelet,
    runtime: agents.runtime,
    proxy: agents.proxy,
    agentFontPx: agents.fontPx,
    ticker,
    pods: podPlacement(rect(x, podsTop, width, footer.y - podsTop), pods),
    footer,
    column,
    row,
  }
}

/** Room for the sign of the node's state in the lower right corner. */
const MINI_SIGN = 13

function miniLayout(name: string, pods: NodeSeats['pods'], frame: Rect, column: number, row: number): NodeLayout {
  const footer = rect(frame.x + 4, frame.y + 2, frame.width - 8, 14)
  const podsArea = rect(
    frame.x + 4,
    bottom(footer) + 1,
    frame.width - 8 - MINI_SIGN,
    bottom(frame) - bottom(footer) - 3,
  )
  return {
    name, detail: 'mini', frame, kubelet: null, runtime: null, proxy: null, agentFontPx: 0, ticker: null,
    pods: podPlacement(podsArea, pods), footer, column, row,
  } // prettier-ignore
}

/** As many groups as can be read, each of a round number of nodes. */
export function groupsLayout(area: Rect, nodes: readonly NodeSeats[]): GroupLayout[] {
  if (nodes.length === 0) return []
  const columns = Math.max(1, Math.floor((area.width + GRID_GAP) / (GROUP.width + GRID_GAP)))
  const rows = Math.max(1, Math.floor((area.height + GRID_GAP) / (GROUP.height + GRID_GAP)))
  const size = roundNumberFrom(nodes.length / (columns * rows))
  const groups = Math.ceil(nodes.length / size)
  const usedRows = Math.ceil(groups / columns)
  const width = (area.width - (columns - 1) * GRID_GAP) / columns
  const height = Math.min(88, (area.height - (usedRows - 1) * GRID_GAP) / usedRows)
  const grid = { columns, rows: usedRows, width, height, gap: GRID_GAP }
  return Array.from({ length: groups }, (_, index) => ({
    ...cellOf(area, grid, index),
    names: nodes.slice(index * size, (index + 1) * size).map(({ name }) => name),
  }))
}

function roundNumberFrom(least: number): number {
  for (let decade = 1; ; decade *= 10) {
    const round = [1, 2, 5].map((leading) => leading * decade).find((number) => number >= least)
    if (round !== undefined) return Math.max(round, 2)
  }
}
