import { describe, expect, it } from 'vitest'
import { etcdKey, etcdPrefix } from '../../../../electron/cluster/apiserver/keys'
import { METRICS_RESOURCES, resourceOfKind, RESOURCES, type ResourceInfo } from '../../../../electron/contract/api'

describe('where etcd holds an object', () => {
  it.each([
    ['Pod', 'default', 'web', '/registry/pods/default/web'],
    ['Node', '', 'worker-1', '/registry/minions/worker-1'],
    ['Service', 'default', 'web', '/registry/services/specs/default/web'],
    ['Endpoints', 'default', 'web', '/registry/services/endpoints/default/web'],
    ['ReplicationController', 'default', 'old', '/registry/controllers/default/old'],
    ['Ingress', 'default', 'web', '/registry/ingress/default/web'],
    ['Deployment', 'default', 'web', '/registry/deployments/default/web'],
    ['ClusterRole', '', 'view', '/registry/clusterroles/view'],
    ['CustomResourceDefinition', '', 'carts.shop.io', '/registry/apiextensions.k8s.io/customresourcedefinitions/carts.shop.io'],
    ['APIService', '', 'v1.apps', '/registry/apiregistration.k8s.io/apiservices/v1.apps'],
  ])('%s', (kind, namespace, name, key) => {
    expect(etcdKey(resourceOfKind(kind)!, namespace, name)).toBe(key)
  }) // prettier-ignore

  it('is the folder of its group when the kind is of the learner’s own making', () => {
    const carts: ResourceInfo = { ...resourceOfKind('Pod')!, kind: 'Cart', group: 'shop.io', resource: 'carts' }
    expect(etcdPrefix(carts, '')).toBe('/registry/shop.io/carts/')
    expect(etcdPrefix(carts, 'default')).toBe('/registry/shop.io/carts/default/')
  })

  it('is a folder of its own for each kind', () => {
    const kept = RESOURCES.filter(({ kind, definition }) => kind === definition)
    expect(new Set(kept.map((info) => etcdPrefix(info, ''))).size).toBe(kept.length)
    expect(METRICS_RESOURCES.map(({ verbs }) => verbs)).toEqual([['get', 'list'], ['get', 'list']]) // prettier-ignore
  })
})
