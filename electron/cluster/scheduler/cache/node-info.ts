/** A node with the sum of what its Pods ask for, kept up to date Pod by Pod. */
// Models: pkg/scheduler/framework/types.go: NodeInfo
import type { Node } from '../../../contract/api'
import type { PodInfo } from './pod-info'
import { parse, requestsOf, type Requests } from './requests'

export class NodeInfo {
  readonly pods = new Map<string, PodInfo>()
  cpuMilli = 0
  memoryBytes = 0
  ephemeralBytes = 0
  nonZeroCpuMilli = 0
  nonZeroMemoryBytes = 0
  allocatable: Requests
  /** How many Pods it may hold. */
  maxPods: number
  private readonly others = new Map<string, number>()

  constructor(public node: Node) {
    ;({ allocatable: this.allocatable, maxPods: this.maxPods } = sizeOf(node))
  }

  get name(): string {
    return this.node.metadata.name
  }

  setNode(node: Node): void {
    if (node.status?.allocatable !== this.node.status?.allocatable)
      ({ allocatable: this.allocatable, maxPods: this.maxPods } = sizeOf(node))
    this.node = node
  }

  /** Of `nvidia.com/gpu` and the like. */
  other(resource: string): number {
    return this.others.get(resource) ?? 0
  }

  add(info: PodInfo): void {
    this.pods.set(info.pod.metadata.uid, info)
    this.count(info, 1)
  }

  remove(uid: string): void {
    const info = this.pods.get(uid)
    if (!info) return
    this.pods.delete(uid)
    this.count(info, -1)
  }

  private count({ requests, nonZero }: PodInfo, sign: 1 | -1): void {
    this.cpuMilli += sign * requests.cpuMilli
    this.memoryBytes += sign * requests.memoryBytes
    this.ephemeralBytes += sign * requests.ephemeralBytes
    this.nonZeroCpuMilli += sign * nonZero.cpuMilli
    this.nonZeroMemoryBytes += sign * nonZero.memoryBytes
    if (requests.others)
      for (const [name, amount] of Object.entries(requests.others))
        this.others.set(name, this.other(name) + sign * amount)
  }
}

function sizeOf({ status }: Node): { readonly allocatable: Requests; readonly maxPods: number } {
  const amounts = parse(status?.allocatable)
  return { allocatable: requestsOf(amounts), maxPods: amounts.get('pods') ?? 0 }
}
