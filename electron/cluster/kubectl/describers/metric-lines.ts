/** A line for each thing that an autoscaler measures. */
// Models: describe.go: describeHorizontalPodAutoscalerV2
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from '../../../contract/api'

const UNKNOWN = '<unknown>'

export function metricLine(spec: MetricSpec, status: MetricStatus | undefined): string {
  const { resource, containerResource, pods, object, external } = spec
  if (resource) return resourceLine(`${resource.name} on pods`, resource.target, status?.resource?.current)
  if (containerResource) {
    const { name, container, target } = containerResource
    return resourceLine(`${name} of container "${container}" on pods`, target, status?.containerResource?.current)
  }
  if (pods) {
    const now = status?.pods?.current.averageValue ?? UNKNOWN
    return `${JSON.stringify(pods.metric.name)} on pods:\t${now} / ${pods.target.averageValue ?? ''}`
  }
  if (object) {
    const { kind, name } = object.describedObject
    return `"${object.metric.name}" on ${kind}/${name} ${valueText(object.target, status?.object?.current)}`
  }
  if (external)
    return `${JSON.stringify(external.metric.name)} ${valueText(external.target, status?.external?.current)}`
  return `<unknown metric type ${JSON.stringify(spec.type)}>`
}

function resourceLine(what: string, target: MetricTarget, current: MetricValueStatus | undefined): string {
  if (target.averageValue !== undefined)
    return `resource ${what}:\t${current?.averageValue ?? UNKNOWN} / ${target.averageValue}`
  const { averageUtilization: now, averageValue = '' } = current ?? {}
  const wanted = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`
  return `resource ${what}  (as a percentage of request):\t${now === undefined ? UNKNOWN : `${now}% (${averageValue})`} / ${wanted}`
}

function valueText(target: MetricTarget, current: MetricValueStatus | undefined): string {
  return target.averageValue !== undefined
    ? `(target average value):\t${current?.averageValue ?? UNKNOWN} / ${target.averageValue}`
    : `(target value):\t${current?.value ?? UNKNOWN} / ${target.value ?? ''}`
}
