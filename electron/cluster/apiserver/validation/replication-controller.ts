import type { ReplicationController } from '../../../contract/api'
import { type FieldError, required } from './field-error'
import { validateNonNegative } from './numbers'
import { validateLastingTemplate } from './pod-template'

/** ReplicationControllers, from before there were ReplicaSets. */
// Models: pkg/apis/core/validation/validation.go: ValidateReplicationControllerSpec
export function validateReplicationController({ spec }: ReplicationController): FieldError[] {
  const { selector = {}, template, replicas, minReadySeconds } = spec
  const isEmpty = Object.keys(selector).length === 0
  return [
    ...validateNonNegative(minReadySeconds, 'spec.minReadySeconds'),
    ...(isEmpty ? [required('spec.selector')] : []),
    ...validateNonNegative(replicas, 'spec.replicas'),
    ...(template
      ? validateLastingTemplate(template, { matchLabels: selector }, 'ReplicationController')
      : [required('spec.template')]),
  ]
}
