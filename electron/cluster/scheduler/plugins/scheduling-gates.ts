/** A gated Pod is not tried until somebody has removed its gates. */
// Models: pkg/scheduler/framework/plugins/schedulinggates/scheduling_gates.go
import type { Pod } from '../../../contract/api'
import { SUCCESS, type AnyPlugin, type Verdict } from '../framework'

export function passesGates({ spec }: Pod): Verdict {
  const gates = spec.schedulingGates ?? []
  if (gates.length === 0) return SUCCESS
  const names = gates.map(({ name }) => name).join(' ')
  return { code: 'UnschedulableAndUnresolvable', reasons: [`waiting for scheduling gates: [${names}]`] }
}

export const schedulingGates: AnyPlugin = {
  name: 'SchedulingGates',
  preEnqueue: ({ pod }) => passesGates(pod),
}
