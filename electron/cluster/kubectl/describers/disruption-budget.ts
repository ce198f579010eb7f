// Models: describe.go: PodDisruptionBudgetDescriber
import type { PodDisruptionBudget } from '../../../contract/api'
import { selectorText, UNSET } from '../../text/format'
import type { Describer } from './describer'
import { describeName } from './identity'

export const podDisruptionBudgetDescriber: Describer<PodDisruptionBudget> = {
  *describe(budget, writer) {
    const { minAvailable, maxUnavailable, selector } = budget.spec ?? {}
    const { disruptionsAllowed = 0, currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = budget.status ?? {}
    describeName(budget, writer)
    if (minAvailable !== undefined) writer.field(0, 'Min available', minAvailable)
    else if (maxUnavailable !== undefined) writer.field(0, 'Max unavailable', maxUnavailable)
    writer.field(0, 'Selector', selector ? selectorText(selector) : UNSET)
    writer.line(0, 'Status:')
    writer.field(2, 'Allowed disruptions', disruptionsAllowed)
    writer.field(2, 'Current', currentHealthy)
    writer.field(2, 'Desired', desiredHealthy)
    writer.field(2, 'Total', expectedPods)
  },
}
