/** Resolves a Pod's priority. */
// Models: plugin/pkg/admission/priority/admission.go
// Simplified: without PriorityClasses every Pod has priority 0, but for the two classes of the system.
import { forbidden, type ApiObject, type Pod } from '../../../contract/api'
import type { AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'

const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
}

export const priority: AdmissionPlugin = { name: 'Priority', handles: isPodCreation, mutate: withPriority }

function withPriority(object: ApiObject): Pod {
  const pod = object as Pod
  const className = pod.spec.priorityClassName
  const value = className ? SYSTEM_CLASSES[className] : 0
  if (value === undefined)
    throw forbidden(
      { group: '', resource: 'pods' },
      pod.metadata.name,
      `no PriorityClass with name ${className!} was found`,
    )
  return {
    ...pod,
    spec: { ...pod.spec, priority: value, preemptionPolicy: pod.spec.preemptionPolicy ?? 'PreemptLowerPriority' },
  }
}
