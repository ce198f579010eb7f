/** Clears away Pods that nobody else would: of deleted nodes, never bound, or ended and too many. */
// Models: pkg/controller/podgc/gc_controller.go
import { isApiError, type Pod, type PodCondition } from '../../../contract/api'
import { isPodTerminal, withPodCondition } from '../../../contract/api/pod-status'
import { Controller } from '../../client/controller'
import { timeText } from '../../kernel/calendar'
import { tick, type Task } from '../../kernel/task'
import { NodeQuarantine } from './node-quarantine'
import {
  excessTerminated,
  orphaned,
  terminatingOutOfService,
  TERMINATED_THRESHOLD,
  unscheduledTerminating,
} from './selection'

const PERIOD_MS = 20_000

export class PodGarbageCollector extends Controller {
  readonly name = 'pod-garbage-collector-controller'
  private readonly pods = this.watch('Pod')
  private readonly nodes = this.watch('Node')
  private readonly quarantine = new NodeQuarantine()

  override run(): void {
    this.kernel.spawn(this.context.process, 'collect pods', this.loop())
  }

  /** Works by the clock, not by a queue. */
  protected override *sync(): Task {}

  private *loop(): Task {
    for (;;) {
      yield* this.collect()
      yield* tick(PERIOD_MS)
    }
  }

  private *collect(): Task {
    const [pods, nodes] = [this.pods.list(), this.nodes.list()]
    for (const pod of excessTerminated(pods, TERMINATED_THRESHOLD)) yield* this.failAndDelete(pod)
    for (const pod of terminatingOutOfService(pods, nodes)) yield* this.failAndDelete(pod)
    yield* this.collectOrphaned(pods)
    for (const pod of unscheduledTerminating(pods)) yield* this.failAndDelete(pod)
  }

  private *collectOrphaned(pods: readonly Pod[]): Task {
    const missing = new Set(
      pods.map(({ spec }) => spec.nodeName ?? '').filter((name) => name !== '' && !this.nodes.get(name)),
    )
    const gone = new Set<string>()
    for (const node of this.quarantine.due(missing, this.kernel.now)) if (yield* this.isGone(node)) gone.add(node)
    for (const pod of orphaned(pods, gone)) yield* this.failAndDelete(pod, this.orphanedCondition(pod))
  }

  /** The cache may be wrong about an absence: the API server is asked. */
  private *isGone(node: string): Task<boolean> {
    try {
      yield* this.client.get('Node', '', node)
      return false
    } catch (error) {
      if (!isApiError(error)) throw error
      return error.reason === 'NotFound'
    }
  }

  private orphanedCondition(pod: Pod): PodCondition {
    return {
      type: 'DisruptionTarget', status: 'True', reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists',
      observedGeneration: pod.metadata.generation, lastProbeTime: null, lastTransitionTime: timeText(this.kernel.now),
    } // prettier-ignore
  }

  /** Its kubelet is not there to end it: the phase is set for it, and it goes without grace. */
  private *failAndDelete(pod: Pod, condition?: PodCondition): Task {
    const { namespace = '', name } = pod.metadata
    try {
      if (!isPodTerminal(pod)) {
        const status = condition ? withPodCondition(pod.status ?? {}, condition) : (pod.status ?? {})
        const conditions = condition && status.conditions?.filter(({ type }) => type === condition.type)
        yield* this.client.patch(
          'Pod',
          namespace,
          name,
          { status: { phase: 'Failed', ...(conditions && { conditions }) } },
          'strategic',
          'status',
        )
      }
      yield* this.client.delete('Pod', namespace, name, { gracePeriodSeconds: 0 })
    } catch (error) {
      if (!isApiError(error)) throw error // The next round tries again.
    }
  }
}
