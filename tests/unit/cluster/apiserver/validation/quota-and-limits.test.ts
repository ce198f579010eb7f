import { describe, expect, it } from 'vitest'
import { wrongWith, wrongWithChange } from '../strategies/of-kind'

describe('a ResourceQuota', () => {
  it.each([
    ['spec: {hard: {pods: 3, requests.cpu: 1, count/jobs.batch: 2, hugepages-2Mi: 4Mi, example.com/gpu: 1}}', []],
    ['spec: {hard: {cores: 3}}', ['spec.hard[cores]: Invalid value: "cores": must be a standard resource for quota']],
    ['spec: {hard: {pods: -1}}', ['spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0']],
    ['spec: {hard: {pods: 500m}}', ['spec.hard[pods]: Invalid value: "500m": must be an integer']],
    ['spec: {hard: {pods: 1}, scopes: [Sleepy]}', ['spec.scopes: Invalid value: ["Sleepy"]: unsupported scope']],
    ['spec: {hard: {services: 1}, scopes: [Terminating]}', ['spec.scopes: Invalid value: ["Terminating"]: unsupported scope applied to resource']],
    ['spec: {hard: {pods: 1}, scopes: [BestEffort, NotBestEffort]}', ['spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes']],
    ['spec: {hard: {pods: 1}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In}]}}', ["spec.scopeSelector.matchExpressions[0].values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"]],
  ])('%s', (text, wrong) => {
    expect(wrongWith('ResourceQuota', text)).toEqual(wrong)
  }) // prettier-ignore

  it('counts for ever what it counted at first', () => {
    const before = 'spec: {hard: {pods: 1}, scopes: [Terminating]}'
    expect(wrongWithChange('ResourceQuota', before, 'spec: {hard: {pods: 2}, scopes: [Terminating]}')).toEqual([])
    expect(wrongWithChange('ResourceQuota', before, 'spec: {hard: {pods: 1}}')).toEqual([
      'spec.scopes: Invalid value: []: field is immutable',
    ])
  })
})

describe('a LimitRange', () => {
  const item = (fields: string) => `spec: {limits: [{type: Container, ${fields}}]}`
  const at = 'spec.limits[0]'
  it.each([
    [item('max: {cpu: 1}, min: {cpu: 100m}, default: {cpu: 500m}, defaultRequest: {cpu: 200m}, maxLimitRequestRatio: {cpu: 4}'), []],
    ['spec: {limits: [{type: Box}]}', [`${at}.type: Invalid value: "Box": must be a standard limit type or fully qualified`]],
    ['spec: {limits: [{type: Pod}, {type: Pod}]}', ['spec.limits[1].type: Duplicate value: "Pod"']],
    ['spec: {limits: [{type: Pod, default: {cpu: 1}}]}', [`${at}.default: Forbidden: may not be specified when \`type\` is 'Pod'`]],
    ['spec: {limits: [{type: PersistentVolumeClaim}]}', [`${at}.limits: Required value: either minimum or maximum storage value is required, but neither was provided`]],
    [item('min: {cpu: 2}, max: {cpu: 1}, default: {cpu: 1}, defaultRequest: {cpu: 1}'), [
      `${at}.min[cpu]: Invalid value: "2": min value 2 is greater than max value 1`,
      `${at}.defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1`,
      `${at}.default[cpu]: Invalid value: "1": min value 2 is greater than default value 1`,
    ]],
    [item('default: {cpu: 1}, defaultRequest: {cpu: 2}'), [`${at}.defaultRequest[cpu]: Invalid value: "2": default request value 2 is greater than default limit value 1`]],
    [item('maxLimitRequestRatio: {cpu: 500m}'), [`${at}.maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1`]],
    [item('max: {cpu: 2}, min: {cpu: 1}, maxLimitRequestRatio: {cpu: 3}'), [`${at}.maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = 2.000000`]],
  ])('%s', (text, wrong) => {
    expect(wrongWith('LimitRange', text)).toEqual(wrong)
  }) // prettier-ignore
})
