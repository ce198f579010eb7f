import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type JsonObject,
  patchSchemaOf,
  strategicMergePatch,
  threeWayMergePatch,
  twoWayMergePatch,
} from '../../../../../electron/contract/api/patch'

const schema = patchSchemaOf('Deployment')

const deployment = (container: JsonObject, spec: JsonObject = {}): JsonObject => ({
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: { ...spec, template: { spec: { containers: [{ name: 'web', ...container }] } } },
})

/** What the server made of it: defaults that the file knows nothing of. */
const live = (container: JsonObject, spec: JsonObject = {}): JsonObject =>
  deployment({ imagePullPolicy: 'IfNotPresent', ...container }, { replicas: 1, revisionHistoryLimit: 10, ...spec })

const apply = (lastApplied: JsonObject, file: JsonObject, current: JsonObject): JsonObject =>
  strategicMergePatch(current, threeWayMergePatch(lastApplied, file, current, schema), schema)

describe('kubectl apply', () => {
  it('sends nothing when the file says nothing new', () => {
    const file = deployment({ image: 'nginx:1.27' })
    expect(threeWayMergePatch(file, file, live({ image: 'nginx:1.27' }), schema)).toEqual({})
  })

  it('changes what the file changed and leaves defaults alone', () => {
    const result = apply(
      deployment({ image: 'nginx:1.27' }),
      deployment({ image: 'nginx:1.28' }),
      live({ image: 'nginx:1.27' }),
    )
    expect(result).toEqual(live({ image: 'nginx:1.28' }))
  })

  it('removes what the file no longer has, but not what others added', () => {
    const before = deployment({
      image: 'a',
      env: [
        { name: 'X', value: '1' },
        { name: 'Y', value: '2' },
      ],
    })
    const after = deployment({ image: 'a', env: [{ name: 'Y', value: '2' }] })
    const current = live({
      image: 'a',
      env: [
        { name: 'X', value: '1' },
        { name: 'Y', value: '2' },
        { name: 'Z', value: '3' },
      ],
    })
    expect(apply(before, after, current)).toEqual(
      live({
        image: 'a',
        env: [
          { name: 'Y', value: '2' },
          { name: 'Z', value: '3' },
        ],
      }),
    )
  })

  it('keeps a scale that the file never spoke of', () => {
    const file = deployment({ image: 'a' })
    expect(apply(file, file, live({ image: 'a' }, { replicas: 5 }))).toEqual(live({ image: 'a' }, { replicas: 5 }))
  })

  it('takes back a scale that the file insists on', () => {
    const file = deployment({ image: 'a' }, { replicas: 2 })
    const result = apply(file, file, live({ image: 'a' }, { replicas: 5 }))
    expect(result.spec).toMatchObject({ replicas: 2 })
  })

  it('drops the settings of the old strategy with its name', () => {
    const before = deployment({ image: 'a' })
    const after = deployment({ image: 'a' }, { strategy: { type: 'Recreate' } })
    const current = live(
      { image: 'a' },
      { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } } },
    )
    expect(threeWayMergePatch(before, after, current, schema)).toEqual({
      spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
    })
    expect((apply(before, after, current).spec as JsonObject).strategy).toEqual({ type: 'Recreate' })
  })

  it('replaces a whole list that has no key', () => {
    const before = deployment({ image: 'a', command: ['x', 'y'] })
    const after = deployment({ image: 'a', command: ['z'] })
    expect(apply(before, after, live({ image: 'a', command: ['x', 'y'] }))).toEqual(
      live({ image: 'a', command: ['z'] }),
    )
  })
})

describe('a patch between two versions', () => {
  const container = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    image: fc.constantFrom('x', 'y'),
    args: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
  })
  const version = fc.record({
    metadata: fc.record({
      labels: fc.dictionary(fc.constantFrom('k', 'l', '__proto__'), fc.constantFrom('1', '2')),
      finalizers: fc.uniqueArray(fc.constantFrom('f', 'g', 'h')),
    }),
    spec: fc.record({
      replicas: fc.integer({ min: 0, max: 3 }),
      template: fc.record({
        spec: fc.record({ containers: fc.uniqueArray(container, { selector: ({ name }) => name, minLength: 1 }) }),
      }),
    }),
  })

  it('leads from the one to the other, lists in their new order', () => {
    fc.assert(
      fc.property(version, version, (before, after) => {
        const [from, to] = [before, after] as unknown as [JsonObject, JsonObject]
        const patch = twoWayMergePatch(from, to, schema)
        expect(strategicMergePatch(from, patch, schema)).toEqual(to)
      }),
    )
  })

  it('is empty between equal versions', () => {
    fc.assert(
      fc.property(version, (same) => {
        const object = same as unknown as JsonObject
        expect(twoWayMergePatch(object, structuredClone(object), schema)).toEqual({})
      }),
    )
  })
})
