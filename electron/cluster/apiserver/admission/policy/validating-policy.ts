/** Policies written in CEL that judge requests. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/validating/{plugin,dispatcher}.go
import {
  ApiError,
  type ApiObject,
  type ValidatingAdmissionPolicy,
  type ValidatingAdmissionPolicyBinding,
} from '../../../../contract/api'
import type { Authorizer } from '../../authorization/authorizer'
import { isExempt } from '../matching/rules'
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin'
import { refused } from '../refusal'
import { guardsOf } from './bindings'
import { verdictOf, type Denial } from './verdict'

const FAILURES = 'validation.policy.admission.k8s.io/validation_failure'
const CODES: Readonly<Record<string, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  RequestEntityTooLarge: 413,
  Invalid: 422,
}

interface Failure extends Denial {
  readonly policy: ValidatingAdmissionPolicy
  readonly binding: ValidatingAdmissionPolicyBinding
  /** The policy could not even be asked: that is refused, whatever the binding says. */
  readonly isUnasked: boolean
}

export function validatingAdmissionPolicy(authorizer: Pick<Authorizer, 'authorize'>): AdmissionPlugin {
  return {
    name: 'ValidatingAdmissionPolicy',
    handles: (_, { resource }) => !isExempt(resource),
    validate(object, attributes) {
      const bindings = attributes.view.list('ValidatingAdmissionPolicyBinding')
      if (bindings.length === 0) return
      const policies = attributes.view.list('ValidatingAdmissionPolicy')
      enforce(failuresOf(policies, bindings, object, attributes, authorizer), object, attributes)
    },
  }
}

function failuresOf(
  policies: readonly ValidatingAdmissionPolicy[],
  bindings: readonly ValidatingAdmissionPolicyBinding[],
  object: ApiObject,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
): readonly Failure[] {
  return guardsOf(policies, bindings, object, attributes).flatMap(({ policy, binding, params, mistake }) => {
    const told = (denials: readonly Denial[]): readonly Failure[] => denials.map((denial) => ({ ...denial, policy, binding, isUnasked: mistake !== '' }))
    if (mistake !== '')
      return policy.spec.failurePolicy === 'Ignore' ? [] : told([{ message: `failed to configure binding: ${mistake}`, reason: 'Invalid', index: -1 }])
    return params.flatMap((param) => {
      const { denials, notes } = verdictOf(policy, object, param, attributes, authorizer)
      for (const [key, value] of notes) attributes.annotate(`${policy.metadata.name}/${key}`, value)
      return told(denials)
    })
  })
} // prettier-ignore

/** What a failure leads to is up to the binding. */
function enforce(failures: readonly Failure[], object: ApiObject, attributes: AdmissionAttributes): void {
  const does = (action: string) => ({ binding }: Failure) => binding.spec.validationActions.includes(action) // prettier-ignore
  for (const failure of failures.filter(does('Warn')))
    attributes.warn(`Validation failed for ${named(failure)}: ${failure.message}`)
  const noted = failures.filter(does('Audit'))
  if (noted.length > 0) attributes.annotate(FAILURES, JSON.stringify(noted.map(auditOf)))
  const denied = failures.find((failure) => failure.isUnasked || does('Deny')(failure))
  if (denied) throw denialError(denied, object, attributes)
}

function named({ policy, binding }: Failure): string {
  return `ValidatingAdmissionPolicy '${policy.metadata.name}' with binding '${binding.metadata.name}'`
}

function auditOf({ message, policy, binding, index }: Failure): object {
  const { validationActions } = binding.spec
  return {
    message,
    policy: policy.metadata.name,
    binding: binding.metadata.name,
    expressionIndex: index,
    validationActions,
  }
}

/** The first denial speaks; its words are those of a refusal, its code is what the policy says. */
function denialError(failure: Failure, object: ApiObject, attributes: AdmissionAttributes): ApiError {
  const message = `${named(failure)} denied request: ${failure.message}`
  const { status } = refused(attributes, object, message, [{ message }])
  return new ApiError({ ...status, reason: failure.reason, code: CODES[failure.reason] ?? 422 })
}
