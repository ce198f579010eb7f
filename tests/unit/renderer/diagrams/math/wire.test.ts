import { describe, expect, it } from 'vitest'
import { hanging, pointAt, straight, wire } from '../../../../../renderer/diagrams/math/wire'

const [a, b, c] = [
  { x: 0, y: 0 },
  { x: 30, y: 0 },
  { x: 30, y: 10 },
]

describe('a wire', () => {
  const bent = wire('a', 'c', a, [straight(a, b), straight(b, c)])

  it('is drawn as one path', () => {
    expect(bent.d).toBe('M0,0C0,0,30,0,30,0C30,0,30,10,30,10')
  })

  it.each([
    [0, { x: 0, y: 0 }],
    [0.75, { x: 30, y: 0 }],
    [1, { x: 30, y: 10 }],
    [7, { x: 30, y: 10 }],
    [-1, { x: 0, y: 0 }],
  ])('at %d of its length is a point of it', (share, point) => {
    expect(pointAt(bent, share).x).toBeCloseTo(point.x, 6)
    expect(pointAt(bent, share).y).toBeCloseTo(point.y, 6)
  })

  it('that hangs leaves and arrives vertically', () => {
    const hung = wire('a', 'b', a, [hanging(a, { x: 40, y: 60 })])
    const [soon, late] = [pointAt(hung, 0.02), pointAt(hung, 0.98)]
    expect(soon.y).toBeGreaterThan(soon.x * 10)
    expect(60 - late.y).toBeGreaterThan((40 - late.x) * 10)
  })
})
