import type { PodDisruptionBudget, ResourceQuota } from '../../../contract/api'
import { ageOf } from '../../text/format'
import { AGE, integer, NAME, text } from './columns'
import type { Printer } from './printer'

const NOT_SAID = 'N/A'

// Models: printers.go: printPodDisruptionBudget
export const podDisruptionBudgetPrinter: Printer<PodDisruptionBudget> = {
  columns: [
    NAME,
    text('Min Available', 'How many Pods must stay healthy'),
    text('Max Unavailable', 'How many Pods may be missing'),
    integer('Allowed Disruptions', 'How many Pods may be evicted now'),
    AGE,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const { minAvailable = NOT_SAID, maxUnavailable = NOT_SAID } = spec ?? {}
    return [
      metadata.name, String(minAvailable), String(maxUnavailable), status?.disruptionsAllowed ?? 0, ageOf(metadata, nowMs),
    ] // prettier-ignore
  },
}

// Models: printers.go: printResourceQuota
export const resourceQuotaPrinter: Printer<ResourceQuota> = {
  columns: [
    NAME,
    text('Request', 'What is used of what is allowed'),
    text('Limit', 'The same, for the limits of containers'),
    AGE,
  ],
  cells({ metadata, status }, nowMs) {
    const { hard = {}, used = {} } = status ?? {}
    const texts = Object.keys(hard).sort().map((name) => `${name}: ${used[name] ?? '0'}/${hard[name]!}`) // prettier-ignore
    const isLimit = (shown: string): boolean => shown.startsWith('limits.')
    const requests = texts.filter((shown) => !isLimit(shown))
    return [metadata.name, requests.join(', '), texts.filter(isLimit).join(', '), ageOf(metadata, nowMs)]
  },
}
