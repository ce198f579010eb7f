import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newestFirst } from '../../../../electron/cluster/apiserver/discovery/groups'
import type { RequestQuery } from '../../../../electron/cluster/apiserver/request'
import { ControlPlane } from '../../../support/control-plane'

const plane = new ControlPlane()

function at(path: string, query: RequestQuery = {}): unknown {
  return plane.run(plane.client.request('get', { path, query }))
}

/** What a real server answered, without what depends on the machine and the hashes of stored versions. */
function recorded(name: string): unknown {
  const text = readFileSync(`tests/fidelity/data/golden/discovery/${name}.json`, 'utf8')
  return JSON.parse(text, (key, value: unknown) =>
    key === 'storageVersionHash' ? undefined : key === 'serverAddress' ? '10.0.0.10:6443' : value,
  )
}

describe('discovery', () => {
  it.each([
    ['/api', 'api'],
    ['/api/v1', 'api-v1'],
    ['/apis', 'apis'],
    ...[
      'apiextensions.k8s.io/v1',
      'apps/v1',
      'autoscaling/v2',
      'batch/v1',
      'coordination.k8s.io/v1',
      'discovery.k8s.io/v1',
    ].map(file),
    ...[
      'events.k8s.io/v1',
      'networking.k8s.io/v1',
      'policy/v1',
      'rbac.authorization.k8s.io/v1',
      'scheduling.k8s.io/v1',
    ].map(file),
    file('storage.k8s.io/v1'),
    ['/version', 'version'],
  ])('answers %s as the recorded server did', (path, name) => {
    expect(at(path)).toEqual(recorded(name))
  })

  it.each([
    ['/api', 'aggregated-api'],
    ['/apis', 'aggregated-apis'],
  ])('answers %s whole when all shall come at once', (path, name) => {
    expect(at(path, { as: 'APIGroupDiscoveryList' })).toEqual(recorded(name))
  })

  it('knows no other paths', () => {
    for (const path of ['/apis/nope', '/apis/apps/v9', '/nope', '/api/v2', '/openapi/v3/apis/nope/v1'])
      expect(plane.refusalOf(plane.client.request('get', { path })).code).toBe(404)
  })

  it('orders versions as Kubernetes does', () => {
    const names = ['foo1', 'v1', 'v1alpha1', 'v10', 'v1beta2', 'v2', 'bar', 'v1beta10']
    expect(names.sort(newestFirst)).toEqual(['v10', 'v2', 'v1', 'v1beta10', 'v1beta2', 'v1alpha1', 'bar', 'foo1'])
  })
})

describe('OpenAPI v3', () => {
  it('says where each group is described', () => {
    expect(at('/openapi/v3')).toMatchObject({
      paths: { 'apis/apps/v1': { serverRelativeURL: '/openapi/v3/apis/apps/v1' } },
    })
  })

  it('describes fields, their types, and how patches treat them', () => {
    const { components } = at('/openapi/v3/api/v1') as {
      components: { schemas: Record<string, { properties: object; required?: string[] }> }
    }
    expect(components.schemas['io.k8s.api.Pod']).toMatchObject({
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }],
    })
    expect(components.schemas['io.k8s.api.PodSpec']?.properties).toMatchObject({
      containers: { type: 'array', 'x-kubernetes-patch-merge-key': 'name', 'x-kubernetes-patch-strategy': 'merge' },
      terminationGracePeriodSeconds: { type: 'integer', format: 'int64' },
      restartPolicy: { type: 'string', enum: ['Always', 'Never', 'OnFailure'] },
    })
    expect(components.schemas['io.k8s.api.Container']?.required).toContain('name')
  })
})

function file(groupVersion: string): [string, string] {
  return [`/apis/${groupVersion}`, `apis-${groupVersion.replace('/', '-')}`]
}
