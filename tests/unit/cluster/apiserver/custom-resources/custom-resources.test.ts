import { describe, expect, it } from 'vitest'
import type { ApiObject, CustomResourceDefinition, Draft, ResourceInfo } from '../../../../../electron/contract/api'
import type { RequestTarget } from '../../../../../electron/cluster/client/client'
import type { Verb } from '../../../../../electron/cluster/apiserver/request'
import { ControlPlane } from '../../../../support/control-plane'

/** The definition and the refusals are those of a recorded life. */
const WIDGETS: Draft<CustomResourceDefinition> = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.shop.example.com' },
  spec: {
    group: 'shop.example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList', shortNames: ['wd'], categories: ['all'] },
    versions: [
      {
        name: 'v1', served: true, storage: true,
        subresources: { status: {}, scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.size' } },
        additionalPrinterColumns: [
          { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
          { name: 'Color', type: 'string', jsonPath: '.spec.color', priority: 1 },
        ],
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['size'],
                properties: {
                  size: { type: 'integer', minimum: 1, maximum: 10 },
                  color: { type: 'string', enum: ['red', 'green'], default: 'green' },
                },
                'x-kubernetes-validations': [{ rule: "self.size < 9 || self.color == 'red'", message: 'huge widgets must be red' }],
              },
              status: { type: 'object', properties: { size: { type: 'integer' } } },
            },
          },
        },
      },
    ],
  },
} as unknown as Draft<CustomResourceDefinition> // prettier-ignore

const RESOURCE: ResourceInfo = {
  kind: 'Widget', definition: 'shop.example.com/v1/Widget', group: 'shop.example.com', version: 'v1', resource: 'widgets',
  singular: 'widget', shortNames: [], namespaced: true, verbs: [], subresources: [], categories: [],
} // prettier-ignore

class Shop {
  readonly plane = new ControlPlane()

  constructor() {
    this.plane.run(this.plane.client.create(WIDGETS))
    this.plane.kernel.runUntil(this.plane.kernel.now + 5_000)
  }

  ask(verb: Verb, target: Partial<RequestTarget>): ApiObject {
    return this.plane.run(this.plane.client.request(verb, this.target(target))) as ApiObject
  }

  refusal(verb: Verb, target: Partial<RequestTarget>): string {
    return this.plane.refusalOf(this.plane.client.request(verb, this.target(target))).message
  }

  make(name: string, spec: object): ApiObject {
    return this.ask('create', { name: '', body: widget(name, spec) })
  }

  definition(): CustomResourceDefinition {
    return this.plane.run(this.plane.client.get('CustomResourceDefinition', '', 'widgets.shop.example.com'))
  }

  wait(ms: number): void {
    this.plane.kernel.runUntil(this.plane.kernel.now + ms)
  }

  private target(target: Partial<RequestTarget>): RequestTarget {
    return { resource: RESOURCE, namespace: 'default', ...target }
  }
}

function widget(name: string, spec: object): object {
  return { apiVersion: 'shop.example.com/v1', kind: 'Widget', metadata: { name }, spec }
}

describe('a kind of the learner’s own', () => {
  it('is unknown until its definition is accepted', () => {
    const plane = new ControlPlane()
    expect(plane.refusalOf(plane.client.request('list', { resource: RESOURCE })).code).toBe(404)
  })

  it('is accepted, then established', () => {
    const conditions = new Shop()
      .definition()
      .status?.conditions?.map(({ type, status, reason }) => `${type}=${status} ${reason!}`)
    expect(conditions).toEqual(['NamesAccepted=True NoConflicts', 'Established=True InitialNamesAccepted'])
  })

  it('makes the first object wait until every server knows the kind', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(WIDGETS))
    plane.kernel.runUntil(plane.kernel.now + 100)
    const before = plane.kernel.now
    plane.run(
      plane.client.request('create', { resource: RESOURCE, namespace: 'default', body: widget('w1', { size: 3 }) }),
    )
    expect(plane.kernel.now - before).toBeGreaterThan(2000)
  })

  it('fills in defaults, counts generations, and keeps the status apart', () => {
    const shop = new Shop()
    expect(shop.make('w1', { size: 3 })).toMatchObject({
      metadata: { generation: 1, namespace: 'default' },
      spec: { size: 3, color: 'green' },
    })
    const status = {
      query: { patchType: 'merge' as const },
      name: 'w1',
      subresource: 'status',
      body: { status: { size: 2 }, spec: { size: 9 } },
    }
    expect(shop.ask('patch', status)).toMatchObject({
      metadata: { generation: 1 },
      spec: { size: 3 },
      status: { size: 2 },
    })
    const spec = {
      query: { patchType: 'merge' as const },
      name: 'w1',
      body: { spec: { size: 4 }, status: { size: 7 } },
    }
    expect(shop.ask('patch', spec)).toMatchObject({
      metadata: { generation: 2 },
      spec: { size: 4 },
      status: { size: 2 },
    })
  })

  it('is scaled through the paths that its definition names', () => {
    const shop = new Shop()
    shop.make('w1', { size: 3 })
    const target = {
      name: 'w1',
      subresource: 'scale',
      query: { patchType: 'merge' as const },
      body: { spec: { replicas: 5 } },
    }
    expect(shop.ask('patch', target)).toMatchObject({ kind: 'Scale', spec: { replicas: 5 } })
    expect(shop.ask('get', { name: 'w1' })).toMatchObject({ spec: { size: 5 }, metadata: { generation: 2 } })
  })

  it.each([
    [{ size: 0 }, 'Widget.shop.example.com "w2" is invalid: spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1'],
    [{ size: 'abc' }, 'Widget.shop.example.com "w2" is invalid: [spec.size: Invalid value: "string": spec.size in body must be of type integer: "string", .spec.size: Invalid value: 0: .spec.size accessor error: abc is of the type string, expected int64, <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]'],
    [{ color: 'red' }, 'Widget.shop.example.com "w2" is invalid: [spec.size: Required value, <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]'],
    [{ size: 2, color: 'blue' }, 'Widget.shop.example.com "w2" is invalid: [spec.color: Unsupported value: "blue": supported values: "red", "green", <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]'],
    [{ size: 9, color: 'green' }, 'Widget.shop.example.com "w2" is invalid: spec: Invalid value: huge widgets must be red'],
    [{ size: 2, extra: 1 }, 'Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field "spec.extra"'],
  ])('refuses %j in the recorded words', (spec, message) => {
    const query = { fieldValidation: 'Strict' as const }
    expect(new Shop().refusal('create', { query, body: widget('w2', spec) })).toBe(message)
  }) // prettier-ignore

  it('has a table of its own columns', () => {
    const shop = new Shop()
    shop.make('w1', { size: 3 })
    expect(shop.ask('list', { query: { as: 'Table' } })).toMatchObject({
      columnDefinitions: [{ name: 'Name' }, { name: 'Size' }, { name: 'Color', priority: 1 }],
      rows: [{ cells: ['w1', 3, 'green'] }],
    })
  })

  it('goes when its objects have gone, and takes no new ones meanwhile', () => {
    const shop = new Shop()
    shop.make('w1', { size: 3 })
    const guard = (finalizers: readonly string[] | null): object => ({
      name: 'w1',
      query: { patchType: 'merge' },
      body: { metadata: { finalizers } },
    })
    shop.ask('patch', guard(['shop.example.com/guard']))
    shop.plane.run(shop.plane.client.delete('CustomResourceDefinition', '', 'widgets.shop.example.com'))
    shop.wait(1_000)
    expect(shop.definition().status?.conditions?.at(-1)).toMatchObject({
      type: 'Terminating',
      reason: 'InstanceDeletionInProgress',
    })
    expect(shop.ask('get', { name: 'w1' }).metadata.deletionTimestamp).toBeDefined()
    expect(shop.refusal('create', { body: widget('w3', { size: 1 }) })).toContain('create not allowed while')
    shop.ask('patch', guard(null))
    shop.wait(6_000)
    expect(shop.refusal('list', {})).toBe('the server could not find the requested resource')
    expect(
      shop.plane.refusalOf(shop.plane.client.get('CustomResourceDefinition', '', 'widgets.shop.example.com')).code,
    ).toBe(404)
  })

  it('outlives the server: what etcd holds is served again', () => {
    const shop = new Shop()
    shop.make('w1', { size: 3 })
    shop.plane.apiServer.disconnect()
    shop.plane.apiServer.launch()
    expect(shop.ask('get', { name: 'w1' })).toMatchObject({ spec: { size: 3 } })
  })
})
