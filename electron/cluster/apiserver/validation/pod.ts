import type { Pod } from '../../../contract/api'
import { type FieldError, forbiddenField } from './field-error'
import { validateMetadata } from './metadata'
import { dns1123Subdomain } from './names'
import { validatePodAnnotations } from './pod-annotations'
import { validatePodSpec } from './pod-spec'

/** A Pod at its creation. */
// Models: pkg/apis/core/validation/validation.go: ValidatePodCreate
export function validatePodCreate(pod: Pod): FieldError[] {
  const errors = [
    ...validateMetadata(pod, true, dns1123Subdomain),
    ...validatePodAnnotations(pod),
    ...validatePodSpec(pod.spec, pod.metadata.name, 'spec'),
  ]
  if (pod.spec.ephemeralContainers?.length) {
    errors.push(forbiddenField('spec.ephemeralContainers', 'cannot be set on create'))
  }
  if (pod.spec.nodeName && pod.spec.schedulingGates?.length) {
    errors.push(forbiddenField('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'))
  }
  return errors
}
