import type {
  MatchResources, MutatingAdmissionPolicy, MutatingAdmissionPolicyBinding, ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding, Validation,
} from '../../../contract/api' // prettier-ignore
import { mutatingExpressionErrors, validatingExpressionErrors } from '../admission/policy/expression-errors'
import { listOf } from '../schema/unsound'
import { validateChoice, validateOptionalChoice } from './choice'
import { duplicate, type FieldError, invalidValue, notSupported, required } from './field-error'
import { validateLabelSelector } from './label-selector'
import { validateRule } from './webhook'

/** Policies of admission and their bindings. */
// Models: pkg/apis/admissionregistration/validation/validation.go
const FAILURE = ['Fail', 'Ignore']
const ACTIONS = ['Audit', 'Deny', 'Warn']
const REASONS = ['Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge']
const REINVOCATION = ['IfNeeded', 'Never']
const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/

export function validateValidatingPolicy({ spec }: ValidatingAdmissionPolicy): FieldError[] {
  const { validations = [], auditAnnotations = [] } = spec
  const errors = validateCommon(spec)
  if (validations.length + auditAnnotations.length === 0) {
    const detail = 'validations or auditAnnotations must be non-empty'
    errors.push(required('spec.validations', detail), required('spec.auditAnnotations', detail))
  }
  const own = validations.flatMap((each, i) => validateValidation(each, `spec.validations[${i}]`))
  return [...errors, ...own, ...validatingExpressionErrors(spec)]
}

function validateValidation({ expression, message = '', reason }: Validation, path: string): FieldError[] {
  const errors = expression.trim() === '' ? [required(`${path}.expression`, 'expression is not specified')] : []
  if (message !== '' && message.trim() === '')
    errors.push(invalidValue(`${path}.message`, message, 'message must be non-empty if specified'))
  if (message.trim().includes('\n'))
    errors.push(invalidValue(`${path}.message`, message, 'message must not contain line breaks'))
  if (reason !== undefined && !REASONS.includes(reason)) errors.push(notSupported(`${path}.reason`, reason, REASONS))
  return errors
}

interface PolicySpec {
  readonly failurePolicy?: string
  readonly matchConstraints?: MatchResources
  readonly paramKind?: { readonly apiVersion?: string; readonly kind?: string }
  readonly variables?: readonly { readonly name: string; readonly expression: string }[]
}

function validateCommon({ failurePolicy, matchConstraints, paramKind, variables = [] }: PolicySpec): FieldError[] {
  const errors = validateChoice(failurePolicy, FAILURE, 'spec.failurePolicy')
  for (const field of ['apiVersion', 'kind'] as const)
    if (paramKind && !paramKind[field]) errors.push(required(`spec.paramKind.${field}`))
  const at = 'spec.matchConstraints'
  if (!matchConstraints) errors.push(required(at))
  else {
    errors.push(...validateMatch(matchConstraints, at))
    if (listOf(matchConstraints.resourceRules).length === 0) errors.push(required(`${at}.resourceRules`))
  }
  return [...errors, ...variables.flatMap(({ name, expression }, i) => {
    const path = `spec.variables[${i}]`
    const unsound = IDENTIFIER.test(name) ? [] : [invalidValue(`${path}.name`, name, 'name is not a valid CEL identifier')]
    if (variables.findIndex((other) => other.name === name) < i) unsound.push(duplicate(`${path}.name`, name))
    return expression ? unsound : [...unsound, required(`${path}.expression`, 'expression is not specified')]
  })]
} // prettier-ignore

function validateMatch(match: MatchResources, path: string): FieldError[] {
  const rules = (field: 'resourceRules' | 'excludeResourceRules'): FieldError[] =>
    (match[field] ?? []).flatMap((rule, i) => validateRule(rule, `${path}.${field}[${i}]`))
  return [
    ...validateOptionalChoice(match.matchPolicy, ['Equivalent', 'Exact'], `${path}.matchPolicy`),
    ...validateLabelSelector(match.namespaceSelector, `${path}.namespaceSelector`),
    ...validateLabelSelector(match.objectSelector, `${path}.objectSelector`),
    ...rules('resourceRules'),
    ...rules('excludeResourceRules'),
  ]
}

export function validateMutatingPolicy({ spec }: MutatingAdmissionPolicy): FieldError[] {
  const { mutations = [], reinvocationPolicy } = spec
  const errors = validateCommon(spec)
  if (mutations.length === 0) errors.push(required('spec.mutations', 'mutations must contain at least one item'))
  for (const [i, { patchType, applyConfiguration, jsonPatch }] of mutations.entries()) {
    const path = `spec.mutations[${i}]`
    errors.push(...validateChoice(patchType, ['ApplyConfiguration', 'JSONPatch'], `${path}.patchType`))
    if (patchType === 'ApplyConfiguration' && !applyConfiguration) errors.push(required(`${path}.applyConfiguration`, 'must be specified when patchType is ApplyConfiguration'))
    if (patchType === 'JSONPatch' && !jsonPatch) errors.push(required(`${path}.jsonPatch`, 'must be specified when patchType is JSONPatch'))
  }
  const reinvocation = validateChoice(reinvocationPolicy, REINVOCATION, 'spec.reinvocationPolicy')
  return [...errors, ...reinvocation, ...mutatingExpressionErrors(spec)]
} // prettier-ignore

export function validateValidatingBinding({ spec }: ValidatingAdmissionPolicyBinding): FieldError[] {
  const actions = listOf(spec.validationActions)
  const path = 'spec.validationActions'
  const errors = validatePolicyBinding(spec)
  if (actions.length === 0) errors.push(required(path, 'at least one validation action is required'))
  for (const [i, action] of actions.entries()) {
    if (!ACTIONS.includes(action)) errors.push(notSupported(`${path}[${i}]`, action, ACTIONS))
    if (actions.indexOf(action) < i) errors.push(duplicate(`${path}[${i}]`, action))
  }
  if (!actions.includes('Deny') || !actions.includes('Warn')) return errors
  return [...errors, invalidValue(path, actions, 'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)')] // prettier-ignore
}

export function validateMutatingBinding({ spec }: MutatingAdmissionPolicyBinding): FieldError[] {
  return validatePolicyBinding(spec)
}

interface BindingSpec {
  readonly policyName?: string
  readonly matchResources?: MatchResources
  readonly paramRef?: { readonly name?: string; readonly selector?: object; readonly parameterNotFoundAction?: string }
}

function validatePolicyBinding({ policyName, matchResources, paramRef }: BindingSpec): FieldError[] {
  const errors = policyName ? [] : [required('spec.policyName')]
  if (paramRef) {
    const at = 'spec.paramRef'
    if (paramRef.name !== undefined && paramRef.selector) errors.push(invalidValue(`${at}.name`, paramRef.name, 'name and selector are mutually exclusive'))
    if (!paramRef.name && !paramRef.selector) errors.push(required(at, 'one of name or selector must be specified'))
    errors.push(...validateChoice(paramRef.parameterNotFoundAction, ['Deny', 'Allow'], `${at}.parameterNotFoundAction`))
  }
  return matchResources ? [...errors, ...validateMatch(matchResources, 'spec.matchResources')] : errors
} // prettier-ignore
