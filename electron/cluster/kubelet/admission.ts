/** The kubelet's own word on a Pod that was bound to its node: is there really room for it? */
// Models: pkg/kubelet/lifecycle/predicate.go, handlers.go
import { addQuantities, compareQuantities, maxQuantity, milliValue, quantityValue, type Pod } from '../../contract/api'
import { isRestartableInit } from './pod-spec'

export interface Rejection {
  readonly reason: string
  readonly message: string
}

export function rejectionOf(
  pod: Pod,
  admitted: readonly Pod[],
  capacity: Readonly<Record<string, string>>,
): Rejection | null {
  if (admitted.length + 1 > quantityValue(capacity['pods'] ?? '110'))
    return refused('pods', 1, admitted.length, quantityValue(capacity['pods']!))
  const wanted = requestsOf(pod)
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    const asked = wanted[name]
    const total = capacity[name]
    if (asked === undefined || total === undefined || compareQuantities(asked, '0') === 0) continue
    const used = admitted.reduce((sum, other) => addQuantities(sum, requestsOf(other)[name] ?? '0'), '0')
    if (compareQuantities(addQuantities(used, asked), total) <= 0) continue
    const amount = name === 'cpu' ? milliValue : quantityValue
    return refused(name, amount(asked), amount(used), amount(total))
  }
  return null
}

function refused(resource: string, requested: number, used: number, capacity: number): Rejection {
  return {
    reason: `OutOf${resource}`,
    message: `Pod was rejected: Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  }
}

const known = new WeakMap<object, Readonly<Record<string, string>>>()

/** What a Pod asks for as a whole: its containers and sidecars together, or its greediest init container. */
function requestsOf({ spec }: Pod): Readonly<Record<string, string>> {
  const cached = known.get(spec)
  if (cached) return cached
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
  known.set(spec, sum)
  return sum
}
