/** Gives each node its range of Pod addresses, in the order in which nodes register. */
// Models: pkg/controller/nodeipam/ipam/range_allocator.go
import { isApiError, type Node } from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import { subjectOf } from '../../client/event-recorder'
import { keyOf } from '../../client/informer'
import type { Task } from '../../kernel/task'
import { CidrSet } from './cidr-set'

export class NodeIpamController extends Controller {
  readonly name = 'node-ipam-controller'
  private readonly nodes = this.watch('Node')
  private readonly cidrs = new CidrSet()
  /** Given to a node, but perhaps not written yet. */
  private readonly assigned = new Map<string, string>()

  constructor(context: ControllerContext) {
    super(context)
    this.nodes.onChange({
      add: (node) => { this.nodeSeen(node) },
      update: (node) => { this.nodeSeen(node) },
      delete: (node) => { this.nodeGone(node) },
    }) // prettier-ignore
  }

  protected override *sync(key: string): Task {
    const node = this.nodes.get(key)
    if (!node || node.spec.podCIDR) return
    const cidr = this.assigned.get(key) ?? this.cidrs.allocate()
    if (cidr === undefined) {
      this.recorder.event(subjectOf(node), 'Normal', 'CIDRNotAvailable', `Node ${key} status is now: CIDRNotAvailable`)
      return
    }
    this.assigned.set(key, cidr)
    try {
      yield* this.client.patch('Node', '', key, { spec: { podCIDR: cidr, podCIDRs: [cidr] } })
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
      this.release(key, cidr)
    }
  }

  private nodeSeen(node: Node): void {
    const { podCIDR } = node.spec
    if (podCIDR) this.cidrs.occupy(podCIDR)
    else this.queue.add(keyOf(node))
  }

  private nodeGone(node: Node): void {
    const cidr = node.spec.podCIDR ?? this.assigned.get(keyOf(node))
    if (cidr) this.release(keyOf(node), cidr)
  }

  private release(node: string, cidr: string): void {
    this.assigned.delete(node)
    this.cidrs.release(cidr)
  }
}
