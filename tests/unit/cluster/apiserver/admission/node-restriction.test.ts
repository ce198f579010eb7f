import { describe, expect, it } from 'vitest'
import { forbiddenNodeLabels } from '../../../../../electron/cluster/apiserver/admission/node-labels'
import { nodeRestriction } from '../../../../../electron/cluster/apiserver/admission/node-restriction'
import type { ApiObject } from '../../../../../electron/contract/api'
import { admit, object, question, refusalOf, type Asked } from '../../../../support/admission'

const user = { name: 'system:node:worker-1', groups: ['system:nodes', 'system:authenticated'] }
const own = object('Pod', 'mine', { spec: { nodeName: 'worker-1', containers: [] } })
const other = object('Pod', 'other', { spec: { nodeName: 'worker-2', containers: [] } })
const node = object('Node', 'worker-1', { spec: { taints: [] } })
const known = [own, other, node]

/** What the plugin says of a request of node worker-1; '' when it lets it pass. */
function said(draft: ApiObject, asked: Asked = {}): string {
  const text = refusalOf(() => admit(nodeRestriction, draft, question(draft.kind, { user, known, ...asked })))
  return text.replace(/^.* is forbidden: /, '')
}

const owner = { apiVersion: 'v1', kind: 'Node', name: 'worker-1', uid: 'uid-worker-1', controller: true }
const mirror = (spec: object = {}, metadata: object = {}): ApiObject =>
  object('Pod', 'static', { spec: { nodeName: 'worker-1', containers: [], ...spec } }, { annotations: { 'kubernetes.io/config.mirror': 'x' }, ownerReferences: [owner], ...metadata }) // prettier-ignore

describe('a kubelet that creates a Pod', () => {
  it.each([
    ['a mirror of its own', mirror(), ''],
    ['no mirror', mirror({}, { annotations: {} }), 'pod does not have "kubernetes.io/config.mirror" annotation, node "worker-1" can only create mirror pods'],
    ['on another node', mirror({ nodeName: 'worker-2' }), 'node "worker-1" can only create pods with spec.nodeName set to itself'],
    ['that nobody owns', mirror({}, { ownerReferences: [] }), 'node "worker-1" can only create pods with an owner reference set to itself'],
    ['that two own', mirror({}, { ownerReferences: [owner, owner] }), 'node "worker-1" can only create pods with a single owner reference set to itself'],
    ['that it does not control', mirror({}, { ownerReferences: [{ ...owner, controller: false }] }), 'node "worker-1" can only create pods with a controller owner reference set to itself'],
    ['that holds it back', mirror({}, { ownerReferences: [{ ...owner, blockOwnerDeletion: true }] }), 'node "worker-1" must not set blockOwnerDeletion on an owner reference'],
    ['of an earlier node of its name', mirror({}, { ownerReferences: [{ ...owner, uid: 'old' }] }), 'node worker-1 UID mismatch: expected old got uid-worker-1'],
  ])('%s', (_, draft, answer) => {
    expect(said(draft)).toBe(answer)
  })
}) // prettier-ignore

describe('a kubelet that writes', () => {
  const label = (labels: object, of: ApiObject = node): ApiObject => ({ ...of, metadata: { ...of.metadata, labels } }) as ApiObject
  const elsewhere = object('Node', 'worker-2')
  const tainted = object('Node', 'worker-1', { spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] } })
  it.each([
    ['the status of its Pod', own, { operation: 'update', subresource: 'status', old: own }, ''],
    ['the status of another’s', other, { operation: 'update', subresource: 'status', old: other }, 'node "worker-1" can only update pod status for pods with spec.nodeName set to itself'],
    ['labels through the status', label({ a: 'b' }, own), { operation: 'update', subresource: 'status', old: own }, 'node "worker-1" cannot update labels through pod status'],
    ['a Pod itself', own, { operation: 'update', old: own }, 'unexpected operation "UPDATE", node "worker-1" can only create and delete mirror pods'],
    ['its Pod away', own, { operation: 'delete', old: own }, ''],
    ['another’s away', other, { operation: 'delete', old: other }, 'node "worker-1" can only delete pods with spec.nodeName set to itself'],
    ['another node', elsewhere, { operation: 'update', subresource: 'status', old: elsewhere }, 'node "worker-1" is not allowed to modify node "worker-2"'],
    ['another node anew', elsewhere, {}, 'node "worker-1" is not allowed to modify node "worker-2"'],
    ['itself anew', label({ 'topology.kubernetes.io/zone': 'a', pool: 'x' }), {}, ''],
    ['itself anew, with a role', label({ 'node-role.kubernetes.io/control-plane': '' }), {}, 'node "worker-1" is not allowed to set the following labels: node-role.kubernetes.io/control-plane'],
    ['itself a role', label({ 'node-role.kubernetes.io/x': '' }), { operation: 'update', old: node }, 'is not allowed to modify labels: node-role.kubernetes.io/x'],
    ['its taints away', tainted, { operation: 'update', old: node }, 'node "worker-1" is not allowed to modify taints'],
    ['its lease', object('Lease', 'worker-1'), { namespace: 'kube-node-lease' }, ''],
    ['another’s lease', object('Lease', 'worker-2'), { namespace: 'kube-node-lease' }, 'can only access node lease with the same name as the requesting node'],
    ['a lease elsewhere', object('Lease', 'worker-1'), {}, 'can only access leases in the "kube-node-lease" system namespace'],
    ['another’s CSINode', object('CSINode', 'worker-2'), {}, 'can only access CSINode with the same name as the requesting node'],
    ['a claim', object('PersistentVolumeClaim', 'data'), {}, 'may only update PVC status'],
    ['a Deployment', object('Deployment', 'web'), {}, ''],
  ] as readonly (readonly [string, ApiObject, Asked, string])[])('%s', (_, draft, asked, answer) => {
    expect(said(draft, asked)).toBe(answer)
  })
}) // prettier-ignore

describe('a kubelet that asks for a token', () => {
  it.each([
    ['for its Pod', { apiVersion: 'v1', kind: 'Pod', name: 'mine', uid: 'uid-mine' }, ''],
    ['for no Pod', undefined, 'node requested token not bound to a pod'],
    ['for a Pod without a uid', { apiVersion: 'v1', kind: 'Pod', name: 'mine' }, 'node requested token with a pod binding without a uid'],
    ['for another’s Pod', { apiVersion: 'v1', kind: 'Pod', name: 'other', uid: 'uid-other' }, 'node requested token bound to a pod scheduled on a different node'],
  ])('%s', (_, boundObjectRef, answer) => {
    const asked = question('ServiceAccount', { user, known, subresource: 'token' })
    const draft = { kind: 'TokenRequest', metadata: {}, spec: { boundObjectRef } } as unknown as ApiObject
    expect(refusalOf(() => admit(nodeRestriction, draft, asked)).replace(/^.* is forbidden: /, '')).toBe(answer)
  })
}) // prettier-ignore

it('restricts nobody else', () => {
  const asha = { name: 'asha', groups: ['system:authenticated'] }
  expect(said(mirror({}, { annotations: {} }), { user: asha })).toBe('')
})

describe('the labels that a kubelet may not change', () => {
  it.each([
    [{ pool: 'a', 'example.com/x': 'y' }, {}, []],
    [{ 'kubernetes.io/hostname': 'a', 'node.kubernetes.io/x': 'y', 'a.kubelet.kubernetes.io/b': 'c' }, {}, []],
    [{ 'node-restriction.kubernetes.io/a': 'b', 'x.k8s.io/y': 'z' }, {}, ['node-restriction.kubernetes.io/a', 'x.k8s.io/y']],
    [{}, { 'node-role.kubernetes.io/control-plane': '' }, ['node-role.kubernetes.io/control-plane']],
    [{ 'kubernetes.io/x': 'same' }, { 'kubernetes.io/x': 'same' }, []],
  ] as readonly (readonly [Record<string, string>, Record<string, string>, readonly string[]])[])('%o after %o: %o', (next, before, forbidden) => {
    expect(forbiddenNodeLabels(next, before)).toEqual(forbidden)
  })
}) // prettier-ignore
