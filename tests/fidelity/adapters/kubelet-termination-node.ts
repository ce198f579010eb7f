import {
  allocatableForEnforcement,
  isReservationValid,
  memoryPressure,
  nodeReservation,
  readyCondition,
  type Reservation,
} from '../../../electron/cluster/kubelet/node-status'
import type { KillReason } from '../../../electron/cluster/kubelet/pod-actions'
import { terminalPhase } from '../../../electron/cluster/kubelet/status-manager'
import { containerGraceSeconds, graceAfterHook, podGraceSeconds } from '../../../electron/cluster/kubelet/termination'
import { compareQuantities, type NodeCondition } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference, mismatch } from '../compare'
import { nodeOf, podOf } from './objects'

const RUNS: Readonly<Record<string, (given: Given) => unknown>> = {
  podGracePeriod: ({ specTerminationGracePeriodSeconds, deletionGracePeriodSeconds, override }) =>
    podGraceSeconds(
      podOf({
        metadata: { deletionGracePeriodSeconds: deletionGracePeriodSeconds ?? undefined },
        spec: { terminationGracePeriodSeconds: specTerminationGracePeriodSeconds ?? undefined },
      }),
      (override ?? undefined) as number | undefined,
    ),
  containerGracePeriod: ({ pod, reason }) => {
    const whole = podOf(pod)
    return containerGraceSeconds(whole, whole.spec.containers[0], reason as KillReason)
  },
  terminationTimeline,
  terminalPhase: ({ phase }) => terminalPhase(phase as string),
  nodeReservation: (given) => nodeReservation(given as unknown as Reservation),
  allocatableForEnforcement: (given) => allocatableForEnforcement(given as unknown as Reservation),
  reservationValid: (given) => isReservationValid(given as unknown as Reservation),
  nodeReady: (given) => {
    const { status } = nodeOf(given.node)
    const old = status?.conditions?.find(({ type }) => type === 'Ready')
    return { conditions: [readyCondition(given, status?.capacity, old, given.now as string)] }
  },
  nodeMemoryPressure: ({ conditions, pressure, now }) => {
    const old = (conditions as NodeCondition[]).find(({ type }) => type === 'MemoryPressure')
    return { conditions: [memoryPressure(pressure === true, old, now as string)] }
  },
}

const WITH_QUANTITIES = new Set(['nodeReservation', 'allocatableForEnforcement'])

export const adapter: Adapter = {
  run(given) {
    const run = RUNS[given.fn as string]
    if (!run) throw new UnknownFunction(given.fn)
    return run(given)
  },
  compare(actual, expected, given) {
    if (given.fn === 'nodeReady')
      return difference(actual, { conditions: (expected as { conditions: unknown }).conditions })
    if (!WITH_QUANTITIES.has(given.fn as string)) return difference(actual, expected)
    const amounts = actual as Record<string, string>
    const wanted = Object.entries(expected as Record<string, string>)
    return wanted.every(([name, amount]) => compareQuantities(amounts[name] ?? '0', amount) === 0)
      ? undefined
      : mismatch(actual, expected, '')
  },
}

/** A preStop hook spends the grace period; what is left of it, but never less than two seconds, is SIGTERM's. */
function terminationTimeline({
  gracePeriodSeconds,
  preStopSeconds,
  containerExitsAfterSigtermSeconds,
}: Given): unknown {
  const grace = gracePeriodSeconds as number
  const sigtermAt = Math.min((preStopSeconds as number | null) ?? 0, grace)
  const left = graceAfterHook(grace, sigtermAt * 1000)
  const exit = (containerExitsAfterSigtermSeconds as number | null) ?? Infinity
  const isKilled = exit > left
  return { sigtermAt, sigkillAt: isKilled ? sigtermAt + left : null, stoppedAt: sigtermAt + Math.min(exit, left) }
}
