import { describe, expect, it } from 'vitest'
import {
  apiVersionOf, groupResource, METRICS_RESOURCES, resourceOfKind, resourceOfObject, RESOURCES, scaledValue,
} from '../../../../electron/contract/api' // prettier-ignore
import { FIELDS } from '../../../../electron/contract/api/schema/fields.generated'

describe('the table of resources', () => {
  it('is what discovery of a real server says', () => {
    expect(resourceOfKind('Deployment')).toMatchObject({
      group: 'apps',
      version: 'v1',
      resource: 'deployments',
      singular: 'deployment',
      shortNames: ['deploy'],
      namespaced: true,
      subresources: ['scale', 'status'],
      categories: ['all'],
    })
    expect(resourceOfKind('Node')).toMatchObject({ namespaced: false, shortNames: ['no'] })
    expect(resourceOfKind('Gadget')).toBeUndefined()
  })

  it('finds a kind in the version that etcd keeps, and an object by what it says of itself', () => {
    expect(resourceOfKind('HorizontalPodAutoscaler')).toMatchObject({ version: 'v2' })
    expect(resourceOfKind('Event')).toMatchObject({ group: '' })
    const older = resourceOfObject({ apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' })
    expect(older).toMatchObject({ version: 'v1', definition: 'HorizontalPodAutoscalerV1' })
    expect(resourceOfObject({ apiVersion: 'events.k8s.io/v1', kind: 'Event' })).toMatchObject({
      definition: 'EventsV1Event',
    })
    expect(resourceOfObject({ apiVersion: 'example.com/v1', kind: 'Event' })).toBeUndefined()
  })

  it('names groups and versions as error texts and manifests do', () => {
    const deployments = resourceOfKind('Deployment')!
    const pods = resourceOfKind('Pod')!
    expect([apiVersionOf(deployments), apiVersionOf(pods)]).toEqual(['apps/v1', 'v1'])
    expect([groupResource(deployments), groupResource(pods)]).toEqual(['deployments.apps', 'pods'])
  })

  it('has every field of every kind, and of all that they reach', () => {
    for (const { definition } of [...RESOURCES, ...METRICS_RESOURCES])
      expect(Object.keys(FIELDS[definition]!)).toEqual(expect.arrayContaining(['kind', 'metadata']))
    const scalars = [
      'string',
      'bool',
      'int32',
      'int64',
      'float64',
      'bytes',
      'quantity',
      'time',
      'microTime',
      'intOrString',
      'any',
      'json',
      'strings',
      'schemaOrBool',
      'schemaOrArray',
      'schemaOrStrings',
    ]
    const types = Object.values(FIELDS).flatMap((fields) => Object.values(fields).map(({ type }) => type))
    expect(types.filter((type) => !scalars.includes(type) && !FIELDS[type])).toEqual([])
  })
})

describe('a number or a share of a total', () => {
  it.each([
    ['25%', 10, true, 3],
    ['25%', 10, false, 2],
    [4, 10, true, 4],
  ])('%s of %i, rounded up %s, is %i', (value, total, roundUp, expected) => {
    expect(scaledValue(value, total, roundUp)).toBe(expected)
  })

  it('refuses other texts', () => {
    expect(() => scaledValue('many', 10, true)).toThrow('not a percentage')
  })
})
