// Models: printers.go: printPod
import type { Pod } from '../../../contract/api'
import { humanDuration } from '../../text/human-duration'
import { ageOf, NONE } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import { AGE, NAME, text, wide } from './columns'
import { hasCondition, podSummary, type Restarts } from './pod-summary'
import type { Printer } from './printer'

export const podPrinter: Printer<Pod> = {
  columns: [
    NAME,
    text('Ready', 'How many of its containers are ready to serve'),
    text('Status', 'One word for what the Pod is doing, or why it is not'),
    text('Restarts', 'How often its containers began anew, and when the last one did'),
    AGE,
    wide(text('IP', 'Address of the Pod in the cluster')),
    wide(text('Node', 'Where the Pod runs')),
    wide(text('Nominated Node', 'Where room is being made for the Pod')),
    wide(text('Readiness Gates', 'How many of the conditions that others must set are true')),
  ],
  cells(pod, nowMs) {
    const { ready, total, reason, restarts } = podSummary(pod)
    const { spec, status } = pod
    return [
      pod.metadata.name, `${ready}/${total}`, reason, restartsText(restarts, nowMs), ageOf(pod.metadata, nowMs),
      status?.podIPs?.[0]?.ip ?? NONE, spec?.nodeName || NONE, status?.nominatedNodeName || NONE, gatesText(pod),
    ] // prettier-ignore
  },
}

function restartsText({ count, lastMs }: Restarts, nowMs: number): string {
  return count === 0 || Number.isNaN(lastMs) ? String(count) : `${count} (${humanDuration(nowMs - lastMs)} ago)`
}

function gatesText(pod: Sparse<Pod>): string {
  const gates = pod.spec?.readinessGates ?? []
  if (gates.length === 0) return NONE
  return `${gates.filter(({ conditionType }) => hasCondition(pod, conditionType)).length}/${gates.length}`
}
