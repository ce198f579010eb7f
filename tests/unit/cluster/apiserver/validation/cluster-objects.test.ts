import { describe, expect, it } from 'vitest'
import { STRATEGIES } from '../../../../../electron/cluster/apiserver/strategies'
import { errorText } from '../../../../../electron/cluster/apiserver/validation/field-error'
import type { ConfigMap, EndpointSlice, Event, Lease, Node } from '../../../../../electron/contract/api'

const metadata = { name: 'x', namespace: 'default', uid: 'u', resourceVersion: '1', creationTimestamp: 't' }
const clusterWide = { ...metadata, namespace: undefined }

describe('nodes', () => {
  const node = (spec: Node['spec']): Node => ({ apiVersion: 'v1', kind: 'Node', metadata: clusterWide, spec })

  it('may not carry one taint twice', () => {
    const taint = { key: 'a', effect: 'NoSchedule' as const }
    expect(STRATEGIES.Node.validateCreate(node({ taints: [taint, taint] })).map(errorText)).toEqual([
      'spec.taints[1]: Duplicate value: {"key":"a","effect":"NoSchedule"}: taints must be unique by key and effect pair',
    ])
  })

  it('keep their range of addresses', () => {
    const errors = STRATEGIES.Node.validateUpdate(
      node({ podCIDR: '10.244.1.0/24' }),
      node({ podCIDR: '10.244.0.0/24' }),
    )
    expect(errors.map(({ field, type }) => [field, type])).toEqual([['spec.podCIDR', 'Forbidden']])
  })
})

it('an endpoint has an address of its slice’s family', () => {
  const slice: EndpointSlice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata,
    addressType: 'IPv4',
    endpoints: [{ addresses: ['fd00::1'] }, { addresses: [] }],
  }
  expect(STRATEGIES.EndpointSlice.validateCreate(slice).map(errorText)).toEqual([
    'endpoints[0].addresses[0]: Invalid value: "fd00::1": must be an IPv4 address',
    'endpoints[1].addresses: Required value: must contain at least 1 address',
  ])
})

it('a lease lasts', () => {
  const lease: Lease = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata,
    spec: { leaseDurationSeconds: 0 },
  }
  expect(STRATEGIES.Lease.validateCreate(lease).map(({ field }) => field)).toEqual(['spec.leaseDurationSeconds'])
})

it('an Event lives beside what it speaks about', () => {
  const event = (namespace?: string): Event => ({
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    involvedObject: { kind: 'Pod', name: 'p', namespace },
  })
  expect(STRATEGIES.Event.validateCreate(event('default'))).toEqual([])
  expect(STRATEGIES.Event.validateCreate(event())).toEqual([])
  expect(STRATEGIES.Event.validateCreate(event('other')).map(({ field }) => field)).toEqual([
    'involvedObject.namespace',
  ])
})

describe('configuration', () => {
  const configMap = (fields: Partial<ConfigMap>): ConfigMap => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata,
    ...fields,
  })

  it('a key is text or bytes, not both', () => {
    expect(
      STRATEGIES.ConfigMap.validateCreate(configMap({ data: { a: '1' }, binaryData: { a: 'MQ==' } })).map(
        ({ field }) => field,
      ),
    ).toEqual(['data[a]'])
  })

  it('what is immutable stays', () => {
    const old = configMap({ data: { a: '1' }, immutable: true })
    expect(
      STRATEGIES.ConfigMap.validateUpdate(configMap({ data: { a: '2' }, immutable: true }), old).map(errorText),
    ).toEqual(['data: Forbidden: field is immutable when `immutable` is set'])
  })

  it('a mebibyte is enough', () => {
    expect(
      STRATEGIES.ConfigMap.validateCreate(configMap({ data: { a: 'x'.repeat(2 ** 20 + 1) } })).map(({ type }) => type),
    ).toEqual(['Too long'])
  })
})
