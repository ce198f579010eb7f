/** `app=web,tier in (a,b)` as the selector that objects carry. */
// Models: k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go: ParseToLabelSelector
import { parseLabelSelector, type LabelSelector } from '../../contract/api'
import { KubectlError } from './failure'

const OPERATORS: Readonly<Record<string, string>> = {
  in: 'In',
  '!=': 'NotIn',
  notin: 'NotIn',
  exists: 'Exists',
  '!': 'DoesNotExist',
}

export function selectorObject(text: string): LabelSelector {
  const { requirements } = parsed(text)
  const isEquality = (operator: string): boolean => operator === '=' || operator === '=='
  const pairs = requirements.filter(({ operator }) => isEquality(operator))
  const others = requirements.filter(({ operator }) => !isEquality(operator))
  const matchExpressions = others.map(({ key, operator, values }) => {
    const known = OPERATORS[operator]
    if (!known) throw new KubectlError(`${JSON.stringify(operator)} is not a valid label selector operator`)
    return { key, operator: known, ...(values.length > 0 && { values: [...values].sort() }) }
  })
  return {
    ...(pairs.length > 0 && {
      matchLabels: Object.fromEntries(pairs.map(({ key, values }) => [key, values[0] ?? ''])),
    }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  }
}

function parsed(text: string): ReturnType<typeof parseLabelSelector> {
  try {
    return parseLabelSelector(text)
  } catch (error) {
    throw error instanceof Error ? new KubectlError(error.message) : error
  }
}
