/** kubelet, runtime and kube-proxy, always in that order; their widths follow their names. */
import { rect, type Rect } from '../../math/geometry'
import { textWidth } from '../../math/text'
import { AGENTS } from './node-picture'

export interface AgentRow {
  readonly kubelet: Rect
  readonly runtime: Rect
  readonly proxy: Rect
  /** Size of the names, or 0 when there is room for glyphs only. */
  readonly fontPx: number
}

const GAP = 5
const PADDING = 3
const FONT_SIZES = [11, 10]

/** Width that the three names need at a size. */
export function agentsWidth(fontPx: number): number {
  return AGENTS.reduce((sum, agent) => sum + textWidth(agent, fontPx) + 2 * PADDING, 0) + 2 * GAP
}

export function agentRects({ x, y, width, height }: Rect): AgentRow {
  const fontPx = FONT_SIZES.find((size) => agentsWidth(size) <= width) ?? 0
  const weights = AGENTS.map((agent) => (fontPx > 0 ? textWidth(agent, fontPx) + 2 * PADDING : 1))
  const share = (width - 2 * GAP) / weights.reduce((sum, weight) => sum + weight, 0)
  let left = x
  const [kubelet, runtime, proxy] = weights.map((weight) => {
    const chip = rect(left, y, weight * share, height)
    left += weight * share + GAP
    return chip
  })
  return { kubelet: kubelet!, runtime: runtime!, proxy: proxy!, fontPx }
}
