/** How much a Pod asks for, as the scheduler counts it. */
// Models: staging/src/k8s.io/component-helpers/resource/helpers.go: PodRequests
// Simplified: a resize in progress is not looked at.
import { milliValue, quantityValue, type Container, type PodSpec } from '../../../contract/api'

export interface Requests {
  readonly cpuMilli: number
  readonly memoryBytes: number
  readonly ephemeralBytes: number
  /** Everything else (`nvidia.com/gpu`, `hugepages-2Mi`); null when there is nothing else. */
  readonly others: Readonly<Record<string, number>> | null
}

type Quantities = Readonly<Record<string, string>> | undefined
type Amounts = Map<string, number>

/** What a container that asks for nothing is taken to need when nodes are scored. */
const ASSUMED = { cpu: 100, memory: 200 * 1024 * 1024 } as const

export function podRequests(spec: PodSpec): Requests {
  return requestsOf(totals(spec, false))
}

/** With 100m CPU and 200Mi memory for each container that names none: so that such Pods do not all pile up on one node. */
export function nonZeroRequests(spec: PodSpec): { readonly cpuMilli: number; readonly memoryBytes: number } {
  return requestsOf(totals(spec, true))
}

/** max(containers and sidecars together, each init container with the sidecars before it), or what the Pod as a whole asks for. */
function totals({ containers, initContainers = [], overhead, resources }: PodSpec, assumeMissing: boolean): Amounts {
  const sum: Amounts = new Map()
  for (const container of containers) add(sum, amountsOf(container, assumeMissing))
  const sidecars: Amounts = new Map()
  const peak: Amounts = new Map()
  for (const init of initContainers) {
    const amounts = amountsOf(init, assumeMissing)
    if (init.restartPolicy === 'Always') {
      add(sum, amounts)
      add(sidecars, amounts)
      raise(peak, sidecars)
    } else {
      add(amounts, sidecars)
      raise(peak, amounts)
    }
  }
  raise(sum, peak)
  for (const [name, amount] of parse(resources?.requests)) if (isPodLevel(name)) sum.set(name, amount)
  add(sum, parse(overhead))
  return sum
}

function isPodLevel(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')
}

function amountsOf({ resources }: Container, assumeMissing: boolean): Amounts {
  const amounts = parse(resources?.requests)
  if (assumeMissing)
    for (const [name, amount] of Object.entries(ASSUMED)) if (!amounts.has(name)) amounts.set(name, amount)
  return amounts
}

export function parse(quantities: Quantities): Amounts {
  const amounts: Amounts = new Map()
  for (const [name, text] of Object.entries(quantities ?? {}))
    amounts.set(name, name === 'cpu' ? milliValue(text) : quantityValue(text))
  return amounts
}

export function requestsOf(amounts: Amounts): Requests {
  const others: Record<string, number> = {}
  let hasOthers = false
  for (const [name, amount] of amounts) {
    if (name === 'cpu' || name === 'memory' || name === 'ephemeral-storage' || name === 'pods' || amount === 0) continue
    others[name] = amount
    hasOthers = true
  }
  return {
    cpuMilli: amounts.get('cpu') ?? 0,
    memoryBytes: amounts.get('memory') ?? 0,
    ephemeralBytes: amounts.get('ephemeral-storage') ?? 0,
    others: hasOthers ? others : null,
  }
}

function add(to: Amounts, amounts: Amounts): void {
  for (const [name, amount] of amounts) to.set(name, (to.get(name) ?? 0) + amount)
}

function raise(to: Amounts, amounts: Amounts): void {
  for (const [name, amount] of amounts) to.set(name, Math.max(to.get(name) ?? 0, amount))
}
