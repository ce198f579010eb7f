/** What Pods ask of a node, added up. */
// Models: k8s.io/kubectl/pkg/util/resource/resource.go: PodRequestsAndLimits
// Simplified: no Pod-level resources and no overhead.
import {
  addQuantities,
  canonicalQuantity,
  maxQuantity,
  milliValue,
  quantityValue,
  type Container,
} from '../../../contract/api'
import type { Pod } from '../sparse'

const NAMES = ['cpu', 'memory', 'ephemeral-storage'] as const
type ResourceName = (typeof NAMES)[number]
export type Amounts = Readonly<Record<ResourceName, string>>

export interface RequestsAndLimits {
  readonly requests: Amounts
  readonly limits: Amounts
}

const NOTHING: Amounts = { cpu: '0', memory: '0', 'ephemeral-storage': '0' }

/** Init containers run one after another, before the others: the largest of them counts, not their sum. */
export function podRequests({ spec }: Pod): RequestsAndLimits {
  return { requests: amountsOf('requests'), limits: amountsOf('limits') }

  function amountsOf(part: 'requests' | 'limits'): Amounts {
    const [sidecars, inits] = partition(spec?.initContainers ?? [])
    const together = [...(spec?.containers ?? []), ...sidecars]
      .map((each) => read(each, part))
      .reduce((a, b) => combine(a, b, addQuantities), NOTHING)
    return inits.map((each) => read(each, part)).reduce((a, b) => combine(a, b, maxQuantity), together)
  }
}

export function sumRequests(pods: readonly Pod[]): RequestsAndLimits {
  return pods.map(podRequests).reduce(
    (a, b) => ({
      requests: combine(a.requests, b.requests, addQuantities),
      limits: combine(a.limits, b.limits, addQuantities),
    }),
    { requests: NOTHING, limits: NOTHING },
  )
}

function partition(containers: readonly Container[]): [sidecars: Container[], inits: Container[]] {
  const isSidecar = ({ restartPolicy }: Container): boolean => restartPolicy === 'Always'
  return [containers.filter(isSidecar), containers.filter((each) => !isSidecar(each))]
}

function read({ resources }: Container, part: 'requests' | 'limits'): Amounts {
  const amounts = resources?.[part] ?? {}
  return Object.fromEntries(NAMES.map((name) => [name, amounts[name] ?? '0'])) as Amounts
}

function combine(a: Amounts, b: Amounts, operation: (a: string, b: string) => string): Amounts {
  return Object.fromEntries(NAMES.map((name) => [name, operation(a[name], b[name])])) as Amounts
}

/** `100m (2%)` of what the node can give. */
export function allocatedText(
  amount: string,
  name: ResourceName,
  allocatable: Readonly<Record<string, string>>,
): string {
  const valueOf = name === 'cpu' ? milliValue : quantityValue
  const total = allocatable[name] ? valueOf(allocatable[name]) : 0
  return `${canonicalQuantity(amount)} (${total === 0 ? 0 : Math.trunc((valueOf(amount) / total) * 100)}%)`
}
