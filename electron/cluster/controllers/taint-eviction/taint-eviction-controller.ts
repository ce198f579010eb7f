/** Evicts Pods from nodes with NoExecute taints, after as long as they tolerate them. */
// Models: pkg/controller/tainteviction/taint_eviction.go
// Simplified: Pods and nodes are looked at as their changes arrive, without queues of their own.
import { isApiError, type Node, type Pod, type Taint } from '../../../contract/api'
import { withPodCondition } from '../../../contract/api/pod-status'
import { Controller, type ControllerContext } from '../../client/controller'
import { keyOf, splitKey } from '../../client/informer'
import { timeText } from '../../kernel/calendar'
import { sleep, type Task } from '../../kernel/task'
import { EvictionTimers } from './eviction-timers'
import { FOR_EVER, noExecuteTaints, stayingSeconds } from './toleration-time'

const RETRIES = 5
const RETRY_MS = 10

export class TaintEvictionController extends Controller {
  readonly name = 'taint-eviction-controller'
  private readonly nodes = this.watch('Node')
  private readonly pods = this.watch('Pod')
  private readonly timers: EvictionTimers

  constructor(context: ControllerContext) {
    super(context)
    const { kernel, process } = context
    this.timers = new EvictionTimers(kernel, process, (key) => { kernel.spawn(process, this.name, this.evict(key)) }) // prettier-ignore
    this.pods.addIndex('node', (pod) => (pod.spec.nodeName ? [pod.spec.nodeName] : []))
  }

  override run(): void {
    super.run()
    this.nodes.onChange({
      add: (node) => { this.nodeChanged(node, []) },
      update: (node, old) => { this.nodeChanged(node, noExecuteTaints(old.spec.taints)) },
      delete: ({ metadata }) => { for (const pod of this.podsOn(metadata.name)) this.cancel(keyOf(pod)) },
    }) // prettier-ignore
    this.pods.onChange({
      add: (pod) => { this.podChanged(pod) },
      update: (pod, old) => { if (pod.spec.nodeName !== old.spec.nodeName || pod.spec.tolerations !== old.spec.tolerations) this.podChanged(pod) },
      delete: (pod) => { this.cancel(keyOf(pod)) },
    }) // prettier-ignore
  }

  /** Nothing is queued: changes are handled as they come, and the timers do the rest. */
  protected override *sync(): Task {}

  private nodeChanged(node: Node, before: readonly Taint[]): void {
    const taints = noExecuteTaints(node.spec.taints)
    if (isSame(taints, before)) return
    for (const pod of this.podsOn(node.metadata.name)) this.consider(pod, taints)
  }

  private podChanged(pod: Pod): void {
    const node = pod.spec.nodeName ? this.nodes.get(pod.spec.nodeName) : undefined
    const taints = noExecuteTaints(node?.spec.taints)
    if (taints.length > 0) this.consider(pod, taints)
  }

  private consider(pod: Pod, taints: readonly Taint[]): void {
    const key = keyOf(pod)
    const { now } = this.kernel
    if (taints.length === 0) {
      this.cancel(key)
      return
    }
    const seconds = stayingSeconds(taints, pod.spec.tolerations ?? [])
    if (seconds === FOR_EVER) {
      this.cancel(key)
      return
    }
    if (seconds === 0) {
      this.cancel(key)
      this.timers.add(key, now, now)
      return
    }
    const since = this.timers.createdAt(key)
    // Another taint does not start the clock anew: it runs on from the first.
    if (since !== undefined && since < now) return
    this.cancel(key)
    this.timers.add(key, now, now + seconds * 1000)
  }

  private cancel(key: string): void {
    if (this.timers.cancel(key)) this.tell(key, `Cancelling deletion of Pod ${key}`)
  }

  private *evict(key: string): Task {
    this.tell(key, `Marking for deletion Pod ${key}`)
    for (let tries = 1; ; tries++) {
      try {
        return yield* this.markAndDelete(key)
      } catch (error) {
        if (isApiError(error, 'NotFound')) return
        if (!isApiError(error)) throw error
        if (tries === RETRIES) return // It keeps its taint; the next change of node or Pod tries again.
        yield* sleep(RETRY_MS)
      }
    }
  }

  private *markAndDelete(key: string): Task {
    const { namespace, name } = splitKey(key)
    const pod = yield* this.client.get('Pod', namespace, name)
    const status = withPodCondition(pod.status ?? {}, {
      type: 'DisruptionTarget', status: 'True', reason: 'DeletionByTaintManager', message: 'Taint manager: deleting due to NoExecute taint',
      observedGeneration: pod.metadata.generation, lastProbeTime: null, lastTransitionTime: timeText(this.kernel.now),
    }) // prettier-ignore
    const conditions = status.conditions?.filter(({ type }) => type === 'DisruptionTarget')
    if (status !== pod.status)
      yield* this.client.patch(
        'Pod',
        namespace,
        name,
        { metadata: { uid: pod.metadata.uid }, status: { conditions } },
        'strategic',
        'status',
      )
    yield* this.client.delete('Pod', namespace, name)
  }

  private podsOn(node: string): readonly Pod[] {
    return this.pods.byIndex('node', node)
  }

  private tell(key: string, message: string): void {
    const { namespace, name } = splitKey(key)
    this.recorder.event(
      { apiVersion: 'v1', kind: 'Pod', namespace, name, uid: '' },
      'Normal',
      'TaintManagerEviction',
      message,
    )
  }
}

function isSame(a: readonly Taint[], b: readonly Taint[]): boolean {
  return a.length === b.length && a.every(({ key, value }, index) => key === b[index]!.key && value === b[index]!.value)
}
