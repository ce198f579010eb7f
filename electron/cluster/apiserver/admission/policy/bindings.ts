/** Which policies guard a request: those that match it, by a binding that matches it too. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/generic/{policy_source,policy_dispatcher}.go
import type { ApiObject, MatchResources, ParamKind, ParamRef } from '../../../../contract/api'
import { matchesResources } from '../matching/rules'
import type { AdmissionAttributes } from '../plugin'
import { paramsFor } from './params'

export interface Policy extends ApiObject {
  readonly spec: { readonly matchConstraints?: MatchResources; readonly paramKind?: ParamKind }
}

export interface PolicyBinding extends ApiObject {
  readonly spec: {
    readonly policyName?: string
    readonly matchResources?: MatchResources
    readonly paramRef?: ParamRef
  }
}

/** A policy that is to be asked, once for each of its parameters. */
export interface Guard<P, B> {
  readonly policy: P
  readonly binding: B
  readonly params: readonly (ApiObject | null)[]
  /** Why it cannot be asked; '' for most. */
  readonly mistake: string
}

export function guardsOf<P extends Policy, B extends PolicyBinding>(
  policies: readonly P[],
  bindings: readonly B[],
  object: ApiObject,
  attributes: AdmissionAttributes,
): readonly Guard<P, B>[] {
  return policies
    .filter(({ spec }) => matchesResources(spec.matchConstraints, object, attributes))
    .flatMap((policy) =>
      bindings
        .filter(
          ({ spec }) =>
            spec.policyName === policy.metadata.name && matchesResources(spec.matchResources, object, attributes),
        )
        .map((binding) => ({ policy, binding, ...paramsFor(policy, binding, attributes) })),
    )
}
