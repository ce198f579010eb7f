/** Resolves a Pod's priority, and sees that there is only one default. */
// Models: plugin/pkg/admission/priority/admission.go
import type { Pod, PriorityClass } from '../../../contract/api'
import type { ServerView } from '../server-view'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'
import { refused } from './refusal'

export const priority: AdmissionPlugin = {
  name: 'Priority',
  handles(operation, request) {
    const isClass = request.resource.kind === 'PriorityClass' && (operation === 'create' || operation === 'update')
    return isClass || isPodCreation(operation, request)
  },
  mutate: (object, attributes) => (object.kind === 'Pod' ? withPriority(object as Pod, attributes) : object),
  validate(object, attributes) {
    if (object.kind === 'PriorityClass') refuseSecondDefault(object as PriorityClass, attributes)
  },
}

function withPriority(pod: Pod, attributes: AdmissionAttributes): Pod {
  const { spec } = pod
  const chosen = classOf(pod, attributes)
  const value = chosen?.value ?? 0
  const preemptionPolicy = chosen ? chosen.preemptionPolicy : 'PreemptLowerPriority'
  const refuse = (field: string, given: string | number, computed: string | number): never => {
    throw refused(attributes, pod, `the ${field} (${given}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`)
  } // prettier-ignore
  if (spec.priority !== undefined && spec.priority !== value) refuse('integer value of priority', spec.priority, value)
  if (preemptionPolicy && spec.preemptionPolicy && spec.preemptionPolicy !== preemptionPolicy)
    refuse('string value of PreemptionPolicy', spec.preemptionPolicy, preemptionPolicy)
  const priorityClassName = spec.priorityClassName || chosen?.metadata.name
  return {
    ...pod,
    spec: {
      ...spec,
      ...(priorityClassName && { priorityClassName }),
      priority: value,
      ...(preemptionPolicy && { preemptionPolicy }),
    },
  }
}

function classOf(pod: Pod, attributes: AdmissionAttributes): PriorityClass | undefined {
  const { priorityClassName } = pod.spec
  if (!priorityClassName) return defaultClass(attributes.view)
  const found = attributes.view.get('PriorityClass', '', priorityClassName)
  if (!found) throw refused(attributes, pod, `no PriorityClass with name ${priorityClassName} was found`)
  return found
}

/** Should there be several defaults in spite of all, the smallest counts. */
function defaultClass(view: ServerView): PriorityClass | undefined {
  const defaults = view.list('PriorityClass').filter(({ globalDefault }) => globalDefault)
  return [...defaults].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]
}

function refuseSecondDefault(object: PriorityClass, attributes: AdmissionAttributes): void {
  const known = object.globalDefault ? defaultClass(attributes.view)?.metadata.name : undefined
  if (known === undefined || (attributes.operation === 'update' && known === object.metadata.name)) return
  throw refused(attributes, object, `PriorityClass ${known} is already marked as default. Only one default can exist`)
}
