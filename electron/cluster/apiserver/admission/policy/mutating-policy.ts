/** Policies written in CEL that change objects. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/{plugin,dispatcher}.go
// Simplified: each policy has one turn: none is asked again when a later one has changed the object.
import {
  isApiError,
  type ApiError,
  type ApiObject,
  type MutatingAdmissionPolicy,
  type MutatingAdmissionPolicyBinding,
} from '../../../../contract/api'
import { Budget, RUNTIME_BUDGET } from '../../../cel/budget'
import { CelError } from '../../../cel/cel-error'
import type { Authorizer } from '../../authorization/authorizer'
import { meetsConditions } from '../matching/conditions'
import { isExempt } from '../matching/rules'
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin'
import { refused } from '../refusal'
import { guardsOf, type Guard } from './bindings'
import { mutated, MutationError } from './mutation'
import { policyNames, policyScope } from './policy-scope'

type Authority = Pick<Authorizer, 'authorize'>

export function mutatingAdmissionPolicy(authorizer: Authority): AdmissionPlugin {
  return {
    name: 'MutatingAdmissionPolicy',
    handles: (operation, { resource }) => (operation === 'create' || operation === 'update') && !isExempt(resource),
    mutate(object, attributes) {
      const bindings = attributes.view.list('MutatingAdmissionPolicyBinding')
      if (bindings.length === 0) return object
      return changed(object, bindings, attributes, authorizer)
    },
  }
}

/** A later policy meets what the earlier ones have made of the object. */
function changed(
  object: ApiObject,
  bindings: readonly MutatingAdmissionPolicyBinding[],
  attributes: AdmissionAttributes,
  authorizer: Authority,
): ApiObject {
  let current = object
  for (const policy of attributes.view.list('MutatingAdmissionPolicy'))
    for (const guard of guardsOf([policy], bindings, current, attributes))
      current = applied(current, guard, attributes, authorizer)
  return current
}

function applied(
  object: ApiObject,
  { policy, binding, params, mistake }: Guard<MutatingAdmissionPolicy, MutatingAdmissionPolicyBinding>,
  attributes: AdmissionAttributes,
  authorizer: Authority,
): ApiObject {
  const refuse = (why: string): ApiError =>
    refused(
      attributes,
      object,
      `policy '${policy.metadata.name}' with binding '${binding.metadata.name}' denied request: ${why}`,
    )
  const ignores = policy.spec.failurePolicy === 'Ignore'
  if (mistake !== '' && !ignores) throw refuse(`failed to configure binding: ${mistake}`)
  let current = object
  for (const param of params) {
    try {
      current = withMutations(current, policy, param, attributes, authorizer)
    } catch (error) {
      if (!(error instanceof CelError) && !(error instanceof MutationError) && !isApiError(error)) throw error
      if (!ignores) throw refuse(error.message)
    }
  }
  return current
}

function withMutations(
  object: ApiObject,
  { spec }: MutatingAdmissionPolicy,
  params: ApiObject | null,
  attributes: AdmissionAttributes,
  authorizer: Authority,
): ApiObject {
  const budget = new Budget(RUNTIME_BUDGET)
  const scopeOf = (current: ApiObject): ReturnType<typeof policyScope> =>
    policyScope(spec, current, params, attributes, authorizer, budget)
  const names = policyNames(spec)
  const isMet = meetsConditions(spec.matchConditions, names, scopeOf(object), budget)
  if (typeof isMet === 'string') throw new MutationError(isMet)
  if (!isMet) return object
  return (spec.mutations ?? []).reduce(
    (current, mutation) => mutated(current, mutation, names, scopeOf(current), budget),
    object,
  )
}
