/** The cluster at one instant, as the stage draws it: what there is, before where it is. */
import type { ApiObject, Lease, Node, Pod } from '../../../../electron/contract/api'
import type { ObjectPath } from '../../../../electron/contract/trace'
import type { ClusterShape, PodSeat } from './layout'
import { nodePicture, type Facts, type NodePicture } from './node-picture'
import { podPicture, type PodPicture } from './pod-picture'
import type { SlotBook } from './slot-book'

export interface ClusterScene {
  readonly pods: ReadonlyMap<ObjectPath, PodPicture>
  readonly nodes: ReadonlyMap<string, NodePicture>
  readonly seats: Omit<ClusterShape, 'width' | 'height'>
}

type Objects = ReadonlyMap<ObjectPath, ApiObject>

/** Static Pods of the control plane are drawn as the components that they are. */
const IS_COMPONENT = /^(etcd|kube-apiserver|kube-controller-manager|kube-scheduler)-/

export function podsOf(objects: Objects): ReadonlyMap<ObjectPath, PodPicture> {
  const pods = new Map<ObjectPath, PodPicture>()
  for (const [path, object] of objects) {
    if (object.kind !== 'Pod' || IS_COMPONENT.test(object.metadata.name)) continue
    pods.set(path, podPicture(object as Pod))
  }
  return pods
}

/** Nodes in the order in which they joined, workers by their number. */
export function nodesOf(objects: Objects, facts: Facts, playheadMs: number): ReadonlyMap<string, NodePicture> {
  const nodes: NodePicture[] = []
  for (const object of objects.values()) {
    if (object.kind !== 'Node') continue
    const lease = objects.get(`Lease/kube-node-lease/${object.metadata.name}`) as Lease | undefined
    nodes.push(nodePicture(object as Node, lease, facts, playheadMs))
  }
  return new Map(nodes.sort(byNumber).map((node) => [node.name, node]))
}

/** `worker-2` before `worker-10`. */
function byNumber(a: NodePicture, b: NodePicture): number {
  const [stemA, stemB] = [a.name.replace(/\d+$/, ''), b.name.replace(/\d+$/, '')]
  if (stemA !== stemB) return stemA < stemB ? -1 : 1
  return Number(a.name.slice(stemA.length)) - Number(b.name.slice(stemB.length))
}

export function seatsOf(
  pods: ClusterScene['pods'],
  nodes: readonly { name: string; isControlPlane: boolean }[],
  book: SlotBook,
): ClusterScene['seats'] {
  const slots = book.assign([...pods.values()])
  const byNode = new Map<string, PodSeat[]>()
  for (const { path, uid, node } of pods.values()) {
    const seats = byNode.get(node) ?? []
    seats.push({ path, slot: slots.get(uid)! })
    byNode.set(node, seats)
  }
  const plane = nodes.find((node) => node.isControlPlane)
  const seated = ({ name }: { name: string }): ClusterShape['workers'][number] => ({
    name,
    pods: byNode.get(name) ?? [],
  })
  return {
    controlPlane: plane ? seated(plane) : null,
    workers: nodes.filter((node) => node !== plane).map(seated),
    unscheduled: byNode.get('') ?? [],
  }
}
