/** What an autoscaler measures, beside what it aims at. */
// Models: pkg/printers/internalversion/printers.go: formatHPAMetrics
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from '../../../contract/api'
import { NONE } from '../../text/format'

const UNKNOWN = '<unknown>'
const MOST_METRICS = 2

/** `cpu: 50%/80%`; two of them, and how many more there are. */
export function metricTargetsText(specs: readonly MetricSpec[], statuses: readonly MetricStatus[]): string {
  if (specs.length === 0) return NONE
  const texts = specs.map((spec, index) => metricTargetText(spec, statuses[index]))
  const shown = texts.slice(0, MOST_METRICS).join(', ')
  return texts.length > MOST_METRICS ? `${shown} + ${texts.length - MOST_METRICS} more...` : shown
}

function metricTargetText(spec: MetricSpec, status: MetricStatus | undefined): string {
  const { resource, containerResource, pods, object, external } = spec
  if (resource) return resourceText(resource.name, resource.target, status?.resource?.current)
  if (containerResource)
    return resourceText(containerResource.name, containerResource.target, status?.containerResource?.current)
  if (pods) return `${status?.pods?.current.averageValue ?? UNKNOWN}/${pods.target.averageValue ?? ''}`
  if (object) return valueText(object.target, status?.object?.current)
  return external ? valueText(external.target, status?.external?.current) : '<unknown type>'
}

function resourceText(name: string, target: MetricTarget, current: MetricValueStatus | undefined): string {
  if (target.averageValue !== undefined) return `${name}: ${current?.averageValue ?? UNKNOWN}/${target.averageValue}`
  const now = percentText(current?.averageUtilization) ?? UNKNOWN
  return `${name}: ${now}/${percentText(target.averageUtilization) ?? '<auto>'}`
}

function valueText(target: MetricTarget, current: MetricValueStatus | undefined): string {
  return target.averageValue !== undefined
    ? `${current?.averageValue ?? UNKNOWN}/${target.averageValue} (avg)`
    : `${current?.value ?? UNKNOWN}/${target.value ?? ''}`
}

function percentText(utilization: number | undefined): string | undefined {
  return utilization === undefined ? undefined : `${utilization}%`
}
