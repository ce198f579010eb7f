import { describe, expect, it } from 'vitest'
import { decodeBody, decodeStrict } from '../../../../../electron/cluster/apiserver/schema/decode'

const pod = (spec: object, metadata: object = { name: 'x' }) => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec })
const container = (fields: object) => pod({ containers: [{ name: 'c', ...fields }] })

describe('strict decoding', () => {
  it.each([
    ['a misspelt field', pod({ replicaz: 1 }), 'unknown field "spec.replicaz"'],
    [
      'several, in order',
      { ...pod({ zeta: 1, containers: [{ imagee: 'x' }] }), alpha: 1 },
      'unknown field "alpha", unknown field "spec.containers[0].imagee", unknown field "spec.zeta"',
    ],
    [
      'an object for a list',
      pod({ containers: {} }),
      'json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container',
    ],
    [
      'a text for a number, deep down',
      container({ ports: [{ containerPort: '80' }] }),
      'json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ],
    [
      'a fraction for a whole number',
      pod({ terminationGracePeriodSeconds: 1.5 }),
      'json: cannot unmarshal number 1.5 into Go struct field PodSpec.spec.terminationGracePeriodSeconds of type int64',
    ],
    [
      'a number for a text with a type of its own',
      pod({ restartPolicy: 5 }),
      'json: cannot unmarshal number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy',
    ],
    [
      'a flag for a label',
      pod({}, { name: 'x', labels: { a: true } }),
      'json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [
      'a list for a map',
      pod({}, { name: 'x', labels: [] }),
      'json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string',
    ],
    [
      'a text for an object',
      pod({ securityContext: 'root' }),
      'json: cannot unmarshal string into Go struct field PodSpec.spec.securityContext of type v1.PodSecurityContext',
    ],
    [
      'a flag for a port',
      container({ livenessProbe: { httpGet: { port: true } } }),
      'json: cannot unmarshal bool into Go value of type int32',
    ],
  ])('%s', (_what, body, message) => {
    const { misfit, dropped } = decodeStrict('Pod', body)
    expect(misfit ?? dropped.join(', ')).toBe(message)
  })

  it('a wrong type hides unknown fields', () => {
    const { misfit, dropped } = decodeStrict('Pod', pod({ zeta: 1, hostNetwork: 'yes' }))
    expect(misfit).toBe('json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool')
    expect(dropped).toEqual([])
  })

  it('times and keys must be what they claim', () => {
    expect(decodeStrict('Pod', pod({}, { creationTimestamp: 'noon' })).misfit).toContain('parsing time "noon"')
    expect(decodeStrict('Secret', { data: { a: 'not base64!' } }).misfit).toBe('illegal base64 data at input byte 3')
  })

  it('names what the text said twice', () => {
    expect(decodeStrict('Pod', pod({}), ['spec.containers']).dropped).toEqual(['duplicate field "spec.containers"'])
  })
})

describe('what comes out', () => {
  it('is the very object when there was nothing to change', () => {
    const body = container({ resources: { requests: { cpu: '100m' } } })
    expect(decodeStrict('Pod', body).object).toBe(body)
  })

  it('has canonical quantities and no nulls, and shares the rest', () => {
    const body = pod({
      containers: [{ name: 'c', resources: { requests: { cpu: 1, memory: '1024Mi' } }, command: null }],
      nodeSelector: { a: 'b' },
    })
    const { spec } = decodeStrict('Pod', body).object as typeof body & { spec: { nodeSelector: object } }
    expect(spec).toEqual({
      containers: [{ name: 'c', resources: { requests: { cpu: '1', memory: '1Gi' } } }],
      nodeSelector: { a: 'b' },
    })
    expect(spec.nodeSelector).toBe((body.spec as { nodeSelector: object }).nodeSelector)
  })

  it('has, empty, what can never be left out, so that the rules have something to judge', () => {
    const { object } = decodeStrict('Pod', pod({ containers: [null], hostAliases: [{ hostnames: [null] }] }))
    expect(object).toMatchObject({ spec: { containers: [{ name: '' }], hostAliases: [{ ip: '', hostnames: [''] }] } })
  })

  it('keeps the null times of conditions, as the API shows them', () => {
    const condition = { type: 'Ready', status: 'True', lastProbeTime: null }
    const { object } = decodeStrict('Pod', { ...pod({}), status: { conditions: [condition], startTime: null } })
    expect(object).toMatchObject({ status: { conditions: [condition] } })
    expect((object as { status: object }).status).not.toHaveProperty('startTime')
  })
})

describe('hostile input', () => {
  it('a prototype is a field as unknown as any other', () => {
    const body = JSON.parse('{"metadata":{"__proto__":{"polluted":true}}}') as object
    expect(decodeStrict('Pod', body).dropped).toEqual(['unknown field "metadata.__proto__"'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('no depth and no length gets through', () => {
    let deep: unknown = 'bottom'
    for (let i = 0; i < 100_000; i++) deep = { deeper: deep }
    expect(decodeStrict('Pod', { spec: deep }).dropped).toEqual(['unknown field "spec.deeper"'])
    const args = Array.from({ length: 300_000 }, () => 7)
    expect(() => decodeStrict('Pod', container({ args }))).toThrow('Request entity is too large')
  })

  it.each([[null], [[]], ['text'], [7]])('%j is no object', (body) => {
    expect(decodeStrict('Pod', body).misfit).toContain('into Go value of type v1.Pod')
  })
})

describe('a request body', () => {
  const expected = { kind: 'Deployment', apiVersion: 'apps/v1' }

  it('may leave out what the URL says', () => {
    expect(decodeBody(expected, { metadata: { name: 'web' } })).toMatchObject(expected)
  })

  it('is refused as a bad request, with version and kind, as strictly as the client wants it', () => {
    expect(() => decodeBody(expected, { spec: { replicaz: 1 } })).toThrow(
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicaz"',
    )
    const warnings: string[] = []
    const body = { metadata: { name: 'web' }, spec: { replicaz: 1 } }
    const warn = (text: string): void => { warnings.push(text) } // prettier-ignore
    expect(decodeBody(expected, body, { fieldValidation: 'Warn', warn })).toMatchObject({ spec: {} })
    expect(warnings).toEqual(['unknown field "spec.replicaz"'])
    expect(decodeBody(expected, body, { fieldValidation: 'Ignore', warn })).toMatchObject({ spec: {} })
    expect(warnings).toHaveLength(1)
    expect(() => decodeBody(expected, { kind: 'Pod', apiVersion: 'apps/v1' })).toThrow(
      'cannot be handled as a Deployment',
    )
    expect(() => decodeBody(expected, { ...expected, apiVersion: 'v1' })).toThrow(
      'the API version in the data (v1) does not match the expected API version (apps/v1)',
    )
  })
})

describe('the schema inside a definition of a kind', () => {
  const read = (schema: object) => decodeStrict('JSONSchemaProps', schema)

  it.each([
    [{ additionalProperties: true, items: { type: 'string' }, dependencies: { a: ['b'], c: { type: 'object' } } }],
    [{ items: [{ type: 'string' }, { type: 'integer' }] }],
    [{ default: [1, { a: null }], enum: ['a', 1, true] }],
  ])('%j stays as it is', (schema) => {
    expect(read(schema)).toMatchObject({ object: schema, dropped: [] })
  })

  it('forgets in silence what no schema has, below an alternative', () => {
    expect(read({ items: { type: 'string', colour: 'red' } })).toEqual({
      object: { items: { type: 'string' } },
      dropped: [],
    })
    expect(read({ colour: 'red' }).dropped).toEqual(['unknown field "colour"'])
  })

  it('is no text', () => {
    expect(read({ items: 'string' }).misfit).toBe(
      'json: cannot unmarshal string into Go struct field JSONSchemaProps.items of type v1.JSONSchemaPropsOrArray',
    )
  })
})

describe('a definition that has a longer name here', () => {
  it('is told by its own name', () => {
    const { misfit } = decodeStrict('HorizontalPodAutoscalerV1', { spec: { maxReplicas: 'many' } })
    expect(misfit).toBe(
      'json: cannot unmarshal string into Go struct field HorizontalPodAutoscalerSpec.spec.maxReplicas of type int32',
    )
  })

  it('may be read by a table of one’s own', () => {
    const table = { Cart: { size: { type: 'int32', required: true } } }
    expect(decodeStrict('Cart', { size: 3, colour: 'red' }, [], table).dropped).toEqual(['unknown field "colour"'])
    expect(decodeStrict('Cart', {}, [], table).object).toEqual({ size: 0 })
  })
})
