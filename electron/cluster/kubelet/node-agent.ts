/** The node's place in the API: registration, heartbeats and status. */
// Models: pkg/kubelet/kubelet_node_status.go; component-helpers/apimachinery/lease/controller.go
import { isApiError, type Draft, type Lease, type Node, type NodeCondition } from '../../contract/api'
import { microTimeText, timeText } from '../kernel/calendar'
import { sleep, tick, type Task } from '../kernel/task'
import type { EventSubject } from '../client/event-recorder'
import type { NodeContext } from './node-context'
import { nodeLabels, nodeStatus, type ReadyInputs } from './node-status'

const LEASE_SECONDS = 40
const RENEW_PERIOD_MS = 10_000
const RENEW_JITTER = 0.04
const MOST_RENEW_TRIES = 5
const FIRST_LEASE_RETRY_MS = 200
const LONGEST_LEASE_RETRY_MS = 7000
const STATUS_PERIOD_MS = 10_000
const REPORT_PERIOD_MS = 300_000
const RUNTIME_PATIENCE_MS = 30_000
const LEASE_NAMESPACE = 'kube-node-lease'
const REGISTER_RETRY_MS = 1000

export class NodeAgent {
  private node: Node | undefined
  private lease: Lease | null = null
  private lastReportAt = 0
  private runtimeLostAt: number | null = null
  private isReporting = false
  private mustReportAgain = false

  constructor(private readonly context: NodeContext) {}

  run(): void {
    const { kernel, process } = this.context
    kernel.spawn(process, 'register node', this.registerAndReport())
  }

  /** The API's newest version of this node. */
  observe(node: Node): void {
    if (this.node && Number(node.metadata.resourceVersion) < Number(this.node.metadata.resourceVersion)) return
    this.node = node
    const { podCIDR } = node.spec
    const { cri, kernel, process } = this.context
    if (podCIDR === undefined || !this.context.isRuntimeUp()) return
    const wasReady = cri.Status().network === ''
    cri.UpdateRuntimeConfig(podCIDR)
    if (!wasReady) kernel.spawn(process, 'report node status', this.report())
  }

  /** A pull changed the list of images: the next check will tell. */
  get known(): Node | undefined {
    return this.node
  }

  private *registerAndReport(): Task {
    const { kernel, process } = this.context
    this.event('Normal', 'Starting', 'Starting kubelet.')
    while (!(yield* this.register())) yield* tick(REGISTER_RETRY_MS)
    kernel.spawn(process, 'renew lease', this.renewForever())
    yield* this.report()
    for (;;) {
      yield* tick(STATUS_PERIOD_MS)
      yield* this.report()
    }
  }

  private *register(): Task<boolean> {
    const { client, nodeName } = this.context
    try {
      const known = yield* client.create(this.draft())
      this.tellConditions([], known.status?.conditions ?? [])
      this.observe(known)
      this.lastReportAt = this.context.kernel.now
      return true
    } catch (error) {
      if (!isApiError(error)) throw error
      if (error.reason !== 'AlreadyExists') return false
    }
    try {
      const known = yield* client.get('Node', '', nodeName)
      this.node = known
      this.observe(known)
      return true
    } catch (error) {
      if (!isApiError(error)) throw error
      return false
    }
  }

  private draft(): Draft<Node> & { readonly kind: 'Node' } {
    const { context } = this
    const taints = context.registerTaints ?? []
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: context.nodeName,
        labels: nodeLabels(context),
        annotations: { 'volumes.kubernetes.io/controller-managed-attach-detach': 'true' },
      },
      spec: {
        providerID: `sim://${context.nodeName}`,
        ...(taints.length > 0 && { taints: taints as NonNullable<Node['spec']>['taints'] }),
      },
      status: nodeStatus(
        context,
        this.readyInputs(),
        undefined,
        context.cri.ListImages(),
        timeText(context.kernel.now),
      ),
    }
  }

  /** Tells the status when it changed, and every five minutes even when it did not. */
  private *report(): Task {
    const { context } = this
    const { kernel, client, nodeName, cri } = context
    if (!this.node) return
    if (this.isReporting) {
      this.mustReportAgain = true
      return
    }
    const known = this.node
    const status = nodeStatus(context, this.readyInputs(), known, cri.ListImages(), timeText(kernel.now))
    const isDue = kernel.now - this.lastReportAt >= REPORT_PERIOD_MS
    const before = known.status?.conditions ?? []
    const changed = (status.conditions ?? []).filter((condition) => !isSameCondition(condition, before))
    const hasNewImages = (status.images?.length ?? 0) !== (known.status?.images?.length ?? 0)
    if (!isDue && changed.length === 0 && !hasNewImages) return
    this.isReporting = true
    this.tellConditions(before, changed)
    try {
      const patch = { status: { conditions: status.conditions, ...(hasNewImages && { images: status.images }) } }
      const answer = yield* client.patch('Node', '', nodeName, patch, 'strategic', 'status')
      this.lastReportAt = kernel.now
      if (Number(answer.metadata.resourceVersion) > Number(this.node.metadata.resourceVersion)) this.node = answer
    } catch (error) {
      if (!isApiError(error)) throw error // The next check tries again.
    } finally {
      this.isReporting = false
    }
    if (!this.mustReportAgain) return
    this.mustReportAgain = false
    yield* this.report()
  }

  private readyInputs(): ReadyInputs {
    const { cri, kernel } = this.context
    const { runtime, network } = cri.Status()
    if (runtime === '') this.runtimeLostAt = null
    else this.runtimeLostAt ??= kernel.now
    const isDown = this.runtimeLostAt !== null && kernel.now - this.runtimeLostAt >= RUNTIME_PATIENCE_MS
    return { runtimeError: isDown ? runtime : null, networkError: network === '' ? null : network }
  }

  private *renewForever(): Task {
    const { kernel, nodeName } = this.context
    for (;;) {
      yield* this.renew()
      yield* tick(kernel.random(`lease/${nodeName}`).jitter(RENEW_PERIOD_MS, RENEW_JITTER))
    }
  }

  /** With the lease as it was last known; when that fails five times, with whatever the API has. */
  private *renew(): Task {
    if (this.lease && (yield* this.updated(this.lease))) return
    for (let waitMs = FIRST_LEASE_RETRY_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_LEASE_RETRY_MS)) {
      try {
        this.lease = yield* this.found()
        return
      } catch (error) {
        if (!isApiError(error)) throw error
        yield* sleep(waitMs)
      }
    }
  }

  private *updated(lease: Lease): Task<boolean> {
    for (let tries = 0; tries < MOST_RENEW_TRIES; tries++) {
      try {
        this.lease = yield* this.renewed(lease)
        return true
      } catch (error) {
        if (!isApiError(error)) throw error
      }
    }
    return false
  }

  private *renewed(lease: Lease): Task<Lease> {
    const renewed: Lease = { ...lease, spec: { ...lease.spec, renewTime: microTimeText(this.context.kernel.now) } }
    return yield* this.context.client.update(renewed, { routine: true })
  }

  private *found(): Task<Lease> {
    const { client, nodeName, kernel } = this.context
    try {
      return yield* this.renewed(yield* client.get('Lease', LEASE_NAMESPACE, nodeName, { routine: true }))
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
    }
    const owner = this.node && { apiVersion: 'v1', kind: 'Node', name: nodeName, uid: this.node.metadata.uid }
    return yield* client.create({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: nodeName, namespace: LEASE_NAMESPACE, ...(owner && { ownerReferences: [owner] }) },
      spec: { holderIdentity: nodeName, leaseDurationSeconds: LEASE_SECONDS, renewTime: microTimeText(kernel.now) },
    })
  }

  private tellConditions(before: readonly NodeCondition[], now: readonly NodeCondition[]): void {
    for (const { type, status } of now) {
      if (before.find((old) => old.type === type)?.status === status) continue
      const reason = CONDITION_EVENTS[`${type} ${status}`]
      if (reason !== undefined && !(type === 'Ready' && status === 'False' && before.length === 0))
        this.event('Normal', reason, `Node ${this.context.nodeName} status is now: ${reason}`)
    }
  }

  private event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    const { nodeName, recorder } = this.context
    // The node's events name it by its name: when it starts it does not know its uid.
    const subject: EventSubject = { apiVersion: 'v1', kind: 'Node', namespace: '', name: nodeName, uid: nodeName }
    recorder.event(subject, type, reason, message)
  }
}

const CONDITION_EVENTS: Readonly<Record<string, string>> = {
  'Ready True': 'NodeReady', 'Ready False': 'NodeNotReady', 'MemoryPressure False': 'NodeHasSufficientMemory',
  'DiskPressure False': 'NodeHasNoDiskPressure', 'PIDPressure False': 'NodeHasSufficientPID',
} // prettier-ignore

function isSameCondition({ type, status, reason, message }: NodeCondition, known: readonly NodeCondition[]): boolean {
  const old = known.find((condition) => condition.type === type)
  return old?.status === status && old.reason === reason && old.message === message
}
