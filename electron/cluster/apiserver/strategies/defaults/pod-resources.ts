import {
  addQuantities,
  type Container,
  type PodSpec,
  type Quantity,
  type ResourceRequirements,
} from '../../../../contract/api'
import { listOf } from '../../schema/unsound'
import { fill, mapShared, withField } from './fill'

/** Requests that follow from limits, for containers and for the Pod as a whole. */
// Models: pkg/apis/core/v1/defaults.go: SetDefaults_Pod, defaultPodRequests, defaultHugePagePodLimits
type Resources = Readonly<Record<string, Quantity>>

export function defaultPodResources(spec: PodSpec): PodSpec {
  let defaulted = withField(spec, 'containers', mapShared(listOf(spec.containers), requestsFromLimits))
  if (spec.initContainers) {
    defaulted = withField(defaulted, 'initContainers', mapShared(spec.initContainers, requestsFromLimits))
  }
  return spec.resources ? withField(defaulted, 'resources', podLevel(defaulted, spec.resources)) : defaulted
}

function requestsFromLimits(container: Container): Container {
  const limits = container.resources?.limits
  if (!limits) return container
  const requests: Resources = container.resources.requests ?? {}
  const filled = fill(requests, limits)
  return filled === container.resources.requests
    ? container
    : { ...container, resources: { ...container.resources, requests: filled } }
}

function podLevel(spec: PodSpec, resources: ResourceRequirements): ResourceRequirements {
  if (!resources.limits && !resources.requests) return resources
  const limits = withHugePages(resources.limits ?? {}, aggregate(spec, 'limits'))
  const requests = podRequests(resources.requests ?? {}, limits, aggregate(spec, 'requests'))
  return {
    ...resources,
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(Object.keys(requests).length > 0 && { requests }),
  }
}

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')
const isPodLevel = (name: string): boolean => name === 'cpu' || name === 'memory' || isHugePages(name)

/** Huge pages cannot be overcommitted: what the containers may use, the Pod may use. */
function withHugePages(limits: Resources, ofContainers: Resources): Resources {
  return fill(limits, Object.fromEntries(Object.entries(ofContainers).filter(([name]) => isHugePages(name))))
}

function podRequests(requests: Resources, limits: Resources, ofContainers: Resources): Resources {
  const fallback: Record<string, Quantity> = {}
  for (const name of new Set([...Object.keys(limits), ...Object.keys(ofContainers)])) {
    if (!isPodLevel(name)) continue
    const asked = isHugePages(name) ? limits[name] : (ofContainers[name] ?? limits[name])
    if (asked !== undefined) fallback[name] = asked
  }
  return fill(requests, fallback)
}

/** What all containers of the Pod ask for together. */
function aggregate(spec: PodSpec, kind: 'limits' | 'requests'): Resources {
  const sum = new Map<string, Quantity>()
  for (const { resources } of spec.containers) {
    for (const [name, quantity] of Object.entries<Quantity>(resources?.[kind] ?? {})) {
      const before = sum.get(name)
      sum.set(name, before === undefined ? quantity : addQuantities(before, quantity))
    }
  }
  return Object.fromEntries(sum)
}
