/** The kubelet's own word on a Pod that was bound to its node: is there really room for it? */
// Models: pkg/kubelet/lifecycle/predicate.go, handlers.go
import { addQuantities, maxQuantity, milliValue, quantityValue, type Pod } from '../../contract/api'
import { isRestartableInit } from './pod-spec'

export interface Rejection {
  readonly reason: string
  readonly message: string
}

/** Amounts by resource. */
export type PodRequests = Readonly<Record<string, string>>

/** `admitted`: what each Pod that runs here already has asked for. */
export function rejectionOf(
  wanted: PodRequests,
  admitted: readonly PodRequests[],
  capacity: Readonly<Record<string, string>>,
): Rejection | null {
  if (admitted.length + 1 > quantityValue(capacity['pods'] ?? '110'))
    return refused('pods', 1, admitted.length, quantityValue(capacity['pods']!))
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    const amount = name === 'cpu' ? milliValue : quantityValue
    const asked = amount(wanted[name] ?? '0')
    const total = amount(capacity[name] ?? '0')
    if (asked === 0 || capacity[name] === undefined) continue
    const used = admitted.reduce((sum, requests) => sum + amount(requests[name] ?? '0'), 0)
    if (used + asked > total) return refused(name, asked, used, total)
  }
  return null
}

function refused(resource: string, requested: number, used: number, capacity: number): Rejection {
  return {
    reason: `OutOf${resource}`,
    message: `Pod was rejected: Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  }
}

/** What a Pod asks for as a whole: its containers and sidecars together, or its greediest init container. */
export function podRequests({ spec }: Pod): PodRequests {
  const sum: Record<string, string> = { ...(spec.overhead ?? {}) }
  for (const { resources } of [...spec.containers, ...(spec.initContainers ?? []).filter(isRestartableInit)]) {
    for (const [name, amount] of Object.entries(resources?.requests ?? {}))
      sum[name] = addQuantities(sum[name] ?? '0', amount)
  }
  for (const init of spec.initContainers ?? []) {
    if (isRestartableInit(init)) continue
    for (const [name, amount] of Object.entries(init.resources?.requests ?? {}))
      sum[name] = maxQuantity(sum[name] ?? '0', amount)
  }
  return sum
}
