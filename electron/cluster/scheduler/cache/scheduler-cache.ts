/** What the scheduler believes about nodes and their Pods, its own decisions of this moment included. */
// Models: pkg/scheduler/backend/cache/cache.go
// Simplified: one view instead of a snapshot a cycle: a cycle takes no simulated time. An assumption ends with its binding, never by itself.
import type { Node, Pod } from '../../../contract/api'
import { NodeInfo } from './node-info'
import { podInfoOf, type PodInfo } from './pod-info'

export class SchedulerCache {
  /** In the order in which they registered. */
  readonly nodes: NodeInfo[] = []
  private readonly byName = new Map<string, NodeInfo>()
  /** The node that each Pod is counted on. */
  private readonly placed = new Map<string, string>()
  /** Pods whose node is not known (yet). */
  private readonly homeless = new Map<string, Map<string, PodInfo>>()

  setNode(node: Node): void {
    const { name } = node.metadata
    const known = this.byName.get(name)
    if (known) {
      known.setNode(node)
      return
    }
    const info = new NodeInfo(node)
    this.byName.set(name, info)
    this.nodes.push(info)
    for (const pod of this.homeless.get(name)?.values() ?? []) info.add(pod)
    this.homeless.delete(name)
  }

  removeNode(name: string): void {
    const info = this.byName.get(name)
    if (!info) return
    this.byName.delete(name)
    this.nodes.splice(this.nodes.indexOf(info), 1)
    if (info.pods.size > 0) this.homeless.set(name, new Map(info.pods))
  }

  node(name: string): NodeInfo | undefined {
    return this.byName.get(name)
  }

  /** Counts a Pod on a node before the API server knows: the next Pod must see the room taken. */
  assume(info: PodInfo, nodeName: string): void {
    this.place(info, nodeName)
  }

  /** The binding failed: the room is free again, unless the Pod is known to be bound after all. */
  forget({ pod }: PodInfo): void {
    const { uid } = pod.metadata
    const known = this.infoOf(uid, this.placed.get(uid) ?? '')
    if (!known?.pod.spec.nodeName) this.removePod(pod)
  }

  /** A bound Pod, as its watch told: confirms what was assumed, or corrects it. */
  setPod(pod: Pod): void {
    const { uid } = pod.metadata
    const nodeName = pod.spec.nodeName ?? ''
    const known = this.placed.get(uid) === nodeName ? this.infoOf(uid, nodeName) : undefined
    if (known && known.pod.metadata.resourceVersion === pod.metadata.resourceVersion) return
    // What a Pod asks for does not change while it runs: an update brings only its newest version.
    const info = known && known.pod.spec.containers === pod.spec.containers ? { ...known, pod } : podInfoOf(pod)
    this.removePod(pod)
    this.place(info, nodeName)
  }

  removePod({ metadata }: Pod): void {
    const nodeName = this.placed.get(metadata.uid)
    if (nodeName === undefined) return
    this.placed.delete(metadata.uid)
    this.byName.get(nodeName)?.remove(metadata.uid)
    this.homeless.get(nodeName)?.delete(metadata.uid)
  }

  has({ metadata }: Pod): boolean {
    return this.placed.has(metadata.uid)
  }

  private infoOf(uid: string, nodeName: string): PodInfo | undefined {
    return this.byName.get(nodeName)?.pods.get(uid) ?? this.homeless.get(nodeName)?.get(uid)
  }

  private place(info: PodInfo, nodeName: string): void {
    const { uid } = info.pod.metadata
    this.placed.set(uid, nodeName)
    const node = this.byName.get(nodeName)
    if (node) {
      node.add(info)
      return
    }
    let waiting = this.homeless.get(nodeName)
    if (!waiting) this.homeless.set(nodeName, (waiting = new Map<string, PodInfo>()))
    waiting.set(uid, info)
  }
}
