/** The agent of one node: makes the Pods that are bound to it come true, and tells what became of them. */
// Models: pkg/kubelet/kubelet.go: syncLoop, HandlePodAdditions/Updates/Removes/Cleanups
// Simplified: no static Pods, no cgroups, no eviction for want of resources, no image garbage collection.
import type { ApiError, Pod } from '../../contract/api'
import { serviceUnavailable } from '../../contract/api'
import type { KubeletDoor, LogOptions } from '../apiserver/kubelet-door'
import { subjectOf } from '../client/event-recorder'
import { Informer } from '../client/informer'
import { timeText } from '../kernel/calendar'
import { tick, type Task } from '../kernel/task'
import { rejectionOf, type PodRequests } from './admission'
import { containerLogs } from './container-logs'
import { ImageManager } from './image-manager'
import { NodeAgent } from './node-agent'
import type { KubeletContext, NodeContext } from './node-context'
import { Pleg } from './pleg'
import { isTerminalPhase } from './pod-spec'
import { PodWorker, type WorkerParts } from './pod-worker'
import { StatusManager } from './status-manager'

export type { KubeletContext } from './node-context'

/** How often a kubelet looks whether its runtime is up, before it can tidy. */
const HOUSEKEEPING_PERIOD_MS = 2_000

export class Kubelet implements KubeletDoor {
  private readonly context: NodeContext
  private readonly workers = new Map<string, PodWorker>()
  private readonly pods: Informer<Pod>
  private readonly agent: NodeAgent
  private readonly parts: WorkerParts

  constructor(given: KubeletContext) {
    const { kernel, process, trace, client, cri, recorder, nodeName } = given
    this.context = { ...given, startedAt: kernel.now, isRuntimeUp: () => cri.Status().runtime === '' }
    this.pods = new Informer<Pod>(kernel, client, 'Pod', { fieldSelector: `spec.nodeName=${nodeName}` })
    this.agent = new NodeAgent(this.context)
    const pleg = new Pleg(kernel, process, trace, `containerd/${nodeName}`, (uid) => this.workers.get(uid)?.wake())
    this.parts = {
      context: this.context,
      statuses: new StatusManager(kernel, process, client, (uid) => this.workers.get(uid)?.mayRun ?? false),
      pleg,
      images: new ImageManager(kernel, cri, recorder),
      onGone: ({ pod }) => {
        this.workers.delete(pod.metadata.uid)
      },
    }
  }

  run(): void {
    const { kernel, process, client, machine, nodeName } = this.context
    machine.onRuntimeChange = (uid) => {
      if (process.running) this.parts.pleg.notice(uid)
    }
    this.pods.onChange({
      add: (pod) => { this.added(pod) }, // prettier-ignore
      update: (pod, old) => { this.updated(pod, old) }, // prettier-ignore
      delete: (pod) => { this.removed(pod) }, // prettier-ignore
    })
    const nodes = new Informer(kernel, client, 'Node', { fieldSelector: `metadata.name=${nodeName}` })
    nodes.onChange({
      add: (node) => { this.agent.observe(node as Parameters<NodeAgent['observe']>[0]) }, // prettier-ignore
      update: (node) => { this.agent.observe(node as Parameters<NodeAgent['observe']>[0]) }, // prettier-ignore
    })
    this.agent.run()
    nodes.start(process)
    this.pods.start(process)
    kernel.spawn(process, 'clean up pods', this.cleanUp())
  }

  get isListening(): boolean {
    return this.context.process.running && this.context.machine.isOn
  }

  containerLogs(namespace: string, name: string, options: LogOptions): string | ApiError {
    const pod = this.pods.get(`${namespace}/${name}`)
    if (!pod) return serviceUnavailable(`pod "${name}" is not known to the kubelet`)
    const status = this.parts.statuses.get(pod.metadata.uid) ?? pod.status ?? {}
    return containerLogs(this.context.cri, pod, status, options)
  }

  private added(pod: Pod): void {
    const { uid } = pod.metadata
    if (this.workers.has(uid)) {
      this.workers.get(uid)!.update(pod)
      return
    }
    const worker = new PodWorker(this.parts, pod)
    if (!this.isAdmitted(pod, worker.requests)) return
    this.workers.set(uid, worker)
    worker.start()
  }

  private updated(pod: Pod, old: Pod): void {
    if (pod.metadata.uid !== old.metadata.uid) {
      this.removed(old)
      this.added(pod)
      return
    }
    this.workers.get(pod.metadata.uid)?.update(pod)
  }

  private removed(pod: Pod): void {
    this.workers.get(pod.metadata.uid)?.remove(pod)
  }

  /** A Pod for which there is no room after all has failed before it began. */
  private isAdmitted(pod: Pod, requests: PodRequests): boolean {
    const { uid, deletionTimestamp } = pod.metadata
    const { cri, recorder, capacity, kernel } = this.context
    const isKnown =
      deletionTimestamp !== undefined ||
      isTerminalPhase(pod.status?.phase) ||
      (this.context.isRuntimeUp() && cri.ListPodSandbox(uid).length > 0)
    if (isKnown) return true
    const admitted = [...this.workers.values()].filter((worker) => worker.mayRun).map((worker) => worker.requests)
    const rejection = rejectionOf(requests, admitted, capacity)
    if (!rejection) return true
    recorder.event(subjectOf(pod), 'Warning', rejection.reason, rejection.message.replace('Pod was rejected: ', ''))
    this.parts.statuses.set(pod, { ...pod.status, phase: 'Failed', ...rejection, startTime: timeText(kernel.now) })
    return false
  }

  /** Containers of Pods that the API does not know any more are ended, once it is known which it knows. */
  private *cleanUp(): Task {
    yield* this.pods.waitForSync()
    const { cri } = this.context
    while (!this.context.isRuntimeUp()) yield* tick(HOUSEKEEPING_PERIOD_MS)
    for (const { id, pod } of cri.ListPodSandbox()) {
      if (this.workers.has(pod.uid)) continue
      yield* cri.StopPodSandbox(id)
      yield* cri.RemovePodSandbox(id)
    }
  }
}
