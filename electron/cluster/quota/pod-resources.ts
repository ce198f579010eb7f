/** What a Pod as a whole may ask for and may use. */
// Models: staging/src/k8s.io/component-helpers/resource/helpers.go: PodRequests, PodLimits
// Simplified: a resize in progress is not looked at.
import type { Container, PodSpec } from '../../contract/api'
import { addLists, maskList, maxLists, type ResourceList } from './resource-list'

export type ResourceKind = 'requests' | 'limits'

/** What the containers need at their busiest, or what the Pod says for itself; without the overhead of its sandbox. */
export function podResources(spec: PodSpec, kind: ResourceKind): ResourceList {
  let sum: ResourceList = {}
  for (const container of spec.containers ?? []) sum = addLists(sum, resourcesOf(container, kind)) // eslint-disable-line @typescript-eslint/no-unnecessary-condition -- a Pod that nobody has checked yet may have none
  let sidecars: ResourceList = {}
  let peak: ResourceList = {}
  for (const init of spec.initContainers ?? []) {
    const own = resourcesOf(init, kind)
    if (init.restartPolicy === 'Always') {
      sum = addLists(sum, own)
      sidecars = addLists(sidecars, own)
      peak = maxLists(peak, sidecars)
    } else peak = maxLists(peak, addLists(own, sidecars))
  }
  return { ...maxLists(sum, peak), ...podLevel(spec, kind) }
}

/** With the overhead: it adds to each request, and to the limits that there are. */
export function podResourcesWithOverhead(spec: PodSpec, kind: ResourceKind): ResourceList {
  const resources = podResources(spec, kind)
  const overhead = spec.overhead ?? {}
  return addLists(resources, kind === 'requests' ? overhead : maskList(overhead, Object.keys(resources)))
}

/** Does the Pod name resources for all its containers together? */
export function hasPodLevelResources(spec: PodSpec): boolean {
  return [...Object.keys(podLevel(spec, 'requests')), ...Object.keys(podLevel(spec, 'limits'))].length > 0
}

function podLevel({ resources }: PodSpec, kind: ResourceKind): ResourceList {
  const named = resources?.[kind] ?? {}
  return maskList(named, Object.keys(named).filter(isPodLevelResource))
}

function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')
}

function resourcesOf({ resources }: Container, kind: ResourceKind): ResourceList {
  return resources?.[kind] ?? {}
}
