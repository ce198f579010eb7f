/** Since when what a slice is about to say has been true: from which the delay of the network is measured. */
// Models: staging/src/k8s.io/endpointslice/trigger_time_tracker.go
import type { Pod, Service } from '../../../contract/api'
import { podCondition } from '../../../contract/api/pod-status'

interface Seen {
  readonly service: string
  readonly pods: ReadonlyMap<string, string>
}

export class TriggerTimeTracker {
  private readonly seen = new Map<string, Seen>()

  /** The earliest time at which the Service or one of its Pods changed since the last call; undefined when none did. */
  compute(key: string, service: Service, pods: readonly Pod[]): string | undefined {
    const last = this.seen.get(key)
    const now: Seen = {
      service: service.metadata.creationTimestamp,
      pods: new Map(pods.map((pod) => [pod.metadata.name, triggerTimeOf(pod)])),
    }
    this.seen.set(key, now)
    if (!last) return now.service
    let earliest: string | undefined
    for (const [name, time] of now.pods) {
      if (time > (last.pods.get(name) ?? '') && (earliest === undefined || time < earliest)) earliest = time
    }
    return earliest
  }

  forget(key: string): void {
    this.seen.delete(key)
  }
}

function triggerTimeOf(pod: Pod): string {
  return podCondition(pod, 'Ready')?.lastTransitionTime ?? pod.metadata.creationTimestamp
}
