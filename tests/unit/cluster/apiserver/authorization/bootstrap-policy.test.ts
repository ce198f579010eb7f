import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  attributesOf,
  pathAttributes,
  resourceAttributes,
} from '../../../../../electron/cluster/apiserver/authorization/attributes'
import { BOOTSTRAP_POLICY } from '../../../../../electron/cluster/apiserver/authorization/rbac/bootstrap'
import {
  reconcilePolicy,
  type PolicyStore,
} from '../../../../../electron/cluster/apiserver/authorization/rbac/bootstrap/reconcile'
import { groupsOf } from '../../../../../electron/cluster/apiserver/authentication/service-account-user'
import { resourceOfKind, type ApiObject, type ClusterRole, type Kind } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'

const plane = new ControlPlane()
const { authorizer } = plane.apiServer.gate

const may = (name: string, verb: string, what: string, groups: readonly string[] = []): boolean => {
  const user = { name, groups: groupsOf(name, groups) }
  if (what.startsWith('/')) return authorizer.authorize(pathAttributes(user, verb, what)).allowed
  const [, apiGroup = '', resource = '', subresource = '', namespace = '', objectName = ''] =
    /^(?:([a-z0-9.]+)\|)?([a-z*]+)(?:\/([a-z]+))?(?: in ([a-z0-9-]+))?(?: named (\S+))?$/.exec(what) ?? []
  const target = { apiGroup, resource, subresource, namespace, name: objectName }
  return authorizer.authorize(resourceAttributes(user, verb, target)).allowed
}

describe('who may do what in a cluster as it is born', () => {
  it.each([
    ['kubernetes-admin', ['system:masters'], 'delete', 'nodes', true],
    ['kubernetes-admin', ['system:masters'], 'post', '/anything', true],
    ['asha', [], 'list', 'pods in default', false],
    ['asha', [], 'get', '/healthz', true],
    ['asha', [], 'get', '/apis/apps/v1', true],
    ['asha', [], 'get', '/metrics', false],
    ['asha', [], 'create', 'authorization.k8s.io|selfsubjectaccessreviews', true],
    ['asha', [], 'create', 'authorization.k8s.io|subjectaccessreviews', false],
    ['system:anonymous', [], 'get', '/version', true],
    ['system:anonymous', [], 'get', '/api', false],
    ['system:anonymous', [], 'list', 'pods in default', false],
    ['system:kube-scheduler', [], 'create', 'pods/binding in default', true],
    ['system:kube-scheduler', [], 'watch', 'nodes', true],
    ['system:kube-scheduler', [], 'get', 'secrets in default', false],
    ['system:kube-scheduler', [], 'update', 'coordination.k8s.io|leases in kube-system named kube-scheduler', true],
    ['system:kube-scheduler', [], 'update', 'coordination.k8s.io|leases in kube-system named other', false],
    ['system:kube-controller-manager', [], 'watch', 'apps|deployments', true],
    ['system:kube-controller-manager', [], 'update', 'apps|deployments in default', false],
    ['system:kube-proxy', [], 'watch', 'discovery.k8s.io|endpointslices', true],
    ['system:kube-proxy', [], 'watch', 'pods', false],
    ['system:serviceaccount:kube-system:replicaset-controller', [], 'create', 'pods in default', true],
    ['system:serviceaccount:kube-system:replicaset-controller', [], 'delete', 'nodes', false],
    ['system:serviceaccount:kube-system:namespace-controller', [], 'deletecollection', 'secrets in default', true],
    ['system:serviceaccount:kube-system:clusterrole-aggregation-controller', [], 'escalate', 'rbac.authorization.k8s.io|clusterroles', true],
    ['system:serviceaccount:kube-system:default', [], 'list', 'pods in kube-system', false],
    ['system:serviceaccount:default:default', [], 'get', '/openid/v1/jwks', true],
    ['system:kube-controller-manager', [], 'get', 'configmaps in kube-system named extension-apiserver-authentication', true],
  ] as const)('%s %o %s %s: %s', (name, groups, verb, what, expected) => {
    expect(may(name, verb, what, groups)).toBe(expected)
  })

  it('lets no `system:` name in that has no binding', () => {
    expect(may('system:somebody', 'list', 'pods in default')).toBe(false)
  })
}) // prettier-ignore

describe('a request in the words of rules', () => {
  const user = { name: 'asha', groups: [] }
  const request = (kind: Kind, more: object): Parameters<typeof attributesOf>[1] => ({
    verb: 'list', resource: resourceOfKind(kind)!, namespace: '', name: '', subresource: '', query: {}, body: null,
    credentials: { type: 'anonymous' }, agent: 'test', ...more,
  }) // prettier-ignore

  it('that selects one name counts as naming it', () => {
    const query = { fieldSelector: 'metadata.name=web,status.phase=Running' }
    expect(attributesOf(user, request('Pod', { query })).name).toBe('web')
  })

  it('for a namespace is judged inside that namespace', () => {
    const attributes = attributesOf(user, request('Namespace', { verb: 'get', name: 'shop' }))
    expect(attributes).toMatchObject({ namespace: 'shop', name: 'shop' })
  })

  it('for a path leaves its query out', () => {
    expect(attributesOf(user, request('Pod', { verb: 'get', path: '/readyz?verbose' })).path).toBe('/readyz')
  })
})

describe('the bootstrap policy', () => {
  const recorded = JSON.parse(
    readFileSync(new URL('../../../../fidelity/data/golden/14-rbac.json', import.meta.url), 'utf8'),
  ) as { actions: readonly { cmd?: string; stdout?: string }[] }
  const stdoutOf = (command: string): string => recorded.actions.find(({ cmd }) => cmd?.startsWith(command))!.stdout!
  const namesIn = (command: string): string[] =>
    stdoutOf(command)
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(/\s+/)[0] || [])
      // The recorded server was built with a few additions of a distribution.
      .filter((name) => !/openshift|service-ca|^bob-view$/.test(name))
  const namesOf = (kind: string): string[] =>
    BOOTSTRAP_POLICY.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name!).sort()

  it('has the cluster roles of a recorded cluster', () => {
    expect(namesOf('ClusterRole')).toEqual(namesIn('kubectl get clusterroles').sort())
  })

  it('has the cluster role bindings of a recorded cluster', () => {
    expect(namesOf('ClusterRoleBinding')).toEqual(namesIn('kubectl get clusterrolebindings').sort())
  })

  it('lets viewers see what a recorded cluster let them see', () => {
    const rows = stdoutOf('kubectl describe clusterrole view').split('\n').slice(7)
    const wanted = rows.flatMap((row) => row.trim().split(/\s+/)[0] || []).sort()
    const role = BOOTSTRAP_POLICY.find(({ metadata }) => metadata.name === 'system:aggregate-to-view') as ClusterRole
    const told = role.rules!.flatMap(({ apiGroups, resources }) =>
      resources!.map((resource) => {
        const [name, subresource] = resource.split('/')
        return `${name}${apiGroups![0] ? `.${apiGroups![0]}` : ''}${subresource ? `/${subresource}` : ''}`
      }),
    )
    expect(told.sort()).toEqual(wanted)
  })
}) // prettier-ignore

describe('a server that starts', () => {
  const storeOf = (objects: Map<string, ApiObject>): PolicyStore => ({
    get: ({ kind, metadata }) => objects.get(`${kind}/${metadata.namespace ?? ''}/${metadata.name}`) ?? null,
    put: (object) => objects.set(`${object.kind}/${object.metadata.namespace ?? ''}/${object.metadata.name}`, object),
    identity: () => ({ uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z' }),
  })
  const started = (): Map<string, ApiObject> => {
    const objects = new Map<string, ApiObject>()
    reconcilePolicy(storeOf(objects))
    return objects
  }
  const VIEW = 'ClusterRole//system:aggregate-to-view'
  const change = (objects: Map<string, ApiObject>, key: string, changes: object): void => {
    objects.set(key, { ...objects.get(key)!, ...changes })
  }

  it('puts every object in place, and finds nothing to do the next time', () => {
    const objects = started()
    expect(objects.size).toBe(BOOTSTRAP_POLICY.length)
    const before = [...objects.values()]
    reconcilePolicy(storeOf(objects))
    expect([...objects.values()].every((object, index) => object === before[index])).toBe(true)
  })

  it('gives back what was taken away, and keeps what was added', () => {
    const objects = started()
    const extra = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }
    change(objects, VIEW, { rules: [extra] })
    change(objects, 'ClusterRoleBinding//system:discovery', { subjects: [] })
    objects.delete('ClusterRole//view')
    reconcilePolicy(storeOf(objects))
    expect((objects.get(VIEW) as ClusterRole).rules).toHaveLength(BOOTSTRAP_VIEW_RIGHTS + 1)
    expect((objects.get(VIEW) as ClusterRole).rules![0]).toBe(extra)
    expect(objects.get('ClusterRoleBinding//system:discovery')).toMatchObject({ subjects: [{ name: 'system:authenticated' }] })
    expect(objects.has('ClusterRole//view')).toBe(true)
  })

  it('leaves alone what is marked so', () => {
    const objects = started()
    const metadata = { name: 'system:aggregate-to-view', annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'false' } }
    change(objects, VIEW, { rules: [], metadata })
    reconcilePolicy(storeOf(objects))
    expect((objects.get(VIEW) as ClusterRole).rules).toEqual([])
  })

  /** Every right of the view role, each alone. */
  const BOOTSTRAP_VIEW_RIGHTS = (
    BOOTSTRAP_POLICY.find(({ metadata }) => metadata.name === 'system:aggregate-to-view') as ClusterRole
  ).rules!.reduce((sum, { resources, verbs }) => sum + resources!.length * verbs.length, 0)
}) // prettier-ignore
