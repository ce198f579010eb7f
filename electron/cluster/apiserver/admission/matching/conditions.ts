/** Further conditions under which a policy or a webhook is asked at all. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions/matcher.go
import type { MatchCondition } from '../../../../contract/api'
import { Budget } from '../../../cel/budget'
import { CelError } from '../../../cel/cel-error'
import type { Scope } from '../../../cel/evaluator'
import { programOf } from './programs'

/** True, false, or why it cannot be said: one that is false decides, whatever is wrong with others. */
export function meetsConditions(
  conditions: readonly MatchCondition[] | undefined,
  names: readonly string[],
  scope: Scope,
  budget: Budget,
): boolean | string {
  const mistakes: string[] = []
  for (const { expression } of conditions ?? []) {
    try {
      if (programOf(expression, names, 'bool').run(scope, new Budget(undefined, budget)) !== true) return false
    } catch (error) {
      if (!(error instanceof CelError)) throw error
      mistakes.push(`expression '${expression}' resulted in error: ${error.message}`)
    }
  }
  return mistakes.length === 0 ? true : mistakes.length === 1 ? mistakes[0]! : `[${mistakes.join(', ')}]`
}
