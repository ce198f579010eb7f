import type { PodSpec, TopologySpreadConstraint } from '../../../contract/api'
import { duplicate, type FieldError, invalidValue, notSupported, required } from './field-error'
import { validateLabelSelector } from './label-selector'
import { qualifiedName } from './names'

/** Gates that hold a Pod back, and how its kind spreads over the cluster. */
// Models: pkg/apis/core/validation/validation.go: validateSchedulingGates, validateTopologySpreadConstraints
export function validateGates({ schedulingGates = [], readinessGates = [] }: PodSpec, path: string): FieldError[] {
  const errors = readinessGates.flatMap(({ conditionType }, i) =>
    qualifiedName(conditionType).map((why) =>
      invalidValue(`${path}.readinessGates[${i}].conditionType`, conditionType, why),
    ),
  )
  const seen = new Set<string>()
  for (const [i, { name }] of schedulingGates.entries()) {
    const at = `${path}.schedulingGates[${i}]`
    errors.push(...qualifiedName(name).map((why) => invalidValue(at, name, why)))
    if (seen.has(name)) errors.push(duplicate(at, name))
    seen.add(name)
  }
  return errors
}

const WHEN_UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway']

export function validateSpread(
  constraint: TopologySpreadConstraint,
  all: readonly TopologySpreadConstraint[],
  index: number,
  path: string,
): FieldError[] {
  const { maxSkew, topologyKey, whenUnsatisfiable, minDomains, labelSelector } = constraint
  const errors: FieldError[] = []
  if (maxSkew <= 0) errors.push(invalidValue(`${path}.maxSkew`, maxSkew, 'must be greater than zero'))
  if (!topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'))
  if (!WHEN_UNSATISFIABLE.includes(whenUnsatisfiable)) {
    errors.push(notSupported(`${path}.whenUnsatisfiable`, whenUnsatisfiable, WHEN_UNSATISFIABLE))
  }
  const isRepeated = all
    .slice(0, index)
    .some((o) => o.topologyKey === topologyKey && o.whenUnsatisfiable === whenUnsatisfiable)
  if (isRepeated)
    errors.push(duplicate(`${path}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`))
  if (minDomains !== undefined && minDomains <= 0) {
    errors.push(invalidValue(`${path}.minDomains`, minDomains, 'must be greater than zero'))
  }
  if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`
    errors.push(invalidValue(`${path}.minDomains`, minDomains, detail))
  }
  return [...errors, ...validateLabelSelector(labelSelector, `${path}.labelSelector`)]
}
