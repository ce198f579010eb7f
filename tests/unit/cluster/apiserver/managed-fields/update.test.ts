import { describe, expect, it } from 'vitest'
import type { ApiObject } from '../../../../../electron/contract/api'
import { jsonEquals } from '../../../../../electron/contract/api/patch'
import {
  sameOwners,
  withManagedFields,
  withOwners,
} from '../../../../../electron/cluster/apiserver/managed-fields/owners'
import { created, managedFieldsOf, object, ownership, ownersOf, T1, T2, T3, updated } from './support'

const configMap = (data: object, metadata: object = {}): ApiObject =>
  object({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', ...metadata }, data })

/** The next version keeps the owners, as a copy by spread does. */
function next(live: ApiObject, changes: object): ApiObject {
  return { ...live, ...changes }
}

describe('who creates an object', () => {
  it('owns what it sent, and nothing that only says which object it is', () => {
    const live = created(
      configMap({ a: '1' }, { namespace: 'default', uid: 'u', labels: { app: 'x' } }),
      'kubectl-create',
    )
    expect(managedFieldsOf(live)).toEqual([
      {
        manager: 'kubectl-create',
        operation: 'Update',
        apiVersion: 'v1',
        time: T1,
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:data': { '.': {}, 'f:a': {} },
          'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
        },
      },
    ])
  })

  it('owns no status that the server would not store', () => {
    const service = object({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's' },
      spec: { type: 'ClusterIP' },
      status: { loadBalancer: { ingress: [] } },
    })
    expect(ownership(created(service, 'kubectl'))).toEqual({ 'kubectl Update': { 'f:spec': { 'f:type': {} } } })
  })

  it('is no owner of an object that has nothing to own', () => {
    expect(managedFieldsOf(created(configMap({}, {}), 'kubectl'))).toHaveLength(1)
    expect(
      managedFieldsOf(
        created(object({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a' } }), 'kubectl'),
      ),
    ).toEqual([])
  })

  it('can bring owners along from elsewhere, and owns the rest of what it sends', () => {
    const original = withManagedFields(created(configMap({ a: '1' }), 'first'))
    expect(ownership(created(original, 'restore', T2))).toEqual({
      'restore Update': { 'f:data': { '.': {}, 'f:a': {} } },
    })
  })
})

describe('the list of owners', () => {
  const live = created(configMap({ a: '1' }), 'kubectl')

  it('travels beside the object: copies keep it, while JSON, clones and comparisons do not see it', () => {
    expect(ownersOf({ ...live, metadata: { ...live.metadata, resourceVersion: '2' } })).toBe(ownersOf(live))
    expect(JSON.stringify(live)).toBe(JSON.stringify(configMap({ a: '1' })))
    expect(ownersOf(structuredClone(live))).toEqual([])
    expect(jsonEquals(live, configMap({ a: '1' }))).toBe(true)
  })

  it('is shown to clients who look', () => {
    expect(withManagedFields(live).metadata.managedFields).toEqual(managedFieldsOf(live))
    expect(withManagedFields(configMap({})).metadata).not.toHaveProperty('managedFields')
  })

  it('tells applies first, then the oldest', () => {
    const two = updated(live, next(live, { data: { a: '1', b: '2' } }), 'a-late-one', T2)
    const three = updated(two, next(two, { data: { a: '1', b: '2', c: '3' } }), 'between', T2)
    expect(managedFieldsOf(three).map(({ manager }) => manager)).toEqual(['kubectl', 'a-late-one', 'between'])
  })
})

describe('who updates an object', () => {
  const live = created(configMap({ a: '1', b: '2' }), 'first')

  it('takes over what it changed and what it added; the others lose the changed field', () => {
    expect(ownership(updated(live, next(live, { data: { a: '9', b: '2', c: '3' } }), 'second'))).toEqual({
      'first Update': { 'f:data': { '.': {}, 'f:b': {} } },
      'second Update': { 'f:data': { 'f:a': {}, 'f:c': {} } },
    })
  })

  it('owns nothing more when it sets what already is', () => {
    const same = updated(live, next(live, { data: { b: '2', a: '1' } }), 'second')
    expect(ownersOf(same)).toBe(ownersOf(live))
  })

  it('takes a removed field from everybody, and an owner of nothing is forgotten', () => {
    const two = updated(live, next(live, { data: { a: '1', b: '2', c: '3' } }), 'second')
    const three = updated(two, next(two, { data: { a: '1', b: '2' } }), 'third')
    expect(ownership(three)).toEqual({ 'first Update': { 'f:data': { '.': {}, 'f:a': {}, 'f:b': {} } } })
    expect(ownership(updated(three, next(three, { data: undefined }), 'third'))).toEqual({})
  })

  it('moves its time with every write that sets something, and only then', () => {
    const two = updated(live, next(live, { data: { a: '1', b: '3' } }), 'first', T2)
    expect(managedFieldsOf(two)).toMatchObject([{ manager: 'first', time: T2 }])
    const three = updated(two, next(two, { data: { b: '3' } }), 'first', T3)
    expect(managedFieldsOf(three)).toMatchObject([
      { manager: 'first', time: T2, fieldsV1: { 'f:data': { '.': {}, 'f:b': {} } } },
    ])
  })

  it('has an entry of its own for each door', () => {
    const node = created(
      object({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' }, spec: { podCIDR: '10.0.0.0/24' } }),
      'kubelet',
    )
    const status = { capacity: { cpu: '4' } }
    const two = updated(node, next(node, { status, spec: { podCIDR: 'not through here' } }), 'kubelet', T2, 'status')
    expect(ownership(two)).toEqual({
      'kubelet Update': { 'f:spec': { 'f:podCIDR': {} } },
      'kubelet Update status': { 'f:status': { 'f:capacity': { '.': {}, 'f:cpu': {} } } },
    })
  })

  it('cannot own through the status door what that door does not let through', () => {
    const live = created(object({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } }), 'kubectl')
    const metadata = { ...live.metadata, labels: { a: 'b' }, annotations: { c: 'd' } }
    expect(
      ownership(updated(live, next(live, { metadata, status: { replicas: 1 } }), 'controller', T2, 'status')),
    ).toEqual({
      'controller Update status': {
        'f:metadata': { 'f:annotations': { '.': {}, 'f:c': {} } },
        'f:status': { 'f:replicas': {} },
      },
    })
  })
})

describe('a client that sends managedFields itself', () => {
  const live = created(configMap({ a: '1' }), 'first')
  const sent = (managedFields: unknown, data = { a: '1' }): ApiObject =>
    ({ ...configMap(data), metadata: { ...live.metadata, managedFields } }) as unknown as ApiObject

  it('forgets all owners with one empty entry; whoever writes next stays unknown', () => {
    const forgotten = updated(live, sent([{}]), 'second')
    expect(managedFieldsOf(forgotten)).toEqual([])
    expect(sameOwners(ownersOf(forgotten), ownersOf(live))).toBe(false)
    expect(managedFieldsOf(updated(forgotten, next(forgotten, { data: { a: '2' } }), 'third'))).toEqual([])
  })

  it.each([
    ['an empty list', []],
    ['what cannot be read', [{ manager: 'x', operation: 'Update', fieldsType: 'FieldsV1', fieldsV1: { spec: {} } }]],
    ['an unknown operation', [{ manager: 'x', operation: 'Take', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': {} } }]],
    ['an unknown way of writing', [{ manager: 'x', operation: 'Update', fieldsType: 'FieldsV2', fieldsV1: {} }]],
  ])('says nothing with %s', (_, managedFields) => {
    expect(ownersOf(updated(live, sent(managedFields), 'second'))).toBe(ownersOf(live))
  })

  it('can hand fields over', () => {
    const [entry] = managedFieldsOf(live)
    const renamed = updated(live, sent([{ ...entry, manager: 'heir', operation: 'Apply' }]), 'kubectl')
    expect(ownership(renamed)).toEqual({ 'heir Apply': { 'f:data': { '.': {}, 'f:a': {} } } })
  })

  it('changes nothing when it sends back what it read', () => {
    const back = updated(live, sent(managedFieldsOf(live)), 'second')
    expect(sameOwners(ownersOf(back), ownersOf(live))).toBe(true)
    expect(JSON.stringify(back)).toBe(JSON.stringify(live))
  })

  it('is not heard at a subresource', () => {
    const node = created(
      object({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' }, spec: { podCIDR: 'x' } }),
      'kubelet',
    )
    const reset = { ...node, metadata: { ...node.metadata, managedFields: [{}] } } as ApiObject
    expect(ownersOf(updated(node, reset, 'x', T2, 'status'))).toBe(ownersOf(node))
  })
})

it('the owners of an object take no part in freezing it', () => {
  const live = created(configMap({ a: '1' }), 'kubectl')
  Object.freeze(live.metadata)
  expect(withOwners(live, ownersOf(live))).toBe(live)
  expect(managedFieldsOf(live)).toHaveLength(1)
})
