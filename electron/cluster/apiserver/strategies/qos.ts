import { compareQuantities, type Container, type PodSpec, quantityValue } from '../../../contract/api'
import { listOf } from '../schema/unsound'

/** The class that decides whose memory is taken first. */
// Models: pkg/apis/core/helper/qos/qos.go: ComputePodQOS
type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort'
const COMPUTE = ['cpu', 'memory'] as const

export function qosClassOf(spec: PodSpec): QosClass {
  const bearers = spec.resources ? [spec] : [...listOf(spec.containers), ...(spec.initContainers ?? [])]
  if (bearers.every((bearer) => !asksForAnything(bearer))) return 'BestEffort'
  return bearers.every(isGuaranteed) ? 'Guaranteed' : 'Burstable'
}

type Bearer = Pick<Container, 'resources'>

function asksForAnything({ resources }: Bearer): boolean {
  return COMPUTE.some((name) => isPositive(resources?.requests?.[name]) || isPositive(resources?.limits?.[name]))
}

function isPositive(quantity: string | undefined): boolean {
  return quantity !== undefined && quantityValue(quantity) > 0
}

/** Every request equals its limit, and there is a limit for both. */
function isGuaranteed({ resources }: Bearer): boolean {
  return COMPUTE.every((name) => {
    const limit = resources?.limits?.[name]
    const request = resources?.requests?.[name]
    return (
      limit !== undefined && isPositive(limit) && (request === undefined || compareQuantities(request, limit) === 0)
    )
  })
}
