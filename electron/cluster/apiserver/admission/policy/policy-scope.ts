/** The names that a policy's expressions may use beside those of all admission: its parameters and its own variables. */
// Models: k8s.io/apiserver/pkg/admission/plugin/cel/composition.go
import type { ApiObject, Variable } from '../../../../contract/api'
import { Budget } from '../../../cel/budget'
import { CelError, CostExceeded } from '../../../cel/cel-error'
import type { Scope } from '../../../cel/evaluator'
import { fromJson } from '../../../cel/json'
import type { CelValue } from '../../../cel/values'
import type { Authorizer } from '../../authorization/authorizer'
import { programOf } from '../matching/programs'
import { admissionScope, NAMES, Variables } from '../matching/scope'
import type { AdmissionAttributes } from '../plugin'

/** Without variables of its own, a policy cannot speak of them. */
export function policyNames(spec: {
  readonly paramKind?: object
  readonly variables?: readonly Variable[]
}): readonly string[] {
  return [...NAMES, ...(spec.paramKind ? ['params'] : []), ...(spec.variables?.length ? ['variables'] : [])]
}

export function policyScope(
  spec: { readonly paramKind?: object; readonly variables?: readonly Variable[] },
  object: ApiObject | null,
  params: ApiObject | null,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
  budget: Budget,
): Scope {
  const names = policyNames(spec)
  const makers = new Map<string, () => CelValue>()
  const variables = new Variables(makers)
  const scope = admissionScope(object, attributes, authorizer, {
    ...(spec.paramKind && { params: () => fromJson(params) }),
    variables: () => variables,
  })
  for (const { name, expression } of spec.variables ?? [])
    makers.set(name, () =>
      composed(name, () => programOf(expression, names, 'any').run(scope, new Budget(undefined, budget))),
    )
  return scope
}

function composed(name: string, compute: () => CelValue): CelValue {
  try {
    return compute()
  } catch (error) {
    if (!(error instanceof CelError) || error instanceof CostExceeded) throw error
    throw new CelError(`composited variable "${name}" fails to evaluate: ${error.message}`)
  }
}
