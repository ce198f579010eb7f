/** Gives silent nodes the taint that evicts, no faster than their zone allows, and takes it from those that are back. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go: processTaintBaseEviction, doNoExecuteTaintingPass
import { isApiError, type Node, type NodeCondition, type Taint } from '../../../contract/api'
import type { Client } from '../../client/client'
import { timeText } from '../../kernel/calendar'
import type { Kernel } from '../../kernel/kernel'
import type { Process } from '../../kernel/process'
import { sleep, type Task } from '../../kernel/task'
import { readyCondition } from './node-health'
import { patchTaints } from './node-patches'
import { TaintingQueue, TAINTING_PERIOD_MS } from './tainting-queue'
import { noExecuteTaint, updatedNoExecuteTaints } from './taints'
import { zoneOf } from './zones'

export class NoExecuteTainter {
  private readonly queue: TaintingQueue
  private isRunning = false

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    private readonly clientOf: () => Client,
    /** The node as the cache has it. */
    private readonly nodeOf: (name: string) => Node | undefined,
  ) {
    this.queue = new TaintingQueue(kernel)
  }

  /** Queues the node for its taint; a Ready one loses it at once. */
  *follow(node: Node, ready: NodeCondition): Task {
    const wanted = noExecuteTaint(ready)
    if (!wanted) {
      this.forget(node)
      yield* this.set(node, undefined)
    } else if (updatedNoExecuteTaints(node, wanted, '') && this.queue.add(zoneOf(node), node.metadata.name))
      this.start()
  }

  /** Takes the taint off, whatever the node's state is. */
  *clear(node: Node): Task {
    yield* this.set(node, undefined)
  }

  forget(node: Node): void {
    this.queue.remove(zoneOf(node), node.metadata.name)
  }

  setRate(zone: string, nodesPerSecond: number): void {
    this.queue.setRate(zone, nodesPerSecond)
  }

  private start(): void {
    if (this.isRunning) return
    this.isRunning = true
    this.kernel.spawn(this.process, 'taint nodes', this.run())
  }

  /** Works for as long as any node waits. */
  private *run(): Task {
    while (!this.queue.isEmpty) {
      yield* sleep(TAINTING_PERIOD_MS)
      for (const { node, cause } of this.queue.take()) {
        this.kernel.task!.cause = this.kernel.cause = cause
        yield* this.taint(node)
      }
    }
    this.isRunning = false
  }

  private *taint(name: string): Task {
    const node = this.nodeOf(name)
    const wanted = node && noExecuteTaint(readyCondition(node))
    if (!wanted) return
    try {
      yield* this.set(node, wanted)
    } catch (error) {
      if (!isApiError(error)) throw error
      this.queue.add(zoneOf(node), name)
    }
  }

  private *set(node: Node, wanted: Taint | undefined): Task {
    const now = timeText(this.kernel.now)
    if (!updatedNoExecuteTaints(node, wanted, now)) return
    yield* patchTaints(this.clientOf(), node.metadata.name, (fresh) => updatedNoExecuteTaints(fresh, wanted, now))
  }
}
