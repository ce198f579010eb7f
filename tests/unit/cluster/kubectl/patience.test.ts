import { describe, expect, it } from 'vitest'
import type { ConfigMap, Status } from '../../../../electron/contract/api'
import { ApiWorld } from './api-world'

const CONFIGMAPS = '/api/v1/namespaces/default/configmaps'

/** Three ConfigMaps and a page of one; etcd forgets what is older than two of its turns. */
function pagedWorld() {
  const world = new ApiWorld()
  for (const name of ['a', 'b', 'c']) world.put({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' } }) // prettier-ignore
  const page = JSON.parse(world.type(`kubectl get --raw '${CONFIGMAPS}?limit=1'`).stdout) as { metadata: { continue: string } }
  return { world, token: page.metadata.continue }
} // prettier-ignore

describe('a list in pages', () => {
  it('goes on as it was while the server remembers, and says 410 later, with a token for the rest as it is', () => {
    const { world, token } = pagedWorld()
    world.type('kubectl delete configmap b')
    const namesOf = (text: string): readonly string[] =>
      (JSON.parse(text) as { items: ConfigMap[] }).items.map(({ metadata }) => metadata.name)
    expect(namesOf(world.type(`kubectl get --raw '${CONFIGMAPS}?limit=5&continue=${token}'`).stdout)).toEqual([
      'b',
      'c',
    ])

    world.wait(660_000)
    let refused: Status | undefined
    const list = function* () {
      try {
        yield* world.typed.list('ConfigMap', 'default', { limit: 5, continue: token })
      } catch (error) {
        refused = (error as { status: Status }).status
      }
    }
    world.play(list())
    expect(refused).toMatchObject({ code: 410, reason: 'Expired' })
    expect(refused!.message).toContain('use the continue token in this response')
    const rest = world.type(`kubectl get --raw '${CONFIGMAPS}?limit=5&continue=${refused!.metadata.continue}'`)
    expect(namesOf(rest.stdout)).toEqual(['c'])
  })
})

describe('kubectl get --raw of a watch', () => {
  it('prints an event a line until the server ends the stream', () => {
    const { world } = pagedWorld()
    const { stdout, exit } = world.type(`kubectl get --raw '${CONFIGMAPS}?watch=1&timeoutSeconds=3'`)
    const events = stdout.trim().split('\n').map((line) => JSON.parse(line) as { type: string; object: ConfigMap }) // prettier-ignore
    expect([exit, ...events.map(({ type, object }) => `${type} ${object.metadata.name}`)]).toEqual([0, 'ADDED a', 'ADDED b', 'ADDED c']) // prettier-ignore
    expect(world.type('kubectl get --raw /api/v1/nosuch?watch=1').stderr).toContain('could not find')
  })
})

describe('a client that is told to come again', () => {
  it('comes ten times, a second apart, and then says what it was told', () => {
    const { world } = pagedWorld()
    const startMs = world.kernel.now
    expect(world.type(`kubectl get --raw '${CONFIGMAPS}?resourceVersion=99999999'`).stderr).toContain('Too large resource version') // prettier-ignore
    expect(Math.floor((world.kernel.now - startMs) / 1000)).toBe(10)
  })
})

describe('what two writers mean', () => {
  it('is told from what is there by uid and by path', () => {
    const { world } = pagedWorld()
    const other = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","uid":"u-1"}}`
    expect(world.type('kubectl replace -f -', other).stderr).toMatch(
      /"a": StorageError: invalid object, Code: 4, Key: \/registry\/configmaps\/default\/a, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: u-1, UID in object meta: /,
    )
    const patch = `'[{"op":"remove","path":"/data/nothing"}]'`
    expect(world.type(`kubectl patch configmap a --type=json -p ${patch}`).stderr).toBe(
      'The request is invalid: the server rejected our request due to an error in our request\n',
    )
  })
})
