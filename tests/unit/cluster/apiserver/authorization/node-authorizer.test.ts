import { describe, expect, it } from 'vitest'
import { resourceAttributes } from '../../../../../electron/cluster/apiserver/authorization/attributes'
import { NodeAuthorizer } from '../../../../../electron/cluster/apiserver/authorization/node/node-authorizer'
import { roleView } from '../../../../support/role-view'

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    nodeName: 'worker-1',
    serviceAccountName: 'robot',
    imagePullSecrets: [{ name: 'pull' }],
    initContainers: [{ name: 'i', envFrom: [{ configMapRef: { name: 'init-env' } }] }],
    containers: [
      {
        name: 'c',
        env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'env', key: 'a' } } }],
        envFrom: [{ secretRef: { name: 'all-env' } }],
      },
    ],
    volumes: [
      { name: 'a', secret: { secretName: 'mounted' } },
      { name: 'b', configMap: { name: 'conf' } },
      { name: 'c', projected: { sources: [{ secret: { name: 'projected' } }, { configMap: { name: 'kube-root-ca.crt' } }] } },
      { name: 'd', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'e', ephemeral: {} },
    ],
  },
} // prettier-ignore
const objects = [
  pod,
  { ...pod, metadata: { name: 'mirror', namespace: 'shop', annotations: { 'kubernetes.io/config.mirror': 'x' } }, spec: { ...pod.spec, serviceAccountName: 'mirrored' } },
  { kind: 'Pod', metadata: { name: 'db', namespace: 'shop' }, spec: { nodeName: 'worker-2', serviceAccountName: 'db', containers: [] } },
  { kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'shop' }, spec: { volumeName: 'pv-1' } },
  { kind: 'PersistentVolume', metadata: { name: 'pv-1' }, spec: { claimRef: { name: 'data', namespace: 'shop' } } },
  { kind: 'PersistentVolume', metadata: { name: 'pv-2' }, spec: { claimRef: { name: 'other', namespace: 'shop' } } },
] // prettier-ignore
const authorizer = new NodeAuthorizer(roleView(objects))

/** What node worker-1 hears: '' when it may. */
function asked(verb: string, what: string, fieldSelector = ''): string {
  const user = { name: 'system:node:worker-1', groups: ['system:nodes', 'system:authenticated'] }
  const [, apiGroup = '', resource = '', subresource = '', namespace = '', name = ''] =
    /^(?:([a-z0-9.]+)\|)?([a-z]+)(?:\/([a-z]+))?(?: in ([a-z0-9-]+))?(?: named (\S+))?$/.exec(what) ?? []
  const attributes = resourceAttributes(user, verb, { apiGroup, resource, subresource, namespace, name, ...(fieldSelector && { fieldSelector }) }) // prettier-ignore
  const { allowed, reason } = authorizer.authorize(attributes)
  return allowed ? '' : reason || 'no opinion'
}

const UNRELATED = "no relationship found between node 'worker-1' and this object"

describe('a kubelet', () => {
  it.each([
    ['get', 'secrets in shop named pull'],
    ['get', 'secrets in shop named env'],
    ['watch', 'secrets in shop named all-env'],
    ['list', 'secrets in shop named mounted'],
    ['get', 'secrets in shop named projected'],
    ['get', 'configmaps in shop named conf'],
    ['get', 'configmaps in shop named init-env'],
    ['get', 'configmaps in shop named kube-root-ca.crt'],
    ['get', 'persistentvolumeclaims in shop named data'],
    ['get', 'persistentvolumeclaims in shop named web-e'],
    ['patch', 'persistentvolumeclaims/status in shop named data'],
    ['get', 'persistentvolumes named pv-1'],
    ['create', 'serviceaccounts/token in shop named robot'],
    ['get', 'pods in shop named web'],
    ['patch', 'pods/status in shop named web'],
    ['create', 'pods/eviction in shop named web'],
    ['get', 'nodes named worker-1'],
    ['create', 'nodes'],
    ['patch', 'nodes/status named worker-1'],
    ['update', 'coordination.k8s.io|leases in kube-node-lease named worker-1'],
    ['create', 'coordination.k8s.io|leases in kube-node-lease'],
    ['get', 'storage.k8s.io|csinodes named worker-1'],
    ['list', 'services'],
    ['create', 'events in shop'],
    ['watch', 'node.k8s.io|runtimeclasses'],
  ])('may %s %s', (verb, what) => {
    expect(asked(verb, what)).toBe('')
  })

  it.each([
    ['get', 'secrets in shop named other', UNRELATED],
    ['get', 'secrets in other named pull', UNRELATED],
    ['list', 'secrets in shop', 'No Object name found'],
    ['list', 'secrets', 'can only read namespaced object of this type'],
    ['update', 'secrets in shop named pull', 'can only read resources of this type'],
    ['get', 'secrets/x in shop named pull', 'cannot read subresource'],
    ['get', 'persistentvolumes named pv-2', UNRELATED],
    ['list', 'persistentvolumes', 'can only get individual resources of this type'],
    ['get', 'persistentvolumeclaims/x in shop named data', 'cannot get subresource'],
    ['get', 'persistentvolumeclaims/status in shop named data', 'can only get/update/patch this type'],
    ['create', 'serviceaccounts/token in shop named db', UNRELATED],
    ['create', 'serviceaccounts/token in shop named mirrored', UNRELATED],
    ['create', 'serviceaccounts/token in shop', 'can only create tokens for individual service accounts'],
    ['create', 'serviceaccounts in shop named x', 'can only create token subresource of serviceaccount'],
    ['get', 'pods in shop named db', UNRELATED],
    ['list', 'pods', 'can only list/watch pods with spec.nodeName field selector'],
    ['list', 'nodes', "node 'worker-1' cannot read all nodes, only its own Node object"],
    ['get', 'nodes named worker-2', "node 'worker-1' cannot read 'worker-2', only its own Node object"],
    ['delete', 'nodes named worker-1', 'no opinion'],
    [
      'update',
      'coordination.k8s.io|leases in kube-node-lease named worker-2',
      'can only access node lease with the same name as the requesting node',
    ],
    [
      'get',
      'coordination.k8s.io|leases in kube-system named x',
      'can only access leases in the "kube-node-lease" system namespace',
    ],
    [
      'list',
      'coordination.k8s.io|leases in kube-node-lease',
      'can only get, create, update, patch, or delete a node lease',
    ],
    [
      'get',
      'storage.k8s.io|csinodes named worker-2',
      'can only access CSINode with the same name as the requesting node',
    ],
    ['list', 'storage.k8s.io|csinodes', 'can only get, create, update, patch, or delete a CSINode'],
    ['update', 'apps|deployments in shop named web', 'no opinion'],
  ])('may not %s %s: %s', (verb, what, reason) => {
    expect(asked(verb, what)).toBe(reason)
  })

  it('may list the Pods that it asks for as its own', () => {
    expect(asked('watch', 'pods', 'spec.nodeName=worker-1')).toBe('')
    expect(asked('watch', 'pods', 'spec.nodeName=worker-2')).toContain('can only list/watch')
    expect(asked('watch', 'pods', 'spec.nodeName!=worker-1')).toContain('can only list/watch')
  })
})

describe('who is no kubelet', () => {
  it.each([
    ['system:node:worker-1', ['system:authenticated']],
    ['worker-1', ['system:nodes']],
  ])('%s of %o is left to others', (name, groups) => {
    expect(authorizer.authorize(resourceAttributes({ name, groups }, 'get', { resource: 'services' })).allowed).toBe(false)
  })
}) // prettier-ignore
