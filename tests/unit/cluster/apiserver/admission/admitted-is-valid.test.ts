import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validatePodCreate } from '../../../../../electron/cluster/apiserver/validation/pod'
import { isApiError, type ApiObject, type Draft, type Kind, type Pod } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'
import { runs } from '../../../../support/runs'

const cpu = fc.constantFrom('10m', '100m', '250m', '1', '2')
const list = fc.record({ cpu, memory: fc.constantFrom('32Mi', '128Mi', '1Gi') }, { requiredKeys: [] })
const labels = fc.dictionary(fc.constantFrom('app', 'disk', 'runtime'), fc.constantFrom('a', 'b'), { maxKeys: 2 })
const tolerations = fc.array(
  fc.record({ key: fc.constantFrom('node.kubernetes.io/not-ready', 'gpu'), operator: fc.constant('Exists'), effect: fc.constantFrom('NoExecute', 'NoSchedule') }),
  { maxLength: 2 },
) // prettier-ignore

const container = fc.record(
  {
    image: fc.constantFrom('nginx', 'nginx:1.29'),
    resources: fc.record({ requests: list, limits: list }, { requiredKeys: [] }),
    securityContext: fc.record({ privileged: fc.boolean(), runAsNonRoot: fc.boolean() }, { requiredKeys: [] }),
  },
  { requiredKeys: ['image'] },
)

const spec = fc.record(
  {
    containers: fc.array(container, { minLength: 1, maxLength: 3 }).map((all) => all.map((each, index) => ({ name: `c${index}`, ...each }))),
    nodeSelector: labels,
    tolerations,
    priorityClassName: fc.constantFrom('high', 'none'),
    runtimeClassName: fc.constantFrom('sandboxed', 'none'),
    automountServiceAccountToken: fc.boolean(),
    hostNetwork: fc.boolean(),
  },
  { requiredKeys: ['containers'] },
) // prettier-ignore

const limits = fc.array(
  fc.record({ type: fc.constantFrom('Container', 'Pod'), min: list, max: list, default: list, defaultRequest: list }, { requiredKeys: ['type'] }),
  { minLength: 1, maxLength: 2 },
) // prettier-ignore

const level = fc.constantFrom('privileged', 'baseline', 'restricted')
const mutation = fc.constantFrom(
  'Object{spec: Object.spec{priority: 3}}',
  'Object{spec: Object.spec{tolerations: [Object.spec.tolerations{key: "gpu", operator: "Exists"}]}}',
  'Object{metadata: Object.metadata{labels: {"bad key!": "x"}}}',
  'Object{spec: Object.spec{restartPolicy: "Sometimes"}}',
)

const ALL_PODS = {
  resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
}

/** A namespace with all that may complete or refuse a Pod; what is no sound object of its kind is left out. */
function setting(range: unknown, enforce: string, expression: string): ControlPlane {
  const plane = new ControlPlane()
  const drafts: readonly [Kind, string, object][] = [
    ['LimitRange', 'v1', { metadata: { name: 'range', namespace: 'default' }, spec: { limits: range } }],
    ['PriorityClass', 'scheduling.k8s.io/v1', { metadata: { name: 'high' }, value: 1000 }],
    ['RuntimeClass', 'node.k8s.io/v1', { metadata: { name: 'sandboxed' }, handler: 'gvisor', overhead: { podFixed: { cpu: '50m' } }, scheduling: { nodeSelector: { runtime: 'a' } } }],
    ['MutatingAdmissionPolicy', 'admissionregistration.k8s.io/v1', { metadata: { name: 'm' }, spec: { matchConstraints: ALL_PODS, reinvocationPolicy: 'Never', mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression } }] } }],
    ['MutatingAdmissionPolicyBinding', 'admissionregistration.k8s.io/v1', { metadata: { name: 'm' }, spec: { policyName: 'm' } }],
  ]
  for (const [kind, apiVersion, rest] of drafts) storedOrRefused(plane, { kind, apiVersion, ...rest } as unknown as Draft<Pod>)
  plane.run(plane.client.patch('Namespace', '', 'default', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': enforce } } }))
  return plane
} // prettier-ignore

/** A refusal is an answer to what was asked, never a mistake of the server's own. */
function storedOrRefused(plane: ControlPlane, draft: Draft<Pod>): ApiObject | null {
  try {
    return plane.run(plane.client.create(draft))
  } catch (error) {
    if (!isApiError(error)) throw error
    expect(error.code).toBeGreaterThanOrEqual(400)
    expect(error.code).toBeLessThan(500)
    return null
  }
}

describe('a Pod that was admitted', () => {
  it('is valid, whatever was made of it on the way', () => {
    fc.assert(
      fc.property(spec, limits, level, mutation, (podSpec, range, enforce, expression) => {
        const plane = setting(range, enforce, expression)
        const draft = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'default' }, spec: podSpec }
        const stored = storedOrRefused(plane, draft as unknown as Draft<Pod>)
        if (stored) expect(validatePodCreate(stored as Pod)).toEqual([])
      }),
      { numRuns: runs(60, 2000) },
    )
  })
})
