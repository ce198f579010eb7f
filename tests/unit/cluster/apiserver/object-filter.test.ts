import { describe, expect, it } from 'vitest'
import { filterOf } from '../../../../electron/cluster/apiserver/object-filter'
import type { ApiRequest } from '../../../../electron/cluster/apiserver/request'
import { type ApiObject, resourceOfKind, resourceOfObject, type ResourceInfo } from '../../../../electron/contract/api'

const filter = (resource: ResourceInfo, fieldSelector: string) =>
  filterOf({ resource, namespace: '', name: '', query: { fieldSelector } } as ApiRequest)

describe('fields that may select', () => {
  const newEvents = resourceOfObject({ apiVersion: 'events.k8s.io/v1', kind: 'Event' })!
  const carts: ResourceInfo = {
    ...resourceOfKind('Pod')!,
    kind: 'Cart',
    definition: 'Cart',
    selectable: ['spec.color'],
  }

  it.each([
    ['any kind by name', resourceOfKind('Ingress')!, 'metadata.name=web', { metadata: { name: 'web' } }],
    ['a Job', resourceOfKind('Job')!, 'status.successful=2', { metadata: {}, status: { successful: 2 } }],
    ['a request for a certificate', resourceOfKind('CertificateSigningRequest')!, 'spec.signerName=a.io/b', { metadata: {}, spec: { signerName: 'a.io/b' } }],
    ['an Event in its newer shape', newEvents, 'regarding.kind=Pod', { metadata: {}, regarding: { kind: 'Pod' } }],
    ['a kind of the learner’s own making', carts, 'spec.color=red', { metadata: {}, spec: { color: 'red' } }],
  ])('%s', (_, resource, selector, object) => {
    expect(filter(resource, selector).matches(object as unknown as ApiObject)).toBe(true)
    expect(filter(resource, selector.replace('=', '!=')).matches(object as unknown as ApiObject)).toBe(false)
  }) // prettier-ignore

  it.each([
    [resourceOfKind('Pod')!, 'spec.bad=1', 'spec.bad'],
    [resourceOfKind('Job')!, 'status.phase=Running', 'status.phase'],
    [newEvents, 'involvedObject.kind=Pod', 'involvedObject.kind'],
    [carts, 'spec.nodeName=a', 'spec.nodeName'],
  ])('no other may', (resource, selector, field) => {
    expect(() => filter(resource, selector)).toThrow(`field label not supported: ${field}`)
  })
})
