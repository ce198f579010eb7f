/** What the server says of the parts beside it, to whoever still asks in the oldest way. */
import { describe, expect, it } from 'vitest'
import { componentStatuses } from '../../../../electron/cluster/apiserver/component-statuses'
import type { AuthorizedRequest } from '../../../../electron/cluster/apiserver/request'
import { resourceOfKind, type ApiObject, type ComponentStatus } from '../../../../electron/contract/api'

const PARTS = [
  { name: 'etcd-0', url: 'https://127.0.0.1:2379/health', isAnswering: true },
  { name: 'scheduler', url: 'https://127.0.0.1:10259/healthz', isAnswering: false },
]

const asking = (verb: string, name = ''): AuthorizedRequest =>
  ({ verb, name, resource: resourceOfKind('ComponentStatus') }) as unknown as AuthorizedRequest

describe('component statuses', () => {
  it('tell of each part, in the order in which the server asks, and that nobody should ask any more', () => {
    const { code, body, warnings } = componentStatuses(PARTS, asking('list'))
    const { items } = body as unknown as { readonly items: readonly ApiObject[] }
    expect([code, items.map(({ metadata }) => metadata.name)]).toEqual([200, ['etcd-0', 'scheduler']])
    expect(warnings).toEqual(['v1 ComponentStatus is deprecated in v1.19+'])
  })

  it.each([
    ['etcd-0', 'True', 'ok'],
    [
      'scheduler',
      'False',
      'Get "https://127.0.0.1:10259/healthz": dial tcp 127.0.0.1:10259: connect: connection refused',
    ],
  ])('%s is healthy: %s', (name, status, message) => {
    const { conditions } = componentStatuses(PARTS, asking('get', name)).body as ComponentStatus
    expect(conditions).toEqual([{ type: 'Healthy', status, message }])
  })

  it.each([
    ['get', 'kubelet', 'componentstatuses "kubelet" not found'],
    ['delete', 'etcd-0', 'delete is not supported on resources of kind "componentstatuses"'],
  ])('%s %s is refused', (verb, name, words) => {
    expect(() => componentStatuses(PARTS, asking(verb, name))).toThrow(words)
  })
})
