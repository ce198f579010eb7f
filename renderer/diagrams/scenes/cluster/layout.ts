/** Where everything on the stage is: numbers from numbers. Places depend on which nodes exist, never on what happens on them. */
import { bottom, rect, right, type Rect } from '../../math/geometry'
import type { Wire } from '../../math/wire'
import { controlPlaneLayout, type ControlPlaneLayout } from './layout-control-plane'
import type { PodPlacement } from './layout-pods'
import { groupsLayout, workersLayout, type GroupLayout, type NodeLayout } from './layout-workers'
import { controlPlaneWires, groupWires, KUBECTL_ENTERS_AT, nodeWires } from './layout-wires'
import type { PlaceId } from './places'

export interface PodSeat {
  readonly path: string
  readonly slot: number
}

/** A node of the cluster with the seats that its Pods have. */
export interface NodeSeats {
  readonly name: string
  readonly pods: readonly PodSeat[]
}

export interface ClusterShape {
  readonly width: number
  readonly height: number
  /** The node that the control plane runs on, when the cluster knows it. */
  readonly controlPlane: NodeSeats | null
  readonly workers: readonly NodeSeats[]
  /** Pods that no node has yet. */
  readonly unscheduled: readonly PodSeat[]
}

export interface ClusterLayout {
  /** The drawing's own size: the stage's, or larger when the stage is too small to draw on one to one. */
  readonly width: number
  readonly height: number
  readonly kubectl: Rect
  /** Where the caption of what kubectl sends is written. */
  readonly kubectlLane: Rect
  readonly tray: { readonly frame: Rect; readonly pods: PodPlacement }
  readonly controlPlane: ControlPlaneLayout
  /** Between control plane and workers: wires and their captions. */
  readonly zone: Rect
  readonly workers: readonly NodeLayout[]
  readonly groups: readonly GroupLayout[]
  /** What has a rectangle that wires can reach. */
  readonly places: ReadonlyMap<PlaceId, Rect>
  readonly wires: readonly Wire[]
}

export const PAD = 12
export const GAP = 10
const SMALLEST = { width: 520, height: 340 }
const STRIP_HEIGHT = 26

export function clusterLayout(shape: ClusterShape): ClusterLayout {
  const scale = Math.max(SMALLEST.width / shape.width, SMALLEST.height / shape.height, 1)
  const [width, height] = [shape.width * scale, shape.height * scale]
  const inner = width - 2 * PAD
  const controlPlaneHeight = Math.min(Math.max(height * 0.29, 116), 220)
  const zoneHeight = Math.min(Math.max(height * 0.1, 42), 84)

  const frame = rect(PAD, PAD + STRIP_HEIGHT + GAP, inner, controlPlaneHeight)
  const controlPlane = controlPlaneLayout(frame, shape.controlPlane)
  const zone = rect(PAD, bottom(frame), inner, zoneHeight)
  const area = rect(PAD, bottom(zone), inner, height - PAD - bottom(zone))
  const workers = workersLayout(area, shape.workers)
  const groups = workers.length > 0 ? [] : groupsLayout(area, shape.workers)

  const kubectl = rect(PAD, PAD, 96, STRIP_HEIGHT)
  const tray = trayLayout(controlPlane, shape.unscheduled)
  const laneX = controlPlane.apiServer.x + controlPlane.apiServer.width * KUBECTL_ENTERS_AT + 16
  const kubectlLane = rect(
    laneX,
    PAD,
    (shape.unscheduled.length > 0 ? tray.frame.x - 8 : width - PAD) - laneX,
    STRIP_HEIGHT,
  )
  const places = placesOf(kubectl, controlPlane, workers, groups)
  const wires = [
    ...controlPlaneWires(kubectl, controlPlane),
    ...nodeWires(controlPlane, workers, zone),
    ...groupWires(controlPlane, groups, zone),
  ]
  return { width, height, kubectl, kubectlLane, tray, controlPlane, zone, workers, groups, places, wires }
}

/** Pods without a node wait above the scheduler: it is the one they wait for. */
function trayLayout({ frame, scheduler }: ControlPlaneLayout, pods: readonly PodSeat[]): ClusterLayout['tray'] {
  const left = scheduler.x - 20
  const tray = rect(left, PAD, right(frame) - left, STRIP_HEIGHT)
  const cells = Math.max(1, Math.floor((tray.width - TRAY_LABEL_WIDTH) / TRAY_STEP))
  const places = pods
    .filter(({ slot }) => slot < cells)
    .map(({ path, slot }) => ({
      path,
      form: 'cell' as const,
      rect: rect(left + TRAY_LABEL_WIDTH + slot * TRAY_STEP, PAD + 6, 14, 14),
    }))
  return { frame: tray, pods: { places, hidden: pods.length - places.length, area: tray } }
}

const TRAY_STEP = 19
const TRAY_LABEL_WIDTH = 104

function placesOf(
  kubectl: Rect,
  { etcd, apiServer, controllers, scheduler, agents, frame }: ControlPlaneLayout,
  workers: readonly NodeLayout[],
  groups: readonly GroupLayout[],
): Map<PlaceId, Rect> {
  const places = new Map<PlaceId, Rect>([
    ['kubectl', kubectl],
    ['etcd', etcd],
    ['kube-apiserver', apiServer],
    ['kube-controller-manager', controllers],
    ['kube-scheduler', scheduler],
  ])
  if (agents) addAgents(places, agents.node, agents, frame)
  for (const worker of workers) addAgents(places, worker.name, worker, worker.frame)
  for (const { frame: groupFrame, names } of groups) for (const name of names) addAgents(places, name, null, groupFrame)
  return places
}

interface AgentRects {
  readonly kubelet: Rect | null
  readonly runtime: Rect | null
  readonly proxy: Rect | null
}

/** On a node too small for agents, the node itself stands for them. */
function addAgents(places: Map<PlaceId, Rect>, node: string, agents: AgentRects | null, frame: Rect): void {
  places.set(`kubelet/${node}`, agents?.kubelet ?? frame)
  places.set(`containerd/${node}`, agents?.runtime ?? frame)
  places.set(`kube-proxy/${node}`, agents?.proxy ?? frame)
}
