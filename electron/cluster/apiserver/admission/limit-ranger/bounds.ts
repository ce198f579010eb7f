/** The bounds of a LimitRange, and what is said to whoever leaves them. */
// Models: plugin/pkg/admission/limitranger/admission.go: PodValidateLimitFunc, PersistentVolumeClaimValidateLimitFunc
import { compareQuantities, parseQuantity, type LimitRangeItem, type PersistentVolumeClaim, type Pod, type Quantity } from '../../../../contract/api' // prettier-ignore
import { podResources } from '../../../quota/pod-resources'
import type { ResourceList } from '../../../quota/resource-list'

export function podViolations(item: LimitRangeItem, { spec }: Pod): readonly string[] {
  if (item.type === 'Pod') return violations(item, podResources(spec, 'requests'), podResources(spec, 'limits'))
  if (item.type !== 'Container') return []
  const containers = [...spec.containers, ...(spec.initContainers ?? [])]
  return containers.flatMap(({ resources }) => violations(item, resources?.requests ?? {}, resources?.limits ?? {}))
}

export function claimViolations(item: LimitRangeItem, { spec }: PersistentVolumeClaim): readonly string[] {
  if (item.type !== 'PersistentVolumeClaim') return []
  const requests = spec.resources?.requests ?? {}
  return [
    ...each(item.min, (name, least) => minimum(item.type, name, least, requests, {})),
    ...each(item.max, (name, most) => maximumRequest(item.type, name, most, requests)),
  ]
}

function violations(item: LimitRangeItem, requests: ResourceList, limits: ResourceList): readonly string[] {
  return [
    ...each(item.min, (name, least) => minimum(item.type, name, least, requests, limits)),
    ...each(item.max, (name, most) => maximum(item.type, name, most, requests, limits)),
    ...each(item.maxLimitRequestRatio, (name, most) => ratio(item.type, name, most, requests, limits)),
  ]
}

function minimum(type: string, name: string, least: Quantity, requests: ResourceList, limits: ResourceList): string {
  const bound = `minimum ${name} usage per ${type} is ${least}`
  const [request, limit] = [requests[name], limits[name]]
  if (request === undefined) return `${bound}.  No request is specified`
  if (isMore(least, request)) return `${bound}, but request is ${request}`
  return limit !== undefined && isMore(least, limit) ? `${bound}, but limit is ${limit}` : ''
}

function maximum(type: string, name: string, most: Quantity, requests: ResourceList, limits: ResourceList): string {
  const bound = `maximum ${name} usage per ${type} is ${most}`
  const [request, limit] = [requests[name], limits[name]]
  if (limit === undefined) return `${bound}.  No limit is specified`
  if (isMore(limit, most)) return `${bound}, but limit is ${limit}`
  return request !== undefined && isMore(request, most) ? `${bound}, but request is ${request}` : ''
}

function maximumRequest(type: string, name: string, most: Quantity, requests: ResourceList): string {
  const bound = `maximum ${name} usage per ${type} is ${most}`
  const request = requests[name]
  if (request === undefined) return `${bound}.  No request is specified`
  return isMore(request, most) ? `${bound}, but request is ${request}` : ''
}

function ratio(type: string, name: string, most: Quantity, requests: ResourceList, limits: ResourceList): string {
  const bound = `${name} max limit to request ratio per ${type} is ${most}`
  const [request, limit] = [amount(requests[name]), amount(limits[name])]
  if (request === 0) return `${bound}, but no request is specified or request is 0`
  if (limit === 0) return `${bound}, but no limit is specified or limit is 0`
  const observed = limit / request
  return observed > amount(most) ? `${bound}, but provided ratio is ${observed.toFixed(6)}` : ''
}

/** In the order of the names: maps have none of their own. */
function each(bounds: ResourceList | undefined, check: (name: string, bound: Quantity) => string): readonly string[] {
  const names = Object.keys(bounds ?? {}).sort()
  return names.map((name) => check(name, bounds![name]!)).filter((text) => text !== '')
}

function isMore(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) > 0
}

function amount(quantity: Quantity | undefined): number {
  return quantity === undefined ? 0 : Number(parseQuantity(quantity).nanos) / 1e9
}
