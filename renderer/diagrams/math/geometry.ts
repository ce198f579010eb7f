/** Points and boxes in the plane of the stage; y grows downwards. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

export function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height }
}

export function center({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** A point on the upper edge, at a share of the width. */
export function onTop({ x, y, width }: Rect, share = 0.5): Point {
  return { x: x + width * share, y }
}

export function onBottom({ x, y, width, height }: Rect, share = 0.5): Point {
  return { x: x + width * share, y: y + height }
}

export function right({ x, width }: Rect): number {
  return x + width
}

export function bottom({ y, height }: Rect): number {
  return y + height
}

/** Touching edges do not overlap; `slack` forgives what rounding does. */
export function overlaps(a: Rect, b: Rect, slack = 0.01): boolean {
  return a.x < right(b) - slack && b.x < right(a) - slack && a.y < bottom(b) - slack && b.y < bottom(a) - slack
}

export function contains(outer: Rect, inner: Rect, slack = 0.01): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    right(inner) <= right(outer) + slack &&
    bottom(inner) <= bottom(outer) + slack
  )
}
