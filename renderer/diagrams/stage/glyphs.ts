/** One small sign for each component and each state: the same wherever they appear. */
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3'
import type { Tone } from '../scenes/cluster/places'

const SYMBOLS: Readonly<Record<Tone, SymbolType>> = {
  learner: symbolStar,
  'api-server': symbolSquare,
  etcd: symbolCircle,
  scheduler: symbolTriangle,
  controllers: symbolWye,
  kubelet: symbolDiamond,
  runtime: symbolSquare,
  'kube-proxy': symbolCross,
}

/** The path of a component's sign around the origin, about `sizePx` across. */
export function glyphPath(tone: Tone, sizePx: number): string {
  return symbol(SYMBOLS[tone], (sizePx * sizePx) / 1.8)() ?? ''
}
