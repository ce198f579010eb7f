import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft, MutatingAdmissionPolicySpec, Pod, ValidatingAdmissionPolicyBindingSpec, ValidatingAdmissionPolicySpec } from '../../../../../electron/contract/api' // prettier-ignore
import { ControlPlane } from '../../../../support/control-plane'

let plane: ControlPlane

const PODS = {
  resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] }],
}

const pod = (name: string, labels: Readonly<Record<string, string>> = {}): Draft<Pod> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', labels },
  spec: { containers: [{ name: 'c', image: 'nginx:1.29' }] },
})

function validate(spec: Partial<ValidatingAdmissionPolicySpec>, binding: Partial<ValidatingAdmissionPolicyBindingSpec> = {}): void {
  plane.run(plane.client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata: { name: 'p' }, spec: { matchConstraints: PODS, ...spec } }))
  plane.run(plane.client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: 'b' }, spec: { policyName: 'p', validationActions: ['Deny'], ...binding } }))
} // prettier-ignore

function mutate(spec: Partial<MutatingAdmissionPolicySpec>): void {
  plane.run(plane.client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicy', metadata: { name: 'm' }, spec: { matchConstraints: PODS, reinvocationPolicy: 'Never', ...spec } }))
  plane.run(plane.client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicyBinding', metadata: { name: 'mb' }, spec: { policyName: 'm' } }))
} // prettier-ignore

const refusal = (draft: Draft<Pod>): string => {
  try {
    plane.run(plane.client.create(draft))
    return ''
  } catch (error) {
    return `${(error as { code: number }).code} ${(error as Error).message}`
  }
}

const DENIED = `pods "x" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: `

beforeEach(() => {
  plane = new ControlPlane()
})

describe('a policy that judges', () => {
  it.each<[string, Partial<ValidatingAdmissionPolicySpec>, Partial<ValidatingAdmissionPolicyBindingSpec>, string]>([
    ['names the expression that failed', { validations: [{ expression: ' has(object.metadata.labels) ' }] }, {}, `422 ${DENIED}failed expression: has(object.metadata.labels)`],
    ['says its message', { validations: [{ expression: 'false', message: 'who owns it?', reason: 'Forbidden' }] }, {}, `403 ${DENIED}who owns it?`],
    ['computes its message', { validations: [{ expression: 'object.spec.containers.size() > 1', message: 'too few', messageExpression: '"only " + string(object.spec.containers.size()) + " in " + namespaceObject.metadata.name' }] }, {}, `422 ${DENIED}only 1 in default`],
    ['falls back to its message', { validations: [{ expression: 'false', message: 'no', messageExpression: 'object.spec.nothing' }] }, {}, `422 ${DENIED}no`],
    ['computes with variables', { variables: [{ name: 'images', expression: 'object.spec.containers.map(c, c.image)' }, { name: 'bad', expression: 'variables.images.filter(i, i.startsWith("nginx"))' }], validations: [{ expression: 'variables.bad.size() == 0', messageExpression: 'variables.bad.join()' }] }, {}, `422 ${DENIED}nginx:1.29`],
    ['knows who asks', { validations: [{ expression: 'request.userInfo.username == "alice"', messageExpression: 'request.operation + " by " + request.userInfo.username + " of " + request.name' }] }, {}, `422 ${DENIED}CREATE by kubernetes-admin of x`],
    ['asks the authorizer', { validations: [{ expression: '!authorizer.group("").resource("secrets").namespace("default").check("get").allowed()' }] }, {}, `422 ${DENIED}failed expression: !authorizer.group("").resource("secrets").namespace("default").check("get").allowed()`],
    ['refuses what it cannot compute', { validations: [{ expression: 'object.spec.nothing > 3' }] }, {}, `422 ${DENIED}expression 'object.spec.nothing > 3' resulted in error: no such key: nothing`],
    ['lets pass what it cannot compute, if it is told to', { failurePolicy: 'Ignore', validations: [{ expression: 'object.spec.nothing > 3' }] }, {}, ''],
    ['asks only under its conditions', { matchConditions: [{ name: 'named', expression: 'object.metadata.name.startsWith("web")' }], validations: [{ expression: 'false' }] }, {}, ''],
    ['asks only where it is bound', { validations: [{ expression: 'false' }] }, { matchResources: { namespaceSelector: { matchLabels: { env: 'production' } } } }, ''],
    ['asks only what it is bound to', { validations: [{ expression: 'false' }] }, { matchResources: { excludeResourceRules: PODS.resourceRules } }, ''],
    ['stops when it costs too much', { validations: [{ expression: `[${'0, '.repeat(200)}0].all(a, [${'0, '.repeat(200)}0].all(b, [${'0, '.repeat(200)}0].all(c, true)))`, message: 'm' }] }, {}, 'cost limit exceeded'],
    ['misses its parameters', { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, validations: [{ expression: 'true' }] }, { paramRef: { name: 'limits', parameterNotFoundAction: 'Deny' } }, `422 ${DENIED}failed to configure binding: no params found for policy binding with \`Deny\` parameterNotFoundAction`],
    ['can do without its parameters', { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, validations: [{ expression: 'false' }] }, { paramRef: { name: 'limits', parameterNotFoundAction: 'Allow' } }, ''],
  ])('%s', (_, spec, binding, expected) => {
    validate(spec, binding)
    const told = refusal(pod('x'))
    if (expected === '' || expected.startsWith('4')) expect(told).toBe(expected)
    else expect(told).toContain(expected)
  }) // prettier-ignore

  it('is given parameters', () => {
    plane.run(plane.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'limits', namespace: 'default' }, data: { most: '1' } }))
    validate({ paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, validations: [{ expression: 'object.spec.containers.size() < int(params.data.most)' }] }, { paramRef: { name: 'limits', parameterNotFoundAction: 'Deny' } })
    expect(refusal(pod('x'))).toContain('failed expression: object.spec.containers.size() < int(params.data.most)')
  }) // prettier-ignore

  it('compares with what was', () => {
    plane.run(plane.client.create(pod('x', { team: 'blue' })))
    validate({ validations: [{ expression: 'oldObject == null || object.metadata.labels.team == oldObject.metadata.labels.team', message: 'teams stay' }] })
    const change = plane.client.patch('Pod', 'default', 'x', { metadata: { labels: { team: 'red' } } })
    expect(plane.refusalOf(change).message).toBe(`${DENIED}teams stay`)
  }) // prettier-ignore

  it('does not lock anybody out of mending it', () => {
    validate({ matchConstraints: { resourceRules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }] }, validations: [{ expression: 'false', message: 'nothing at all' }] })
    expect(refusal(pod('x'))).toContain('nothing at all')
    plane.run(plane.client.delete('ValidatingAdmissionPolicyBinding', '', 'b'))
    expect(refusal(pod('x'))).toBe('')
  }) // prettier-ignore
})

describe('a policy with a mistake in it', () => {
  it.each<[Partial<ValidatingAdmissionPolicySpec>, string]>([
    [{ validations: [{ expression: 'object.spec.replicas <= ' }] }, `spec.validations[0].expression: Invalid value: "object.spec.replicas <= ": compilation failed: ERROR: <input>:1:25: Syntax error: mismatched input '<EOF>'`],
    [{ validations: [{ expression: 'replicas <= 5' }] }, `spec.validations[0].expression: Invalid value: "replicas <= 5": compilation failed: ERROR: <input>:1:1: undeclared reference to 'replicas' (in container '')\n | replicas <= 5\n | ^`],
    [{ validations: [{ expression: '"yes"' }] }, 'spec.validations[0].expression: Invalid value: "\\"yes\\"": must evaluate to bool'],
    [{ validations: [{ expression: 'true', messageExpression: '1 + 1' }] }, 'spec.validations[0].messageExpression: Invalid value: "1 + 1": must evaluate to string'],
    [{ validations: [{ expression: 'params.x' }] }, "undeclared reference to 'params'"],
    [{ matchConditions: [{ name: 'c', expression: 'foo()' }], validations: [{ expression: 'true' }] }, 'spec.matchConditions[0].expression: Invalid value: "foo()": compilation failed'],
  ])('%o is not stored', (spec, text) => {
    const create = plane.client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata: { name: 'p' }, spec: { matchConstraints: PODS, ...spec } })
    const { code, message } = plane.refusalOf(create)
    expect(code).toBe(422)
    expect(message).toContain(text)
  }) // prettier-ignore
})

describe('a policy that changes', () => {
  const made = (name: string): Pod => plane.run(plane.client.create(pod(name, { app: name })))

  it('lays a part over the object', () => {
    mutate({ mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{metadata: Object.metadata{labels: {"team": "blue"}}, spec: Object.spec{containers: [Object.spec.containers{name: "c", imagePullPolicy: "Always"}]}}' } }] })
    const { metadata, spec } = made('x')
    expect(metadata.labels).toEqual({ app: 'x', team: 'blue' })
    expect(spec.containers.map(({ name, image, imagePullPolicy }) => [name, image, imagePullPolicy])).toEqual([['c', 'nginx:1.29', 'Always']])
  }) // prettier-ignore

  it('takes steps, of which each meets what the one before has made', () => {
    mutate({ mutations: [
      { patchType: 'JSONPatch', jsonPatch: { expression: '[JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("example.com/seen"), value: "yes"}]' } },
      { patchType: 'JSONPatch', jsonPatch: { expression: 'has(object.metadata.labels.app) && "example.com/seen" in object.metadata.labels ? [JSONPatch{op: "replace", path: "/metadata/labels/app", value: "seen"}] : []' } },
    ] })
    expect(made('x').metadata.labels).toEqual({ app: 'seen', 'example.com/seen': 'yes' })
  }) // prettier-ignore

  it.each([
    ['Object{spec: Object.spec{containers: [Object.spec.containers{name: "d", image: 3}]}}', 'cannot unmarshal number'],
    ['Object{kind: "Node"}', 'must not be set'],
    ['object.spec.nothing', 'no such key: nothing'],
  ])('is refused with what is no Pod any more: %s', (expression, why) => {
    mutate({ mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression } }] })
    expect(refusal(pod('x'))).toContain(`pods "x" is forbidden: policy 'm' with binding 'mb' denied request: `)
    expect(refusal(pod('x'))).toContain(why)
  })

  it('leaves the object as it was when it fails and need not succeed', () => {
    mutate({ failurePolicy: 'Ignore', mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'object.spec.nothing' } }] })
    expect(made('x').metadata.labels).toEqual({ app: 'x' })
  }) // prettier-ignore
})
