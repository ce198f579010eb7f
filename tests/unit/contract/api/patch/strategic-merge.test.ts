import { describe, expect, it } from 'vitest'
import {
  type JsonObject,
  PatchError,
  patchSchemaOf,
  strategicMergePatch,
} from '../../../../../electron/contract/api/patch'

const schema = patchSchemaOf('Pod')
const pod = (...containers: JsonObject[]): JsonObject => ({ spec: { containers } })
const patched = (original: JsonObject, patch: JsonObject): unknown => strategicMergePatch(original, patch, schema)

describe('strategic merge patch', () => {
  it('finds a container by its name', () => {
    expect(patched(pod({ name: 'a', image: 'x' }, { name: 'b' }), pod({ name: 'a', image: 'y' }))).toEqual(
      pod({ name: 'a', image: 'y' }, { name: 'b' }),
    )
  })

  it('puts a new container first, as kubectl patch shows', () => {
    expect(patched(pod({ name: 'a' }), pod({ name: 'new' }))).toEqual(pod({ name: 'new' }, { name: 'a' }))
  })

  it('keeps every part that it does not touch', () => {
    const original = { ...pod({ name: 'a' }), metadata: { labels: { app: 'web' } } }
    const result = strategicMergePatch(original, { spec: { nodeName: 'n' } }, schema)
    expect(result.metadata).toBe(original.metadata)
  })

  it('makes a list that was not there', () => {
    expect(patched({ spec: {} }, pod({ name: 'a' }))).toEqual(pod({ name: 'a' }))
    expect(patched({ spec: {} }, pod({ name: 'a', $patch: 'delete' }))).toEqual(pod())
  })

  it('refuses what it cannot place', () => {
    expect(() => patched(pod({ name: 'a' }), pod({ image: 'y' }))).toThrow('does not contain declared merge key: name')
    expect(() => patched({}, { $patch: 'explode' })).toThrow(PatchError)
    expect(() => patched(pod({ name: 'a' }), { spec: { containers: ['text'] } })).toThrow(PatchError)
  })

  it('knows that the same address may carry two protocols', () => {
    const service = patchSchemaOf('Service')
    const ports = (...list: JsonObject[]): JsonObject => ({ spec: { ports: list } })
    expect(strategicMergePatch(ports({ port: 53, protocol: 'UDP' }), ports({ port: 80 }), service)).toEqual(
      ports({ port: 80 }, { port: 53, protocol: 'UDP' }),
    )
  })
})
