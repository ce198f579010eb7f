/** How much work expressions may still do: one of them, and all that belong together. */
// Models: k8s.io/apiserver/pkg/cel/limits.go: PerCallLimit, RuntimeCELCostBudget
import { CelError, CostExceeded } from './cel-error'

/** What one expression may cost. */
export const PER_CALL_LIMIT = 1_000_000
/** What all expressions of one policy may cost together. */
export const RUNTIME_BUDGET = 10_000_000

export class Budget {
  private left: number

  constructor(
    limit = PER_CALL_LIMIT,
    private readonly whole?: Budget,
  ) {
    this.left = limit
  }

  spend(cost: number): void {
    this.left -= cost
    if (this.left < 0) throw new CostExceeded()
    this.whole?.spend(cost)
  }

  /** Throws when nothing is left for a further expression. */
  mustLast(): void {
    if (this.left <= 0)
      throw new CelError('validation failed due to running out of cost budget, no further validation rules will be run')
  }
}
