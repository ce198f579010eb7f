/** What the keyboard can reach on the stage, and which way the arrows lead. */
import { center, type Rect } from '../../math/geometry'

export interface Stop {
  readonly id: string
  readonly rect: Rect
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What lies more aside than ahead is gone to only when there is nothing else. */
const OUT_OF_SIGHT = 1e5

export function isDirection(key: string): key is Direction {
  return key in STEPS
}

/** The nearest stop in a direction; what lies straight ahead counts as nearer than what lies aside. */
export function nextStop(stops: readonly Stop[], from: string, direction: Direction): Stop | undefined {
  const current = stops.find((stop) => stop.id === from)
  if (!current) return stops[0]
  const [dx, dy] = STEPS[direction]
  const start = center(current.rect)
  let [best, bestCost]: [Stop | undefined, number] = [undefined, Infinity]
  for (const stop of stops) {
    const { x, y } = center(stop.rect)
    const ahead = (x - start.x) * dx + (y - start.y) * dy
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx)
    const cost = ahead + 3 * aside + (aside > ahead ? OUT_OF_SIGHT : 0)
    if (stop !== current && ahead > 1 && cost < bestCost) [best, bestCost] = [stop, cost]
  }
  return best
}
