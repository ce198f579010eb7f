import { describe, expect, it } from 'vitest'
import { STRATEGIES } from '../../../../../electron/cluster/apiserver/strategies'
import { errorText } from '../../../../../electron/cluster/apiserver/validation/field-error'
import { validatePodUpdate } from '../../../../../electron/cluster/apiserver/validation/pod-update'
import type { Pod, PodSpec } from '../../../../../electron/contract/api'

const pod = (spec: Partial<PodSpec> = {}): Pod =>
  STRATEGIES.Pod.defaults({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default', uid: 'u', resourceVersion: '1', creationTimestamp: 't' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.27' }], ...spec },
  })

it('shows the lines that may not change, in the words of kubectl', () => {
  const [error] = validatePodUpdate(pod({ restartPolicy: 'Never' }), pod())
  const [summary, hunk, ...lines] = errorText(error!).split('\n')
  expect(summary).toBe(
    'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
  )
  expect(hunk).toMatch(/^@@ -\d+,7 \+\d+,7 @@$/)
  expect(lines.filter((line) => /^[-+]/.test(line))).toEqual([
    '- "restartPolicy": "Always",',
    '+ "restartPolicy": "Never",',
  ])
})

describe('what may change', () => {
  it.each<[string, Partial<PodSpec>]>([
    ['an image', { containers: [{ name: 'web', image: 'nginx:1.28', imagePullPolicy: 'IfNotPresent' }] }],
    ['a deadline that appears', { activeDeadlineSeconds: 30 }],
    ['a further toleration', { tolerations: [{ key: 'a', operator: 'Exists' }] }],
  ])('%s', (_what, spec) => {
    expect(validatePodUpdate(pod(spec), pod())).toEqual([])
  })
})

it('a bound Pod never moves', () => {
  expect(validatePodUpdate(pod({ nodeName: 'b' }), pod({ nodeName: 'a' }))[0]?.field).toBe('spec')
})

it('identity is fixed', () => {
  const other = { ...pod(), metadata: { ...pod().metadata, uid: 'other', name: 'q' } }
  expect(validatePodUpdate(other, pod()).map(errorText)).toEqual([
    'metadata.name: Invalid value: "q": field is immutable',
    'metadata.uid: Invalid value: "other": field is immutable',
  ])
})
