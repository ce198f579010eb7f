/** What a client says beside "delete". */
// Models: k8s.io/apimachinery/pkg/apis/meta/v1/validation: ValidateDeleteOptions
import { badRequest } from '../../../contract/api'
import type { DeleteOptions } from '../request'
import { decodeStrict } from '../schema/decode'
import { invalidValue, notSupported, toInvalidStatus, type FieldError } from '../validation/field-error'

const POLICIES = ['Foreground', 'Background', 'Orphan'] as const

/** No body says nothing; throws 400 for what is no DeleteOptions, 422 for what contradicts itself. */
export function deleteOptionsOf(body: unknown): DeleteOptions {
  if (body === null || body === undefined || body === '') return {}
  const { object, misfit } = decodeStrict('DeleteOptions', body)
  if (misfit !== undefined)
    throw badRequest(`DeleteOptions in version "v1" cannot be handled as a DeleteOptions: ${misfit}`)
  const options = object as DeleteOptions
  const errors = errorsIn(options)
  if (errors.length > 0) throw toInvalidStatus('DeleteOptions', 'meta.k8s.io', '', errors)
  return options
}

function errorsIn({
  gracePeriodSeconds,
  propagationPolicy,
  orphanDependents,
  dryRun = [],
}: DeleteOptions): FieldError[] {
  const errors: FieldError[] = []
  if (propagationPolicy !== undefined && orphanDependents !== undefined)
    errors.push(
      invalidValue(
        'propagationPolicy',
        propagationPolicy,
        'orphanDependents and deletionPropagation cannot be both set',
      ),
    )
  if (propagationPolicy !== undefined && !POLICIES.includes(propagationPolicy))
    errors.push(notSupported('propagationPolicy', propagationPolicy, [...POLICIES, 'nil']))
  if (gracePeriodSeconds !== undefined && gracePeriodSeconds < 0)
    errors.push(invalidValue('gracePeriodSeconds', gracePeriodSeconds, 'must be greater than or equal to 0'))
  for (const value of dryRun) if (value !== 'All') errors.push(notSupported('dryRun', value, ['All']))
  return errors
}
