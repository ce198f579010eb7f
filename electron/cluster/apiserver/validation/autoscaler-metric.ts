import type { MetricSpec, MetricTarget } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { pathSegment } from './names'
import { nanosOf } from './quantities'

/** What an autoscaler looks at, and how much of it is right. */
// Models: pkg/apis/autoscaling/validation/validation.go: validateMetricSpec, validateMetricTarget
// Simplified: the object that an Object metric describes is only asked for its kind and name.
const SOURCES = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
} as const
type SourceType = keyof typeof SOURCES
const TARGETS = ['AverageValue', 'Utilization', 'Value']

export function validateMetric(metric: MetricSpec, path: string): FieldError[] {
  if (!metric.type) return [required(`${path}.type`, 'must specify a metric source type')]
  if (!Object.hasOwn(SOURCES, metric.type)) return [notSupported(`${path}.type`, metric.type, Object.keys(SOURCES))]
  const expected = SOURCES[metric.type as SourceType]
  const others = Object.values(SOURCES).filter((source) => source !== expected && metric[source] !== undefined)
  const errors = others.map((source) =>
    forbiddenField(`${path}.${source}`, 'must populate the given metric source only'),
  )
  const at = `${path}.${expected}`
  if (!metric[expected]) return [...errors, required(at, 'must populate information for the given metric source')]
  return [...errors, ...validateSource(metric, expected, at)]
}

type Source = (typeof SOURCES)[SourceType]

function validateSource(metric: MetricSpec, source: Source, path: string): FieldError[] {
  const found = metric[source]!
  const errors: FieldError[] = []
  if (source === 'containerResource' && !metric.containerResource?.container)
    errors.push(required(`${path}.container`, 'must specify a container name'))
  if ('name' in found && !found.name) errors.push(required(`${path}.name`, 'must specify a resource name'))
  if ('metric' in found) errors.push(...validateName(found.metric.name, `${path}.metric.name`))
  return [
    ...errors,
    ...validateTarget(found.target, `${path}.target`),
    ...validateWish(found.target, source, `${path}.target`),
  ]
}

function validateName(name: string, path: string): FieldError[] {
  if (!name) return [required(path, 'must specify a metric name')]
  return pathSegment(name).map((why) => invalidValue(path, name, why))
}

const QUANTITIES = ['value', 'averageValue'] as const

function validateTarget(target: MetricTarget, path: string): FieldError[] {
  const { type, averageUtilization } = target
  const errors = type ? [] : [required(`${path}.type`, 'must specify a metric target type')]
  if (!TARGETS.includes(type))
    errors.push(invalidValue(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue'))
  for (const field of QUANTITIES) {
    const quantity = target[field]
    if (quantity !== undefined && nanosOf(quantity) <= 0n)
      errors.push(invalidValue(`${path}.${field}`, quantity, 'must be positive'))
  }
  if (averageUtilization !== undefined && averageUtilization < 1)
    errors.push(invalidValue(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0'))
  return errors
}

/** Each source can be asked for some kinds of targets, and for one at a time. */
function validateWish(
  { value, averageValue, averageUtilization }: MetricTarget,
  source: Source,
  path: string,
): FieldError[] {
  switch (source) {
    case 'resource':
    case 'containerResource':
      if (averageUtilization === undefined && averageValue === undefined)
        return [required(`${path}.averageUtilization`, 'must set either a target raw value or a target utilization')]
      return averageUtilization === undefined || averageValue === undefined
        ? []
        : [forbiddenField(`${path}.averageValue`, 'may not set both a target raw value and a target utilization')]
    case 'pods':
      return averageValue === undefined
        ? [required(`${path}.averageValue`, 'must specify a positive target averageValue')]
        : []
    case 'object':
      return value === undefined && averageValue === undefined
        ? [required(`${path}.averageValue`, 'must set either a target value or averageValue')]
        : []
    case 'external':
      if (value === undefined && averageValue === undefined)
        return [required(`${path}.averageValue`, 'must set either a target value for metric or a per-pod target')]
      return value === undefined || averageValue === undefined
        ? []
        : [forbiddenField(`${path}.value`, 'may not set both a target value for metric and a per-pod target')]
  }
}
