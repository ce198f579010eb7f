import { describe, expect, it } from 'vitest'
import { clusterLayout } from '../../../../../../renderer/diagrams/scenes/cluster/layout'
import { nextStop, type Direction } from '../../../../../../renderer/diagrams/scenes/cluster/stops'
import { stopsOf } from '../../../../../../renderer/diagrams/scenes/cluster/stops-of-layout'

const layout = clusterLayout({
  width: 960,
  height: 540,
  controlPlane: { name: 'control-plane', pods: [] },
  workers: ['worker-1', 'worker-2', 'worker-3'].map((name) => ({
    name,
    pods: [{ path: `Pod/default/${name}`, slot: 0 }],
  })),
  unscheduled: [],
})
const stops = stopsOf(layout)

describe('the way that an arrow leads', () => {
  it.each<[string, Direction, string | undefined]>([
    ['kube-apiserver', 'ArrowLeft', 'etcd'],
    ['kube-apiserver', 'ArrowDown', 'containerd/worker-2'],
    ['etcd', 'ArrowRight', 'kube-apiserver'],
    ['kube-scheduler', 'ArrowLeft', 'kube-apiserver'],
    ['kube-controller-manager', 'ArrowDown', 'kube-scheduler'],
    ['kubelet/worker-1', 'ArrowRight', 'containerd/worker-1'],
    ['kube-proxy/worker-1', 'ArrowRight', 'kubelet/worker-2'],
    ['containerd/worker-2', 'ArrowDown', 'Pod/default/worker-2'],
    ['Pod/default/worker-2', 'ArrowDown', 'Node//worker-2'],
    ['Node//worker-2', 'ArrowDown', undefined],
    ['nothing', 'ArrowDown', stops[0]!.id],
  ])('from %s, %s: %s', (from, direction, to) => {
    expect(nextStop(stops, from, direction)?.id).toBe(to)
  })
})
