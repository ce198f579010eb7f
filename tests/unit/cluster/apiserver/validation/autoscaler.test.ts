import { describe, expect, it } from 'vitest'
import { wrongWith } from '../strategies/of-kind'

const target = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}'
const spec = (fields: string) => `spec: {maxReplicas: 3, ${fields}${target}}`
const metric = (fields: string) => spec(`metrics: [{${fields}}], `)
const at = 'spec.metrics[0]'

describe('an autoscaler', () => {
  it.each([
    [spec(''), []],
    [`spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: v1, kind: ReplicationController, name: rc}}`, []],
    [`spec: {minReplicas: 0, maxReplicas: 3, ${target}}`, ['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1']],
    [`spec: {minReplicas: 4, maxReplicas: 3, ${target}}`, ['spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`']],
    ['spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1}}', ['spec.scaleTargetRef.kind: Required value', 'spec.scaleTargetRef.name: Required value']],
    ['spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: a/b, name: ..}}', ["spec.scaleTargetRef.kind: Invalid value: \"a/b\": may not contain '/'", "spec.scaleTargetRef.name: Invalid value: \"..\": may not be '..'"]],
    [metric('type: Weather'), [`${at}.type: Unsupported value: "Weather": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"`]],
    [metric('type: Resource'), [`${at}.resource: Required value: must populate information for the given metric source`]],
    [metric('type: Resource, resource: {name: cpu, target: {type: Utilization}}'), [`${at}.resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization`]],
    [metric('type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}}'), [`${at}.resource.target.averageUtilization: Invalid value: 0: must be greater than 0`]],
    [metric('type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 5, averageValue: 1}}'), [`${at}.resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization`]],
    [metric('type: Pods, pods: {metric: {name: ""}, target: {type: AverageValue, averageValue: 1}}'), [`${at}.pods.metric.name: Required value: must specify a metric name`]],
    [metric('type: External, external: {metric: {name: q}, target: {type: Value}}'), [`${at}.external.target.averageValue: Required value: must set either a target value for metric or a per-pod target`]],
    [metric('type: Pods, external: {metric: {name: q}, target: {type: Value, value: 1}}, pods: {metric: {name: q}, target: {type: AverageValue, averageValue: "0"}}'), [`${at}.external: Forbidden: must populate the given metric source only`, `${at}.pods.target.averageValue: Invalid value: "0": must be positive`]],
    [spec('behavior: {scaleUp: {stabilizationWindowSeconds: 3601}}, '), ['spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600']],
    [spec('behavior: {scaleDown: {selectPolicy: Any, policies: []}}, '), ['spec.behavior.scaleDown.selectPolicy: Unsupported value: "Any": supported values: "Max", "Min", "Disabled"', 'spec.behavior.scaleDown.policies: Required value: must specify at least one Policy']],
    [spec('behavior: {scaleUp: {policies: [{type: Pods, value: 0, periodSeconds: 1801}]}}, '), ['spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero', 'spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('HorizontalPodAutoscaler', text)).toEqual(wrong)
  }) // prettier-ignore
})
