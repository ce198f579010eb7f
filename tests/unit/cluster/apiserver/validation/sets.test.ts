import { describe, expect, it } from 'vitest'
import { wrongWith, wrongWithChange } from '../strategies/of-kind'

const template = (fields = '') =>
  `template: {metadata: {labels: {a: b}}, spec: {${fields}containers: [{name: c, image: nginx}]}}`
const spec = (fields: string, pods = '') => `spec: {${fields}selector: {matchLabels: {a: b}}, ${template(pods)}}`

describe('a StatefulSet', () => {
  it.each([
    [spec(''), []],
    [spec('podManagementPolicy: Sometimes, '), [`spec.podManagementPolicy: Invalid value: "Sometimes": must be 'OrderedReady' or 'Parallel'`]],
    [spec('updateStrategy: {type: Recreate}, '), [`spec.updateStrategy: Invalid value: {"type":"Recreate"}: must be 'RollingUpdate' or 'OnDelete'`]],
    [spec('updateStrategy: {type: OnDelete, rollingUpdate: {partition: 1}}, '), [`spec.updateStrategy.rollingUpdate: Invalid value: {"partition":1}: only allowed for updateStrategy 'RollingUpdate'`]],
    [spec('updateStrategy: {rollingUpdate: {partition: -1}}, '), ['spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0']],
    [spec('updateStrategy: {rollingUpdate: {maxUnavailable: 0}}, '), ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0']],
    [spec('persistentVolumeClaimRetentionPolicy: {whenDeleted: Burn}, '), ['spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "Burn": supported values: "Retain", "Delete"']],
    [spec('', 'restartPolicy: Never, '), ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"']],
    [`spec: {${template()}}`, ['spec.selector: Required value', 'spec.template.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`']],
    [`metadata: {name: a.b}\n${spec('')}`, ['metadata.name: Invalid value: "a.b": must not contain dots']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('StatefulSet', text)).toEqual(wrong)
  }) // prettier-ignore

  it('keeps what its Pods are called and where they store', () => {
    const only = "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden" // prettier-ignore
    expect(wrongWithChange('StatefulSet', spec('serviceName: a, '), spec('serviceName: b, '))).toEqual([only])
    expect(wrongWithChange('StatefulSet', spec('replicas: 1, '), spec('replicas: 2, minReadySeconds: 3, '))).toEqual([])
  })
})

describe('a DaemonSet', () => {
  const rolling = (fields: string) => spec(`updateStrategy: {rollingUpdate: {${fields}}}, `)
  it.each([
    [spec(''), []],
    [rolling('maxUnavailable: 0, maxSurge: 1'), []],
    [rolling('maxUnavailable: 0'), ['spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0']],
    [rolling('maxUnavailable: 1, maxSurge: 1'), ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero']],
    [rolling('maxUnavailable: 101%'), ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%']],
    [spec('updateStrategy: {type: Recreate}, '), ['spec.updateStrategy: Unsupported value: {"type":"Recreate"}: supported values: "RollingUpdate", "OnDelete"']],
    [spec('', 'activeDeadlineSeconds: 5, '), ['spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in DaemonSet is not Supported']],
    ['spec: {selector: {}, template: {spec: {containers: [{name: c, image: nginx}]}}}', ['spec.selector: Invalid value: {}: empty selector is invalid for daemonset']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('DaemonSet', text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('older and smaller kinds', () => {
  it.each([
    ['ReplicationController', `spec: {${template()}}`, []],
    ['ReplicationController', 'spec: {selector: {a: b}}', ['spec.template: Required value']],
    ['ReplicationController', `spec: {selector: {a: c}, ${template()}}`, ['spec.template.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`']],
    ['PodTemplate', 'template: {spec: {containers: []}}', ['template.spec.containers: Required value']],
    ['ControllerRevision', 'revision: 1', ['data: Required value: data is mandatory']],
    ['ControllerRevision', 'revision: -1\ndata: {}', ['revision: Invalid value: -1: must be greater than or equal to 0']],
    ['PodDisruptionBudget', 'spec: {minAvailable: 1, maxUnavailable: 1}', ['spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set']],
    ['PodDisruptionBudget', 'spec: {minAvailable: 101%}', ['spec.minAvailable: Invalid value: "101%": must not be greater than 100%']],
    ['PodDisruptionBudget', 'spec: {unhealthyPodEvictionPolicy: Never}', ['spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"']],
  ])('%s with %s', (kind, text, wrong) => {
    expect(wrongWith(kind, text)).toEqual(wrong)
  }) // prettier-ignore

  it('a revision says for ever what it said', () => {
    expect(wrongWithChange('ControllerRevision', 'revision: 1\ndata: {a: 1}', 'revision: 1\ndata: {a: 2}')).toEqual([
      'data: Invalid value: {"a":2}: field is immutable',
    ])
  })
})
