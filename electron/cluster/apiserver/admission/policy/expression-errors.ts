/** What is wrong with the expressions of a policy, when it is made or changed. */
// Models: pkg/apis/admissionregistration/validation/validation.go: validateValidationExpression, convertCELErrorToValidationError
import type {
  MatchCondition,
  MutatingAdmissionPolicySpec,
  ValidatingAdmissionPolicySpec,
  Variable,
} from '../../../../contract/api'
import { compile, type Wanted } from '../../../cel/compile'
import { invalidValue, type FieldError } from '../../validation/field-error'
import { NAMES } from '../matching/scope'
import { policyNames } from './policy-scope'

export function validatingExpressionErrors(spec: ValidatingAdmissionPolicySpec): readonly FieldError[] {
  const names = policyNames(spec)
  const { validations = [], auditAnnotations = [] } = spec
  return [
    ...commonErrors(spec, names),
    ...validations.flatMap(({ expression, messageExpression }, index) => [
      ...mistakes(expression, names, 'bool', `spec.validations[${index}].expression`),
      ...mistakes(messageExpression, names, 'string', `spec.validations[${index}].messageExpression`),
    ]),
    ...auditAnnotations.flatMap(({ valueExpression }, index) =>
      mistakes(valueExpression, names, 'any', `spec.auditAnnotations[${index}].valueExpression`),
    ),
  ]
}

export function mutatingExpressionErrors(spec: MutatingAdmissionPolicySpec): readonly FieldError[] {
  const names = policyNames(spec)
  return [
    ...commonErrors(spec, names),
    ...(spec.mutations ?? []).flatMap(({ applyConfiguration, jsonPatch }, index) => [
      ...mistakes(
        applyConfiguration?.expression,
        names,
        'any',
        `spec.mutations[${index}].applyConfiguration.expression`,
      ),
      ...mistakes(jsonPatch?.expression, names, 'any', `spec.mutations[${index}].jsonPatch.expression`),
    ]),
  ]
}

/** Webhooks know neither parameters nor variables. */
export function conditionErrors(
  conditions: readonly MatchCondition[] | undefined,
  path: string,
): readonly FieldError[] {
  return errorsOf(conditions, NAMES, path)
}

function commonErrors(
  {
    variables = [],
    matchConditions,
  }: { readonly variables?: readonly Variable[]; readonly matchConditions?: readonly MatchCondition[] },
  names: readonly string[],
): readonly FieldError[] {
  return [
    ...errorsOf(matchConditions, names, 'spec.matchConditions'),
    ...variables.flatMap(({ expression }, index) =>
      mistakes(expression, names, 'any', `spec.variables[${index}].expression`),
    ),
  ]
}

function errorsOf(
  conditions: readonly MatchCondition[] | undefined,
  names: readonly string[],
  path: string,
): readonly FieldError[] {
  return (conditions ?? []).flatMap(({ expression }, index) =>
    mistakes(expression, names, 'bool', `${path}[${index}].expression`),
  )
}

function mistakes(
  source: string | undefined,
  variables: readonly string[],
  wanted: Wanted,
  path: string,
): readonly FieldError[] {
  if (!source?.trim()) return []
  const program = compile(source, { variables, wanted })
  return typeof program === 'string' ? [invalidValue(path, source, program)] : []
}
