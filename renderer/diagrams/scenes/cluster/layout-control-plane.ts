/** The control plane: etcd left of the API server, controllers and scheduler right of it, for ever. */
import { bottom, rect, right, type Rect } from '../../math/geometry'
import { agentRects, agentsWidth } from './layout-agents'
import type { NodeSeats } from './layout'
import { podPlacement, type PodPlacement } from './layout-pods'

export interface ControlPlaneLayout {
  readonly frame: Rect
  readonly title: Rect
  readonly etcd: Rect
  readonly apiServer: Rect
  readonly controllers: Rect
  readonly scheduler: Rect
  /** Caption of what goes over the wire to etcd, and of what goes to controllers and scheduler. */
  readonly etcdLane: Rect
  readonly rightLane: Rect
  /** The node's own kubelet, runtime and kube-proxy, on its top edge. */
  readonly agents: {
    readonly node: string
    readonly kubelet: Rect
    readonly runtime: Rect
    readonly proxy: Rect
    readonly fontPx: number
  } | null
  /** Pods of the control-plane node beside the control plane itself. */
  readonly pods: PodPlacement
}

const HEADER = 38
const LANE = 18
const MARGIN = 12
const AGENT_HEIGHT = 20

export function controlPlaneLayout(frame: Rect, node: NodeSeats | null): ControlPlaneLayout {
  const body = rect(frame.x + MARGIN, frame.y + HEADER, frame.width - 2 * MARGIN, frame.height - HEADER - MARGIN)
  const column = (from: number, share: number): Rect =>
    rect(body.x + body.width * from, body.y, body.width * share, body.height)
  const [left, middle, last] = [column(0, 0.25), column(0.36, 0.27), column(0.72, 0.28)]
  const boxHeight = (body.height - LANE) / 2
  const etcdHeight = body.height - LANE

  const agentsSpace = Math.min(agentsWidth(11), last.width + (last.x - right(middle)))
  const agentsArea = rect(right(body) - agentsSpace, frame.y + 6, agentsSpace, AGENT_HEIGHT)
  const title = rect(body.x, frame.y + 6, left.width + (middle.x - right(left)), AGENT_HEIGHT)
  const podsArea = rect(right(title), frame.y + 8, agentsArea.x - right(title) - 8, 16)
  return {
    frame,
    title,
    etcd: rect(left.x, left.y, left.width, etcdHeight),
    apiServer: middle,
    controllers: rect(last.x, last.y, last.width, boxHeight),
    scheduler: rect(last.x, last.y + boxHeight + LANE, last.width, boxHeight),
    etcdLane: rect(left.x, left.y + etcdHeight, middle.x - left.x - 6, bottom(frame) - left.y - etcdHeight),
    rightLane: rect(right(middle) + 6, last.y + boxHeight, right(last) - right(middle) - 6, LANE),
    agents: node && { node: node.name, ...agentRects(agentsArea) },
    pods: podPlacement(podsArea, node?.pods ?? []),
  }
}
