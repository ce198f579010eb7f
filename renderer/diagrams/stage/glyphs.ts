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

/** The one door with a side for everybody. */
const hexagon: SymbolType = {
  draw(context, size) {
    const radius = Math.sqrt(size / 2.6) // A regular hexagon of radius r has the area 2.6 r².
    for (let corner = 0; corner < 6; corner++) {
      const [x, y] = [radius * Math.sin((corner * Math.PI) / 3), -radius * Math.cos((corner * Math.PI) / 3)]
      if (corner === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    context.closePath()
  },
}

const SYMBOLS: Readonly<Record<Tone, SymbolType>> = {
  learner: symbolStar,
  'api-server': hexagon,
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
