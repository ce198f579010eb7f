/** How much work expressions may still do together. */
// Models: k8s.io/apiserver/pkg/cel/limits.go: PerCallLimit, RuntimeCELCostBudget
import { CostExceeded } from './cel-error'

/** What one expression may cost. */
export const PER_CALL_LIMIT = 1_000_000

export class Budget {
  private left: number

  constructor(limit = PER_CALL_LIMIT) {
    this.left = limit
  }

  spend(cost: number): void {
    this.left -= cost
    if (this.left < 0) throw new CostExceeded()
  }
}
