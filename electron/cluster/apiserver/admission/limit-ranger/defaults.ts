/** What a container gets that does not say how much it needs, and the note that tells so. */
// Models: plugin/pkg/admission/limitranger/admission.go: defaultContainerResourceRequirements, mergePodResourceRequirements
import type { Container, LimitRange, Pod } from '../../../../contract/api'
import type { ResourceList } from '../../../quota/resource-list'

const ANNOTATION = 'kubernetes.io/limit-ranger'

interface Defaults {
  readonly requests: ResourceList
  readonly limits: ResourceList
}

export function withDefaults(pod: Pod, range: LimitRange): Pod {
  const defaults = defaultsOf(range)
  const notes: string[] = []
  const complete = <T extends Container>(container: T, what: string): T => {
    const { completed, set } = withDefaultResources(container, defaults)
    notes.push(...set.map((text) => `${text} for ${what} ${container.name}`))
    return completed
  }
  const containers = pod.spec.containers.map((container) => complete(container, 'container'))
  const initContainers = pod.spec.initContainers?.map((container) => complete(container, 'init container'))
  if (notes.length === 0) return pod
  const annotations = { ...pod.metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}` }
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: { ...pod.spec, containers, ...(initContainers && { initContainers }) },
  }
}

/** Later items of the range overrule earlier ones. */
function defaultsOf({ spec }: LimitRange): Defaults {
  const items = spec.limits.filter(({ type }) => type === 'Container')
  const merged = (lists: readonly (ResourceList | undefined)[]): ResourceList =>
    Object.assign({}, ...lists) as ResourceList
  return {
    requests: merged(items.map((item) => item.defaultRequest)),
    limits: merged(items.map((item) => item.default)),
  }
}

/** The container, and what was set in it: `cpu, memory request`. */
export function withDefaultResources<T extends Container>(
  container: T,
  defaults: Defaults,
): { readonly completed: T; readonly set: readonly string[] } {
  const resources = { ...container.resources }
  const set: string[] = []
  for (const part of ['requests', 'limits'] as const) {
    const named = resources[part] ?? {}
    const missing = Object.keys(defaults[part]).filter((name) => named[name] === undefined)
    if (missing.length === 0) continue
    resources[part] = { ...named, ...Object.fromEntries(missing.map((name) => [name, defaults[part][name]!])) }
    set.push(`${missing.sort().join(', ')} ${part === 'requests' ? 'request' : 'limit'}`)
  }
  return { completed: set.length === 0 ? container : { ...container, resources }, set }
}
