/** What a Pod's runtime costs, and on which nodes it exists. */
// Models: plugin/pkg/admission/runtimeclass/admission.go
import type { Pod, PodSpec, RuntimeClass, Toleration } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch'
import { equalLists } from '../../quota/resource-list'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'
import { refused } from './refusal'

const MISMATCH = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"
const UNDEFINED = 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'

export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  handles: isPodCreation,
  mutate(object, attributes) {
    const pod = object as Pod
    const chosen = classOf(pod, attributes)
    if (!chosen) return object
    return { ...pod, spec: withScheduling(withOverhead(pod, chosen, attributes), chosen, pod, attributes) }
  },
  validate(object, attributes) {
    const pod = object as Pod
    const defined = classOf(pod, attributes)?.overhead?.podFixed
    if (!defined && Object.keys(pod.spec.overhead ?? {}).length > 0) throw refused(attributes, pod, UNDEFINED)
    if (defined && !equalLists(defined, pod.spec.overhead)) throw refused(attributes, pod, MISMATCH)
  },
}

function classOf(pod: Pod, attributes: AdmissionAttributes): RuntimeClass | null {
  const { runtimeClassName } = pod.spec
  if (!runtimeClassName) return null
  const found = attributes.view.get('RuntimeClass', '', runtimeClassName)
  if (!found) throw refused(attributes, pod, `pod rejected: RuntimeClass "${runtimeClassName}" not found`)
  return found
}

function withOverhead(pod: Pod, { overhead }: RuntimeClass, attributes: AdmissionAttributes): PodSpec {
  if (!overhead?.podFixed) return pod.spec
  if (pod.spec.overhead && !equalLists(overhead.podFixed, pod.spec.overhead)) throw refused(attributes, pod, MISMATCH)
  return { ...pod.spec, overhead: overhead.podFixed }
}

function withScheduling(
  spec: PodSpec,
  { scheduling }: RuntimeClass,
  pod: Pod,
  attributes: AdmissionAttributes,
): PodSpec {
  if (!scheduling) return spec
  const own = spec.nodeSelector ?? {}
  for (const [key, value] of Object.entries(scheduling.nodeSelector ?? {}))
    if (own[key] !== undefined && own[key] !== value) {
      const why = `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own[key]}`
      throw refused(attributes, pod, why)
    }
  const nodeSelector = { ...own, ...scheduling.nodeSelector }
  const tolerations = merged(spec.tolerations ?? [], scheduling.tolerations ?? [])
  return {
    ...spec,
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations }),
  }
}

function merged(own: readonly Toleration[], more: readonly Toleration[]): readonly Toleration[] {
  return [...own, ...more.filter((toleration) => !own.some((known) => jsonEquals(known, toleration)))]
}
