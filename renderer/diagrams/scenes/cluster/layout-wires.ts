/** The wires of the stage. All but two start at the API server: components meet nowhere else. */
import { bottom, center, onBottom, onTop, right, type Point, type Rect } from '../../math/geometry'
import { hanging, straight, wire, type Curve, type Wire } from '../../math/wire'
import type { ControlPlaneLayout } from './layout-control-plane'
import type { GroupLayout, NodeLayout } from './layout-workers'

const API = 'kube-apiserver'
/** Where on the API server's upper edge the learner's wire arrives. */
export const KUBECTL_ENTERS_AT = 0.25

export function controlPlaneWires(kubectl: Rect, parts: ControlPlaneLayout): Wire[] {
  const { etcd, apiServer, controllers, scheduler, agents } = parts
  const level = (box: Rect, x: number): Point => ({ x, y: center(box).y })
  const fromLearner = { x: right(kubectl), y: center(kubectl).y }
  const intoApi = onTop(apiServer, KUBECTL_ENTERS_AT)
  const wires = [
    wire('kubectl', API, fromLearner, [
      { c1: { x: intoApi.x, y: fromLearner.y }, c2: { x: intoApi.x, y: fromLearner.y }, to: intoApi },
    ]),
    wire(API, 'etcd', level(etcd, apiServer.x), [straight(level(etcd, apiServer.x), level(etcd, right(etcd)))]),
    wire(API, 'kube-controller-manager', level(controllers, right(apiServer)), [
      straight(level(controllers, right(apiServer)), level(controllers, controllers.x)),
    ]),
    wire(API, 'kube-scheduler', level(scheduler, right(apiServer)), [
      straight(level(scheduler, right(apiServer)), level(scheduler, scheduler.x)),
    ]),
  ]
  if (agents) wires.push(...ownAgentWires(apiServer, agents))
  return wires
}

/** The control-plane node's own agents sit on the frame above: their wires leave from the API server's upper edge. */
function ownAgentWires(apiServer: Rect, agents: NonNullable<ControlPlaneLayout['agents']>): Wire[] {
  const rise = (share: number, chip: Rect): { start: Point; curves: Curve[] } => {
    const [start, to] = [onTop(apiServer, share), onBottom(chip)]
    const level = (start.y + to.y) / 2
    return { start, curves: [{ c1: { x: start.x, y: level }, c2: { x: to.x, y: level }, to }] }
  }
  const [kubelet, proxy] = [rise(0.8, agents.kubelet), rise(0.92, agents.proxy)]
  return [
    wire(API, `kubelet/${agents.node}`, kubelet.start, kubelet.curves),
    wire(API, `kube-proxy/${agents.node}`, proxy.start, proxy.curves),
    betweenAgents(agents.node, agents.kubelet, agents.runtime, 0),
  ]
}

export function nodeWires({ apiServer }: ControlPlaneLayout, nodes: readonly NodeLayout[], zone: Rect): Wire[] {
  return nodes.flatMap((node, index) => {
    const share = nodes.length === 1 ? 0.45 : 0.12 + (0.76 * index) / (nodes.length - 1)
    const lane = shareStep(nodes.length)
    const kubeletAt = node.kubelet ? onTop(node.kubelet) : onTop(node.frame, 0.3)
    const proxyAt = node.proxy ? onTop(node.proxy) : onTop(node.frame, 0.7)
    const wires = [
      downWire(`kubelet/${node.name}`, onBottom(apiServer, share - lane), kubeletAt, node, zone),
      downWire(`kube-proxy/${node.name}`, onBottom(apiServer, share + lane), proxyAt, node, zone),
    ]
    if (node.kubelet && node.runtime)
      wires.push(betweenAgents(node.name, node.kubelet, node.runtime, node.ticker ? 7 : 0))
    return wires
  })
}

/** Distance of a node's two wires on the API server's lower edge. */
function shareStep(nodes: number): number {
  return Math.min(0.05, 0.3 / nodes)
}

export function groupWires({ apiServer }: ControlPlaneLayout, groups: readonly GroupLayout[], zone: Rect): Wire[] {
  return groups.flatMap((group, index) => {
    const share = groups.length === 1 ? 0.5 : 0.1 + (0.8 * index) / (groups.length - 1)
    const drawn = downWire('', onBottom(apiServer, share), onTop(group.frame), group, zone)
    return group.names.flatMap((name) =>
      [`kubelet/${name}`, `kube-proxy/${name}`].map((to) => ({ ...drawn, from: API, to })),
    )
  })
}

interface InGrid {
  readonly frame: Rect
  readonly row: number
}

/** Straight down to the first row; behind it, down the gutter left of the node's column. */
function downWire(to: string, from: Point, target: Point, { frame, row }: InGrid, zone: Rect): Wire {
  if (row === 0) return wire(API, to, from, [hanging(from, target)])
  const gutter = { x: frame.x - 4, y: bottom(zone) }
  const turn = { x: gutter.x, y: frame.y - 4 }
  return wire(API, to, from, [
    hanging(from, gutter),
    straight(gutter, turn),
    { c1: turn, c2: { x: target.x, y: turn.y }, to: target },
  ])
}

/** Neighbours on a node talk over a short wire that hangs below them, or straight across where there is no room. */
function betweenAgents(node: string, kubelet: Rect, runtime: Rect, sag: number): Wire {
  const [from, to] = [`kubelet/${node}`, `containerd/${node}`]
  if (sag === 0) {
    const [a, b] = [
      { x: right(kubelet), y: center(kubelet).y },
      { x: runtime.x, y: center(runtime).y },
    ]
    return wire(from, to, a, [straight(a, b)])
  }
  const [a, b] = [onBottom(kubelet), onBottom(runtime)]
  const low = a.y + sag * (4 / 3) // A cubic's belly reaches three quarters of the way to its handles.
  return wire(from, to, a, [{ c1: { x: a.x, y: low }, c2: { x: b.x, y: low }, to: b }])
}
