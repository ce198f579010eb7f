import { describe, expect, it } from 'vitest'
import type { Route } from '../../../../../../renderer/diagrams/math/flight'
import { contains, rect, type Point } from '../../../../../../renderer/diagrams/math/geometry'
import { clusterLayout } from '../../../../../../renderer/diagrams/scenes/cluster/layout'
import { laneOf, routesOf } from '../../../../../../renderer/diagrams/scenes/cluster/routes'
import { flight } from '../../cluster-fixture'

const layout = clusterLayout({
  width: 900,
  height: 620,
  controlPlane: { name: 'control-plane', pods: [] },
  workers: ['worker-1', 'worker-2'].map((name) => ({ name, pods: [{ path: `Pod/default/web-on-${name}`, slot: 0 }] })),
  unscheduled: [],
})
const routeOf = routesOf(layout)

function packet(from: string, to: string, node: string): Route | null {
  return routeOf(flight(1, 'packet', from, to, 'GET /', 0, 1, { detail: { node } }))
}

const near = ({ x, y }: Point) => rect(x - 1, y - 1, 2, 2)
const worker = (index: number) => layout.workers[index]!

describe('the way of a packet on the stage', () => {
  it('leads from the mark of the rules to the Pod, on whichever node it is', () => {
    const { wire } = packet('kernel/worker-1', 'pod/default/web-on-worker-2', 'worker-2')!
    const [start, end] = [wire.points[0]!, wire.points.at(-1)!]
    expect(contains(worker(0).frame, near(start))).toBe(true)
    expect(contains(worker(1).pods.area, near(end), 2)).toBe(true)
  })

  it('is the same wire for the answer, taken backwards', () => {
    const there = packet('kernel/worker-1', 'pod/default/web-on-worker-2', 'worker-2')!
    const back = packet('pod/default/web-on-worker-2', 'kernel/worker-1', 'worker-2')!
    expect(back.wire).toBe(there.wire)
    expect([there.reversed, back.reversed]).toEqual([false, true])
  })

  it('is told in the line of the node where it arrives', () => {
    const { wire } = packet('kernel/worker-1', 'pod/default/web-on-worker-2', 'worker-2')!
    expect(laneOf(layout, wire)).toBe(worker(1).ticker)
  })

  it('ends at the node itself when its Pod is not drawn, or when the machine is dark', () => {
    const end = packet('kernel/worker-1', 'pod/default/not-drawn', 'worker-2')!.wire.points.at(-1)!
    expect(contains(worker(1).frame, near(end), 2)).toBe(true)
    expect(packet('kernel/worker-1', 'kernel/worker-2', 'worker-2')).not.toBeNull()
  })

  it('is none for what the rules of a node decide by themselves', () => {
    expect(packet('kernel/worker-1', 'kernel/worker-1', 'worker-1')).toBeNull()
    expect(packet('kernel/worker-9', 'pod/default/not-drawn', 'worker-9')).toBeNull()
  })
})
