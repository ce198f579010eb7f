import { describe, expect, it } from 'vitest'
import { STRATEGIES } from '../../../../../electron/cluster/apiserver/strategies'
import { errorText } from '../../../../../electron/cluster/apiserver/validation/field-error'
import type { Deployment, DeploymentSpec } from '../../../../../electron/contract/api'

const metadata = { name: 'web', namespace: 'default', uid: 'u', resourceVersion: '1', creationTimestamp: 't' }
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'nginx' }] } }
const deployment = (spec: Partial<DeploymentSpec>): Deployment =>
  STRATEGIES.Deployment.defaults({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
  })
const errorsOf = (spec: object): string[] => STRATEGIES.Deployment.validateCreate(deployment(spec)).map(errorText)

it('a plain Deployment is sound', () => {
  expect(errorsOf({})).toEqual([])
})

describe('a Deployment', () => {
  it.each([
    [{ selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for deployment']],
    [
      { selector: { matchExpressions: [{ key: 'app', operator: 'Like' }] } },
      ['spec.selector.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator'],
    ],
    [
      { progressDeadlineSeconds: 10, minReadySeconds: 10 },
      ['spec.progressDeadlineSeconds: Invalid value: 10: must be greater than minReadySeconds'],
    ],
    [
      { revisionHistoryLimit: -1 },
      ['spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      { strategy: { type: 'Recreate', rollingUpdate: {} } },
      ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
    ],
    [
      { strategy: { rollingUpdate: { maxSurge: '10', maxUnavailable: '0%' } } },
      [`spec.strategy.rollingUpdate.maxSurge: Invalid value: "10": must be an integer or percentage (e.g '5%')`],
    ],
    [
      { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } },
      ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
    ],
  ])('%j', (spec, texts) => {
    expect(errorsOf(spec)).toEqual(texts)
  })

  it('never changes whose Pods it owns', () => {
    const changed = deployment({
      selector: { matchLabels: { app: 'web', tier: 'x' } },
      template: { ...template, metadata: { labels: { app: 'web', tier: 'x' } } },
    })
    expect(STRATEGIES.Deployment.validateUpdate(changed, deployment({})).map(errorText)).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"x"}}: field is immutable',
    ])
  })
})

it('a ReplicaSet obeys the same rules', () => {
  const replicaSet = STRATEGIES.ReplicaSet.defaults({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata,
    spec: { selector: { matchLabels: { app: 'api' } }, replicas: -2, template },
  })
  expect(STRATEGIES.ReplicaSet.validateCreate(replicaSet).map(errorText)).toEqual([
    'spec.replicas: Invalid value: -2: must be greater than or equal to 0',
    'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
  ])
})
