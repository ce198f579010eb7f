/** Listens for the heartbeats of nodes; a silent one is marked, tainted, and its Pods are no longer counted as ready. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go
// Simplified: nodes are looked at one after the other, not by eight workers.
import { isApiError, type Node, type NodeCondition, type Pod } from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import { subjectOf } from '../../client/event-recorder'
import { keyOf } from '../../client/informer'
import { timeText } from '../../kernel/calendar'
import { tick, type Task } from '../../kernel/task'
import { labelsToReconcile } from './labels'
import { markPodsNotReady } from './mark-pods'
import { NoExecuteTainter } from './no-execute-tainter'
import { isOverdue, observe, readyCondition, silentConditions, type NodeHealth } from './node-health'
import { patchTaints } from './node-patches'
import { updatedNoScheduleTaints } from './taints'
import { countsForZone, decideZones, zoneOf, type ZoneState } from './zones'

const MONITOR_PERIOD_MS = 5000
const LEASE_NAMESPACE = 'kube-node-lease'

export class NodeLifecycleController extends Controller {
  readonly name = 'node-lifecycle-controller'
  private readonly nodes = this.watch('Node', (node) => [keyOf(node)])
  private readonly leases = this.watch('Lease')
  private readonly pods = this.watch('Pod')
  private readonly health = new Map<string, NodeHealth>()
  private readonly known = new Map<string, Node>()
  private readonly mustMarkPods = new Set<string>()
  private readonly tainter = new NoExecuteTainter(this.kernel, this.context.process, () => this.client, (name) => this.nodes.get(name)) // prettier-ignore
  private zoneStates: ReadonlyMap<string, ZoneState> = new Map()

  constructor(context: ControllerContext) {
    super(context)
    this.pods.addIndex('node', (pod) => (pod.spec.nodeName ? [pod.spec.nodeName] : []))
    this.pods.onChange({ update: (pod, old) => { if (pod.spec.nodeName !== old.spec.nodeName) this.podBound(pod) } }) // prettier-ignore
  }

  override run(): void {
    super.run()
    this.kernel.spawn(this.context.process, 'monitor node health', this.monitor())
  }

  /** A node changed: its NoSchedule taints and old label names follow its conditions at once. */
  protected override *sync(key: string): Task {
    const node = this.nodes.get(key)
    if (!node) return
    const now = timeText(this.kernel.now)
    if (updatedNoScheduleTaints(node, now)) {
      // The conditions are those of the cache; the taints are changed as they are in truth.
      yield* patchTaints(this.client, key, (fresh) =>
        updatedNoScheduleTaints({ ...fresh, status: node.status, spec: withCordonOf(node, fresh) }, now),
      )
    }
    const labels = labelsToReconcile(node.metadata.labels ?? {})
    if (Object.keys(labels).length > 0) yield* this.client.patch('Node', '', key, { metadata: { labels } })
  }

  private *monitor(): Task {
    for (;;) {
      yield* this.monitorNodeHealth()
      yield* tick(MONITOR_PERIOD_MS)
    }
  }

  private *monitorNodeHealth(): Task {
    const nodes = this.nodes.list()
    this.noteComings(nodes)
    const task = this.kernel.task!
    const clock = task.cause
    const conditions = new Map<string, (NodeCondition | undefined)[]>()
    for (const node of nodes) {
      const ready = yield* this.checkNode(node)
      task.cause = this.kernel.cause = clock
      if (!countsForZone(node)) continue
      const zone = conditions.get(zoneOf(node))
      if (zone) zone.push(ready)
      else conditions.set(zoneOf(node), [ready])
    }
    yield* this.handleDisruption(nodes, conditions)
  }

  /** Looks at one node, and does what follows; returns its Ready condition as it is then. */
  private *checkNode(node: Node): Task<NodeCondition | undefined> {
    const { name } = node.metadata
    const health = observe(this.health.get(name), node, this.leases.get(`${LEASE_NAMESPACE}/${name}`), this.kernel.now)
    this.health.set(name, health)
    try {
      const current = isOverdue(health, this.kernel.now) ? yield* this.declareSilent(node) : node
      const ready = readyCondition(current)
      if (ready) yield* this.follow(current, health.ready, ready)
      return ready
    } catch (error) {
      if (!isApiError(error)) throw error
      return readyCondition(node) // The next pass tries again.
    }
  }

  /** All that the kubelet last said is unknown now; the missed lease is why. */
  private *declareSilent(node: Node): Task<Node> {
    const { name } = node.metadata
    const conditions = silentConditions(node, this.kernel.now)
    if (conditions === node.status?.conditions) return node
    const missed = { from: `kubelet/${name}`, act: 'renew lease' }
    this.kernel.task!.cause = this.kernel.cause = this.context.trace.deadline(this.component, missed, `Node//${name}`)
    return yield* this.client.updateStatus({ ...node, status: { ...node.status, conditions } })
  }

  private *follow(node: Node, before: NodeCondition | undefined, ready: NodeCondition): Task {
    const { name } = node.metadata
    yield* this.tainter.follow(node, ready)
    const hasTurned = ready.status !== 'True' && before?.status === 'True'
    if (hasTurned) this.tell(node, 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)
    if (ready.status === 'True') this.mustMarkPods.delete(name)
    else if (hasTurned || this.mustMarkPods.has(name)) yield* this.markPods(name)
  }

  private *markPods(name: string): Task {
    this.mustMarkPods.add(name)
    yield* markPodsNotReady(this.kernel, this.client, this.recorder, this.pods.byIndex('node', name))
    this.mustMarkPods.delete(name)
  }

  /** A Pod that was bound to a node which is not Ready already. */
  private podBound(pod: Pod): void {
    const node = pod.spec.nodeName && this.nodes.get(pod.spec.nodeName)
    if (node && readyCondition(node)?.status !== 'True') this.mustMarkPods.add(node.metadata.name)
  }

  private *handleDisruption(
    nodes: readonly Node[],
    conditions: ReadonlyMap<string, readonly (NodeCondition | undefined)[]>,
  ): Task {
    const { states, rates, enteredFullDisruption, leftFullDisruption } = decideZones(this.zoneStates, conditions)
    this.zoneStates = states
    for (const [zone, rate] of rates) {
      this.tainter.setRate(zone, rate)
      this.context.facts.publish(this.component, `zone ${zone}`, {
        state: states.get(zone) ?? 'Initial',
        nodesPerSecond: rate,
      })
    }
    if (enteredFullDisruption) yield* this.clearTaints(nodes)
    // Everybody was silent: the fault was elsewhere, and every node gets its full grace period again.
    if (leftFullDisruption)
      for (const [name, health] of this.health) this.health.set(name, { ...health, probedAtMs: this.kernel.now })
  }

  /** More likely it is the controller that is cut off than that every node has died: nobody is evicted. */
  private *clearTaints(nodes: readonly Node[]): Task {
    for (const node of nodes) {
      try {
        yield* this.tainter.clear(node)
      } catch (error) {
        if (!isApiError(error)) throw error
      }
    }
  }

  private noteComings(nodes: readonly Node[]): void {
    const present = new Set(nodes.map(keyOf))
    for (const node of nodes) {
      const { name } = node.metadata
      if (!this.known.has(name))
        this.tell(node, 'RegisteredNode', `Node ${name} event: Registered Node ${name} in Controller`)
      this.known.set(name, node)
    }
    for (const [name, node] of this.known) {
      if (present.has(name)) continue
      this.tell(node, 'RemovingNode', `Node ${name} event: Removing Node ${name} from Controller`)
      this.known.delete(name)
      this.health.delete(name)
      this.tainter.forget(node)
    }
  }

  private tell(node: Node, reason: string, message: string): void {
    this.recorder.event(subjectOf(node), 'Normal', reason, message)
  }
}

function withCordonOf(cached: Node, fresh: Node): Node['spec'] {
  return { ...fresh.spec, unschedulable: cached.spec.unschedulable }
}
