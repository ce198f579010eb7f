import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, overlaps, rect, type Rect } from '../../../../../../renderer/diagrams/math/geometry'
import { pointAt } from '../../../../../../renderer/diagrams/math/wire'
import {
  clusterLayout,
  type ClusterLayout,
  type ClusterShape,
} from '../../../../../../renderer/diagrams/scenes/cluster/layout'

const seats = (node: string, slots: readonly number[]) =>
  slots.map((slot) => ({ path: `Pod/default/${node}-${slot}`, slot }))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

function shape(width: number, height: number, pods: readonly (readonly number[])[], unscheduled = 0): ClusterShape {
  return {
    width,
    height,
    controlPlane: { name: 'control-plane', pods: seats('control-plane', [0, 1]) },
    workers: pods.map((slots, index) => ({ name: `worker-${index + 1}`, pods: seats(`worker-${index + 1}`, slots) })),
    unscheduled: seats('waiting', upTo(unscheduled)),
  }
}

/** Everything that is drawn as a box, with the boxes that may not touch it. */
function families(
  layout: ClusterLayout,
): { readonly name: string; readonly outer: Rect; readonly boxes: readonly Rect[] }[] {
  const { controlPlane: plane, workers, groups } = layout
  const all = rect(0, 0, layout.width, layout.height)
  const present = (rects: readonly (Rect | null | undefined)[]) => rects.filter((one): one is Rect => one != null)
  return [
    {
      name: 'stage',
      outer: all,
      boxes: [layout.kubectl, layout.kubectlLane, ...present([layout.tray.pods.places.length > 0 ? layout.tray.frame : null]), plane.frame, layout.zone, ...workers.map((one) => one.frame), ...groups.map((one) => one.frame)],
    },
    {
      name: 'control plane',
      outer: plane.frame,
      boxes: present([
        plane.title, plane.etcd, plane.apiServer, plane.controllers, plane.scheduler, plane.etcdLane, plane.rightLane,
        plane.agents?.kubelet, plane.agents?.runtime, plane.agents?.proxy, plane.pods.area,
      ]),
    },
    { name: 'tray', outer: layout.tray.frame, boxes: layout.tray.pods.places.map((one) => one.rect) },
    ...workers.map((node) => ({
      name: node.name,
      outer: node.frame,
      boxes: present([node.kubelet, node.runtime, node.proxy, node.ticker, node.footer, ...node.pods.places.map((one) => one.rect)]),
    })),
  ] // prettier-ignore
}

const podsArb = fc.uniqueArray(fc.integer({ min: 0, max: 140 }), { maxLength: 60 })
const smallPodsArb = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 8 })
const shapeArb = fc
  .tuple(
    fc.integer({ min: 800, max: 2000 }),
    fc.integer({ min: 450, max: 1200 }),
    fc.oneof(
      fc.array(fc.oneof(smallPodsArb, podsArb), { minLength: 0, maxLength: 6 }),
      fc.array(smallPodsArb, { minLength: 7, maxLength: 60 }),
    ),
    fc.integer({ min: 0, max: 40 }),
  )
  .map(([width, height, pods, unscheduled]) => shape(width, height, pods, unscheduled))

describe('the stage, whatever the cluster', () => {
  it('lets nothing overlap and clips nothing', () => {
    fc.assert(
      fc.property(shapeArb, (cluster) => {
        for (const { name, outer, boxes } of families(clusterLayout(cluster))) {
          for (const [index, box] of boxes.entries()) {
            expect(contains(outer, box), `${name}: box ${index} is inside`).toBe(true)
            for (const other of boxes.slice(index + 1))
              expect(overlaps(box, other), `${name}: box ${index} is alone`).toBe(false)
          }
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    )
  })

  it('gives each Pod a place of its own, or counts it', () => {
    fc.assert(
      fc.property(shapeArb, (cluster) => {
        const layout = clusterLayout(cluster)
        for (const [index, node] of layout.workers.entries()) {
          expect(node.pods.places.length + node.pods.hidden).toBe(cluster.workers[index]!.pods.length)
        }
        const names = layout.groups.flatMap((group) => group.names)
        if (names.length > 0) expect(names).toEqual(cluster.workers.map((node) => node.name))
      }),
    )
  })

  it('keeps components, nodes and wires where they are while Pods come and go', () => {
    fc.assert(
      fc.property(shapeArb, shapeArb, (cluster, other) => {
        const full = clusterLayout(cluster)
        const empty = clusterLayout({
          ...cluster,
          workers: cluster.workers.map((node) => ({ ...node, pods: [] })),
          unscheduled: [],
        })
        const busy = clusterLayout({
          ...cluster,
          workers: cluster.workers.map((node, index) => ({ ...node, pods: other.workers[index]?.pods ?? [] })),
        })
        for (const later of [empty, busy]) {
          expect([...later.places]).toEqual([...full.places])
          expect(later.wires.map((wire) => wire.d)).toEqual(full.wires.map((wire) => wire.d))
        }
      }),
    )
  })

  it('leaves a Pod in its place when its neighbours go', () => {
    const before = clusterLayout(shape(1000, 600, [[0, 1, 2]])).workers[0]!.pods.places
    const after = clusterLayout(shape(1000, 600, [[2]])).workers[0]!.pods.places
    expect(after).toEqual([before[2]])
  })

  it('brings both ends of each wire to the edge of what it joins', () => {
    fc.assert(
      fc.property(shapeArb, (cluster) => {
        const { wires, places } = clusterLayout(cluster)
        const grown = ({ x, y, width, height }: Rect) => rect(x - 1, y - 1, width + 2, height + 2)
        for (const wire of wires) {
          expect(contains(grown(places.get(wire.from)!), { ...pointAt(wire, 0), width: 0, height: 0 })).toBe(true)
          expect(contains(grown(places.get(wire.to)!), { ...pointAt(wire, 1), width: 0, height: 0 })).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('the places that a learner can point at with eyes shut', () => {
  const { controlPlane, kubectl, workers } = clusterLayout(shape(960, 540, [[0], [0], [0]]))

  it('etcd, API server, then controllers above scheduler', () => {
    expect(controlPlane.etcd.x).toBeLessThan(controlPlane.apiServer.x)
    expect(controlPlane.apiServer.x).toBeLessThan(controlPlane.controllers.x)
    expect(controlPlane.controllers.y).toBeLessThan(controlPlane.scheduler.y)
    expect(kubectl.y).toBeLessThan(controlPlane.apiServer.y)
  })

  it('kubelet, runtime and kube-proxy on the upper edge of each node, in that order', () => {
    for (const { kubelet, runtime, proxy, frame, agentFontPx } of workers) {
      expect(agentFontPx).toBe(11)
      expect(kubelet!.x).toBeLessThan(runtime!.x)
      expect(runtime!.x).toBeLessThan(proxy!.x)
      expect(kubelet!.y - frame.y).toBeLessThan(12)
    }
  })
})

describe('how much is said', () => {
  it.each([
    { workers: 3, detail: 'full' },
    { workers: 6, detail: 'compact' },
    { workers: 12, detail: 'compact' },
    { workers: 50, detail: 'mini' },
  ])('of each of $workers workers at 800 × 450: $detail', ({ workers, detail }) => {
    const layout = clusterLayout(
      shape(
        800,
        450,
        upTo(workers).map(() => [0]),
      ),
    )
    expect(new Set(layout.workers.map((node) => node.detail))).toEqual(new Set([detail]))
  })

  it('above 50 workers: groups of a round number', () => {
    const { workers, groups } = clusterLayout(
      shape(
        1000,
        600,
        upTo(170).map(() => []),
      ),
    )
    expect(workers).toEqual([])
    expect(groups[0]!.names.length).toBeGreaterThanOrEqual(2)
    expect(groups.flatMap((group) => group.names)).toHaveLength(170)
  })

  it.each([
    { pods: 2, form: 'card' },
    { pods: 9, form: 'line' },
    { pods: 31, form: 'cell' },
  ])('of each of $pods Pods on a node: a $form', ({ pods, form }) => {
    const [node] = clusterLayout(shape(960, 560, [upTo(pods), [], []])).workers
    expect(new Set(node!.pods.places.map((place) => place.form))).toEqual(new Set([form]))
  })

  it('draws a stage that is too small larger, and lets it be scaled down', () => {
    const { width, height } = clusterLayout(shape(260, 200, [[0]]))
    expect(width).toBeGreaterThanOrEqual(520)
    expect(width / height).toBeCloseTo(1.3, 5)
  })
})
