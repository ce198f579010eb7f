import type {
  Affinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinityTerm,
} from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { validateLabelSelector } from './label-selector'
import { dns1123Label, labelValue, qualifiedName } from './names'
import { listOf } from '../schema/unsound'

/** Affinity to nodes and to other Pods. */
// Models: pkg/apis/core/validation/validation.go: validateAffinity, ValidateNodeSelectorTerm, validatePodAffinityTerm
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'

export function validateAffinity(affinity: Affinity | undefined, path: string): FieldError[] {
  if (!affinity) return []
  const errors: FieldError[] = []
  const { nodeAffinity } = affinity
  const nodePath = `${path}.nodeAffinity`
  if (nodeAffinity?.[REQUIRED]) errors.push(...validateNodeSelector(nodeAffinity[REQUIRED], `${nodePath}.${REQUIRED}`))
  for (const [index, { weight, preference }] of (nodeAffinity?.[PREFERRED] ?? []).entries()) {
    const at = `${nodePath}.${PREFERRED}[${index}]`
    errors.push(...validateWeight(weight, at), ...validateNodeSelectorTerm(preference, `${at}.preference`))
  }
  for (const name of ['podAffinity', 'podAntiAffinity'] as const)
    errors.push(...validatePodTerms(affinity, name, `${path}.${name}`))
  return errors
}

function validateWeight(weight: number, path: string): FieldError[] {
  return weight > 0 && weight <= 100 ? [] : [invalidValue(`${path}.weight`, weight, 'must be in the range 1-100')]
}

export function validateNodeSelector({ nodeSelectorTerms }: NodeSelector, path: string): FieldError[] {
  const terms = listOf(nodeSelectorTerms)
  if (terms.length === 0) return [required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term')]
  return terms.flatMap((term, index) => validateNodeSelectorTerm(term, `${path}.nodeSelectorTerms[${index}]`))
}

function validateNodeSelectorTerm(term: NodeSelectorTerm, path: string): FieldError[] {
  return [
    ...(term.matchExpressions ?? []).flatMap((requirement, i) =>
      validateExpression(requirement, `${path}.matchExpressions[${i}]`),
    ),
    ...(term.matchFields ?? []).flatMap((requirement, i) => validateField(requirement, `${path}.matchFields[${i}]`)),
  ]
}

function validateExpression({ key, operator, values = [] }: NodeSelectorRequirement, path: string): FieldError[] {
  const errors: FieldError[] = []
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0) {
    errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"))
  } else if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0) {
    errors.push(forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
  } else if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1) {
    errors.push(required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"))
  } else if (!['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'].includes(operator)) {
    errors.push(invalidValue(`${path}.operator`, operator, 'not a valid selector operator'))
  }
  errors.push(...qualifiedName(key).map((why) => invalidValue(`${path}.key`, key, why)))
  for (const [i, value] of values.entries()) {
    errors.push(...labelValue(value).map((why) => invalidValue(`${path}.values[${i}]`, value, why)))
  }
  return errors
}

function validateField({ key, operator, values = [] }: NodeSelectorRequirement, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(invalidValue(`${path}.operator`, operator, 'not a valid selector operator'))
  } else if (values.length !== 1) {
    errors.push(
      required(`${path}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"),
    )
  }
  if (key !== 'metadata.name') errors.push(invalidValue(`${path}.key`, key, 'not a valid field selector key'))
  return errors
}

function validatePodTerms(affinity: Affinity, name: 'podAffinity' | 'podAntiAffinity', path: string): FieldError[] {
  return [
    ...(affinity[name]?.[REQUIRED] ?? []).flatMap((term, i) => validatePodTerm(term, `${path}.${REQUIRED}[${i}]`)),
    ...(affinity[name]?.[PREFERRED] ?? []).flatMap(({ weight, podAffinityTerm }, i) => {
      const at = `${path}.${PREFERRED}[${i}]`
      return [...validateWeight(weight, at), ...validatePodTerm(podAffinityTerm, `${at}.podAffinityTerm`)]
    }),
  ]
}

function validatePodTerm(term: PodAffinityTerm, path: string): FieldError[] {
  const errors = [
    ...validateLabelSelector(term.labelSelector, `${path}.labelSelector`),
    ...validateLabelSelector(term.namespaceSelector, `${path}.namespaceSelector`),
  ]
  for (const namespace of term.namespaces ?? []) {
    errors.push(...dns1123Label(namespace).map((why) => invalidValue(`${path}.namespace`, namespace, why)))
  }
  errors.push(...validateLabelKeys(term, path))
  if (!term.topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'))
  else
    errors.push(
      ...qualifiedName(term.topologyKey).map((why) => invalidValue(`${path}.topologyKey`, term.topologyKey, why)),
    )
  return errors
}

function validateLabelKeys(
  { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] }: PodAffinityTerm,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  const lists = { matchLabelKeys, mismatchLabelKeys }
  for (const [name, keys] of Object.entries(lists)) {
    if (keys.length > 0 && !labelSelector) {
      errors.push(forbiddenField(`${path}.${name}`, 'must not be specified when labelSelector is not set'))
    }
    for (const [i, key] of keys.entries()) {
      errors.push(...qualifiedName(key).map((why) => invalidValue(`${path}.${name}[${i}]`, key, why)))
      if (isSelectedTwice(key, name, labelSelector)) {
        errors.push(invalidValue(`${path}.${name}[${i}]`, key, `exists in both ${name} and labelSelector`))
      }
    }
  }
  for (const [i, key] of matchLabelKeys.entries()) {
    if (!mismatchLabelKeys.includes(key)) continue
    errors.push(
      invalidValue(`${path}.matchLabelKeys[${i}]`, key, 'exists in both matchLabelKeys and mismatchLabelKeys'),
    )
  }
  return errors
}

/** The registry has already turned each key into one expression; a second one must be the author's. */
function isSelectedTwice(key: string, list: string, selector: PodAffinityTerm['labelSelector']): boolean {
  if (selector?.matchLabels && key in selector.matchLabels) return true
  const operator = list === 'matchLabelKeys' ? 'In' : 'NotIn'
  const expressions = (selector?.matchExpressions ?? []).filter((expression) => expression.key === key)
  return expressions.length > (expressions.some((expression) => expression.operator === operator) ? 1 : 0)
}
