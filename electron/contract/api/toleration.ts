/** Which taints a Pod puts up with. */
// Models: staging/src/k8s.io/api/core/v1/toleration.go, component-helpers/scheduling/corev1/helpers.go
import type { Taint, Toleration } from './generated'

/**
 * An empty key with Exists tolerates every key; an empty effect, every effect. The operators that compare numbers
 * need the gate TaintTolerationComparisonOperators, which is off by default: without it they tolerate nothing.
 */
export function toleratesTaint(toleration: Toleration, taint: Taint, comparesNumbers = false): boolean {
  const { operator = 'Equal', value = '' } = toleration
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  if (operator === 'Exists') return true
  if (operator === 'Equal') return value === (taint.value ?? '')
  return (
    comparesNumbers &&
    isInteger(value) &&
    isInteger(taint.value) &&
    compares(operator, Number(taint.value), Number(value))
  )
}

export function isTolerated(taint: Taint, tolerations: readonly Toleration[], comparesNumbers = false): boolean {
  return tolerations.some((toleration) => toleratesTaint(toleration, taint, comparesNumbers))
}

function isInteger(text: string | undefined): boolean {
  return text !== undefined && /^(0|-?[1-9]\d*)$/.test(text)
}

/** The taint's number stands on the left: `Gt` tolerates taints with more than the toleration names. */
function compares(operator: 'Gt' | 'Lt', taint: number, bound: number): boolean {
  return operator === 'Gt' ? taint > bound : taint < bound
}
