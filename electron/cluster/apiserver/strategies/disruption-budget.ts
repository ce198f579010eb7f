import type { PodDisruptionBudget } from '../../../contract/api'
import { validateDisruptionBudget } from '../validation/disruption-budget'
import { strategyFor } from './kind-rules'

/** PodDisruptionBudgets: nothing may be disturbed until the controller has counted. */
// Models: pkg/registry/policy/poddisruptionbudget/strategy.go
export const disruptionBudgetStrategy = strategyFor<PodDisruptionBudget>('PodDisruptionBudget', {
  counts: true,
  firstStatus: () => ({ disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 }),
  validate: validateDisruptionBudget,
})
