import { describe, expect, it } from 'vitest'
import { ApiError, type ApiObject, type Deployment } from '../../../../../electron/contract/api'
import {
  apply,
  applyOnly,
  created,
  managedFieldsOf,
  object,
  ownership,
  ownersOf,
  plain,
  T1,
  T2,
  T3,
  updated,
} from './support'

const container = (image: string, more: object = {}): object => ({ name: 'web', image, ...more })
const deployment = (spec: object, metadata: object = {}): ApiObject =>
  object({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', ...metadata },
    spec,
  })
const withContainers = (...containers: object[]): object => ({ template: { spec: { containers } } })

function specOf(of: ApiObject): Deployment['spec'] {
  return (of as Deployment).spec
}

function refusal(act: () => unknown): ApiError {
  try {
    act()
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('was not refused')
}

describe('an apply', () => {
  it('creates what is not there; its manager owns the fields that it named', () => {
    const config = deployment({ replicas: 2, ...withContainers(container('nginx')) }, { labels: { app: 'web' } })
    const live = apply(null, config, 'kubectl', { time: T1 })
    expect(plain(live)).toEqual(config)
    expect(managedFieldsOf(live)).toEqual([
      {
        manager: 'kubectl',
        operation: 'Apply',
        apiVersion: 'apps/v1',
        time: T1,
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:app': {} } },
          'f:spec': {
            'f:replicas': {},
            'f:template': {
              'f:spec': { 'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:image': {}, 'f:name': {} } } },
            },
          },
        },
      },
    ])
  })

  it('leaves alone what it does not name', () => {
    const live = created(
      deployment({ replicas: 3, paused: true, ...withContainers(container('nginx', { tty: true })) }),
      'kubectl-create',
    )
    const after = apply(live, deployment({ minReadySeconds: 5, ...withContainers(container('nginx')) }), 'me')
    expect(specOf(after)).toEqual({
      replicas: 3,
      paused: true,
      minReadySeconds: 5,
      ...withContainers(container('nginx', { tty: true })),
    })
  })

  it('adds items at their places: the configuration says the order, others keep theirs', () => {
    const names = (of: ApiObject): unknown => specOf(of).template.spec!.containers.map(({ name }) => name)
    const live = created(deployment(withContainers({ name: 'a' }, { name: 'b' }, { name: 'c' })), 'x')
    expect(names(apply(live, deployment(withContainers({ name: 'c' }, { name: 'new' }, { name: 'a' })), 'me'))).toEqual(
      ['b', 'c', 'new', 'a'],
    )
    expect(names(apply(live, deployment(withContainers({ name: 'new' }, { name: 'b' })), 'me'))).toEqual([
      'a',
      'new',
      'b',
      'c',
    ])
  })

  it('that asks for what already is shares the field, writes nothing and moves no time', () => {
    const live = apply(null, deployment({ replicas: 2 }), 'one', { time: T1 })
    const same = applyOnly(live, deployment({ replicas: 2 }), 'two')
    expect(same.object).toBe(live)
    const shared = apply(live, deployment({ replicas: 2 }), 'two')
    expect(ownership(shared)).toEqual({
      'one Apply': { 'f:spec': { 'f:replicas': {} } },
      'two Apply': { 'f:spec': { 'f:replicas': {} } },
    })
    expect(managedFieldsOf(apply(live, deployment({ replicas: 2 }), 'one', { time: T3 }))).toMatchObject([{ time: T1 }])
  })

  it('removes what its manager applied before and leaves out now', () => {
    const first = apply(
      null,
      deployment(
        { replicas: 2, paused: true, ...withContainers(container('nginx'), { name: 'log' }) },
        { labels: { a: '1', b: '2' } },
      ),
      'me',
    )
    const second = apply(
      first,
      deployment({ replicas: 2, ...withContainers(container('nginx')) }, { labels: { a: '1' } }),
      'me',
    )
    expect(plain(second)).toEqual(
      deployment({ replicas: 2, ...withContainers(container('nginx')) }, { labels: { a: '1' } }),
    )
    expect(ownership(second)).toEqual(ownership(apply(null, second, 'me')))
  })

  it('keeps what somebody else owns too, or what nobody ever applied', () => {
    const first = apply(null, deployment({ replicas: 2, ...withContainers(container('nginx')) }), 'one')
    const shared = apply(first, deployment({ replicas: 2 }), 'two')
    expect(specOf(apply(shared, deployment(withContainers(container('nginx'))), 'one')).replicas).toBe(2)
  })

  it('leaves of a struct what others set in it, but takes a list item away whole', () => {
    const rolling = { rollingUpdate: { maxSurge: 1 } }
    const first = apply(
      null,
      deployment({ strategy: rolling, ...withContainers(container('nginx'), { name: 'log' }) }),
      'one',
    )
    const spec = {
      strategy: { ...rolling, type: 'RollingUpdate' },
      ...withContainers(container('nginx'), { name: 'log', tty: true }),
    }
    const grown = updated(first, deployment(spec), 'editor')
    const after = apply(grown, deployment(withContainers(container('nginx'))), 'one')
    expect(specOf(after)).toEqual({ strategy: { type: 'RollingUpdate' }, ...withContainers(container('nginx')) })
    expect(ownership(after)['editor Update']).toEqual({ 'f:spec': { 'f:strategy': { 'f:type': {} } } })
  })
})

describe('an apply that others stand in the way of', () => {
  const live = created(
    deployment({ replicas: 3, paused: true, ...withContainers(container('nginx')) }),
    'kubectl-client-side-apply',
  )

  it('is refused in the words of the API server', () => {
    const { code, reason, message, status } = refusal(() => apply(live, deployment({ replicas: 5 }), 'me'))
    expect([code, reason]).toEqual([409, 'Conflict'])
    expect(message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
    )
    expect(status.details).toEqual({
      causes: [
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "kubectl-client-side-apply" using apps/v1',
          field: '.spec.replicas',
        },
      ],
    })
  })

  it('is told of every field of every manager', () => {
    const two = updated(live, { ...live, status: { replicas: 1 } } as ApiObject, 'controller', T2, 'status')
    const three = updated(two, { ...two, spec: { ...specOf(two), paused: false } } as ApiObject, 'hpa', T2, 'scale')
    const config = deployment({ replicas: 5, paused: true, ...withContainers(container('other')) })
    expect(refusal(() => apply(three, config, 'me')).message).toBe(
      [
        'Apply failed with 3 conflicts: conflicts with "hpa" with subresource "scale" using apps/v1:',
        '- .spec.paused',
        'conflicts with "kubectl-client-side-apply" using apps/v1:',
        '- .spec.replicas',
        '- .spec.template.spec.containers[name="web"].image',
      ].join('\n'),
    )
  })

  it('does not tell the version of another apply', () => {
    const applied = apply(null, deployment({ replicas: 3 }), 'kubectl')
    expect(refusal(() => apply(applied, deployment({ replicas: 4 }), 'other')).message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl": .spec.replicas',
    )
  })

  it('takes the fields by force: their owners lose them, and they alone', () => {
    const after = apply(live, deployment({ replicas: 5 }), 'me', { force: true })
    expect(specOf(after)).toMatchObject({ replicas: 5, paused: true })
    const { 'kubectl-client-side-apply Update': theirs, 'me Apply': mine } = ownership(after)
    expect(mine).toEqual({ 'f:spec': { 'f:replicas': {} } })
    expect(theirs).toHaveProperty(['f:spec', 'f:paused'])
    expect(theirs).not.toHaveProperty(['f:spec', 'f:replicas'])
  })

  it('loses a field to an update, and then conflicts with the updater', () => {
    const mine = apply(null, deployment({ replicas: 3 }), 'me')
    const scaled = updated(mine, deployment({ replicas: 7 }), 'hpa')
    expect(ownership(scaled)).toEqual({ 'hpa Update': { 'f:spec': { 'f:replicas': {} } } })
    expect(refusal(() => apply(scaled, deployment({ replicas: 3 }), 'me')).message).toContain(
      'conflict with "hpa" using apps/v1: .spec.replicas',
    )
  })
})

describe('an object whose owners nobody has kept', () => {
  it('belonged to nobody, so a manager of that name stands for the past', () => {
    const live = deployment({ replicas: 3 })
    expect(refusal(() => apply(live, deployment({ replicas: 4 }), 'me')).message).toContain(
      'conflict with "before-first-apply" using apps/v1: .spec.replicas',
    )
    expect(ownership(apply(live, deployment({ paused: true }), 'me'))).toEqual({
      'before-first-apply Update': { 'f:spec': { 'f:replicas': {} } },
      'me Apply': { 'f:spec': { 'f:paused': {} } },
    })
  })
})

describe('kubectl, which applied on the client side before', () => {
  const annotation = 'kubectl.kubernetes.io/last-applied-configuration'
  const sent = deployment({ replicas: 3 })
  const annotated = deployment({ replicas: 3 }, { annotations: { [annotation]: JSON.stringify(sent) } })
  const live = created(annotated, 'kubectl-client-side-apply')

  it('takes over what it set itself, and keeps the annotation up to date', () => {
    const after = apply(live, deployment({ replicas: 4 }), 'kubectl')
    expect(specOf(after).replicas).toBe(4)
    expect(JSON.parse(after.metadata.annotations![annotation]!)).toEqual(deployment({ replicas: 4 }))
    expect(ownersOf(after).map(({ manager }) => manager)).toEqual(['kubectl-client-side-apply', 'kubectl'])
  })

  it('still conflicts over a field that somebody has changed since', () => {
    const scaled = updated(live, { ...annotated, spec: { replicas: 7 } } as ApiObject, 'hpa')
    expect(refusal(() => apply(scaled, deployment({ replicas: 4 }), 'kubectl')).message).toContain(
      'conflict with "hpa"',
    )
  })

  it('is the only one who may: others conflict with it, and leave the annotation', () => {
    expect(refusal(() => apply(live, deployment({ replicas: 4 }), 'flux')).message).toContain(
      '"kubectl-client-side-apply"',
    )
    const forced = apply(live, deployment({ replicas: 4 }), 'flux', { force: true })
    expect(forced.metadata.annotations).toEqual(annotated.metadata.annotations)
  })

  it.each(['{', '"text"', JSON.stringify({ ...sent, apiVersion: 'apps/v1beta1' })])(
    'takes over nothing with the annotation %s',
    (text) => {
      const odd = created(
        deployment({ replicas: 3 }, { annotations: { [annotation]: text } }),
        'kubectl-client-side-apply',
      )
      expect(refusal(() => apply(odd, deployment({ replicas: 4 }), 'kubectl')).reason).toBe('Conflict')
    },
  )
})

describe('a configuration that is none', () => {
  it.each<[string, unknown, string]>([
    [
      'a list',
      [],
      'error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    ['without a kind', {}, 'invalid object type: /, Kind='],
    ['of another kind', { apiVersion: 'v1', kind: 'Pod' }, 'invalid object type: /v1, Kind=Pod'],
    [
      'of another version',
      { ...deployment({}), apiVersion: 'apps/v1beta1' },
      'invalid object type: apps/v1beta1, Kind=Deployment',
    ],
    ['with owners', deployment({}, { managedFields: [] }), 'metadata.managedFields must be nil'],
    [
      'with an unknown field',
      deployment({ replicaz: 3 }),
      'failed to create typed patch object (default/web; apps/v1, Kind=Deployment): .spec.replicaz: field not declared in schema',
    ],
  ])('%s is a bad request', (_, config, message) => {
    const { code, message: told } = refusal(() => apply(null, config as object, 'me'))
    expect([code, told]).toEqual([400, message])
  })
})
