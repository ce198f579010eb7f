import { describe, expect, it } from 'vitest'
import { FollowedSet } from '../../../electron/contract/stage-time'
import type { TraceEvent, TraceKind } from '../../../electron/contract/trace'

/** One event; only what following looks at needs to be said. */
function event(
  seq: number,
  cause: number,
  kind: TraceKind,
  verb = '',
  object: string | null = null,
  detail = {},
): TraceEvent {
  return {
    seq,
    at: seq,
    durationMs: 1,
    kind,
    from: 'a',
    to: 'b',
    verb,
    object,
    outcome: '',
    cause,
    because: [],
    detail,
  }
}

/** Feeds a trace and returns the numbers of what was followed. */
function followedOf(set: FollowedSet, events: readonly TraceEvent[]): number[] {
  return events.filter((one) => set.add(one)).map((one) => one.seq)
}

const LEARNER = event(1, 0, 'input', 'kubectl')

describe('what descends from an input', () => {
  it('is followed, hop by hop, and nothing else is', () => {
    const trace = [
      LEARNER,
      event(2, 1, 'request', 'create', 'Deployment/default/web'),
      event(3, 0, 'request', 'update', 'Node//worker-1'),
      event(4, 2, 'txn', 'create', 'Deployment/default/web'),
      event(5, 3, 'txn', 'update', 'Node//worker-1'),
    ]
    expect(followedOf(new FollowedSet(1), trace)).toEqual([1, 2, 4])
  })

  it('is nothing while nothing is followed', () => {
    expect(followedOf(new FollowedSet(), [LEARNER, event(2, 1, 'request')])).toEqual([])
  })

  it.each(['Event/default/web.17', 'Lease/kube-node-lease/worker-1'])('leaves out %s', (object) => {
    expect(followedOf(new FollowedSet(1), [event(2, 1, 'request', 'create', object)])).toEqual([])
  })

  it('starts anew with another input', () => {
    const set = new FollowedSet(1)
    set.add(event(2, 1, 'request'))
    set.follow(7)
    expect(set.has(2)).toBe(false)
    expect(set.add(event(8, 7, 'request'))).toBe(true)
  })
})

describe('of sibling Pods only the first is followed', () => {
  const unnamed = 'Pod/default/web-7d4b9c8f6b-'
  const first = 'Pod/default/web-7d4b9c8f6b-x2k8q'
  const second = 'Pod/default/web-7d4b9c8f6b-lq5zt'
  const creation = [
    LEARNER,
    event(2, 1, 'request', 'create', unnamed),
    event(3, 2, 'txn', 'create', first),
    event(4, 3, 'commit', 'create', first),
    event(5, 4, 'response', 'create', unnamed),
    event(6, 5, 'request', 'create', unnamed),
    event(7, 6, 'txn', 'create', second),
    event(8, 4, 'watch', 'watch', first),
    event(9, 8, 'request', 'create binding', first),
  ]

  it('also when the API server has yet to find their names', () => {
    expect(followedOf(new FollowedSet(1), creation)).toEqual([1, 2, 3, 4, 5, 8, 9])
  })

  it('and a sibling that the same event leads to is left out', () => {
    const set = new FollowedSet(1)
    followedOf(set, creation)
    expect(set.add(event(10, 8, 'request', 'create binding', second))).toBe(false)
  })

  it('while Pods of another owner, or with a name of their own, have their own first', () => {
    const trace = [
      LEARNER,
      event(2, 1, 'request', 'create', 'Pod/default/my-nginx'),
      event(3, 1, 'request', 'create', 'Pod/default/my-redis'),
      event(4, 1, 'request', 'create', unnamed),
      event(5, 1, 'request', 'create', 'Pod/default/api-58b7d9c6f4-'),
    ]
    expect(followedOf(new FollowedSet(1), trace)).toEqual([1, 2, 3, 4, 5])
  })

  it('a deleted Pod and the one that replaces it are both followed', () => {
    const trace = [
      LEARNER,
      event(2, 1, 'request', 'delete', second),
      event(3, 2, 'watch', 'watch', second),
      event(4, 3, 'request', 'create', unnamed),
      event(5, 4, 'txn', 'create', first),
    ]
    expect(followedOf(new FollowedSet(1), trace)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('the end of the chain', () => {
  const pod = 'Pod/default/web-7d4b9c8f6b-x2k8q'
  const ready = [
    LEARNER,
    event(2, 1, 'request', 'create', pod),
    event(3, 2, 'commit', 'update', pod, { ready: 'False' }),
    event(4, 3, 'commit', 'update', pod, { ready: 'True' }),
    event(5, 4, 'watch', 'watch', pod),
  ]

  it('is the Ready of the first created Pod', () => {
    const set = new FollowedSet(1)
    expect(followedOf(set, ready)).toEqual([1, 2, 3, 4])
    expect(set.ended).toBe(true)
  })

  it('can be said by the host', () => {
    const set = new FollowedSet(1)
    set.end()
    expect(set.add(event(2, 1, 'request'))).toBe(false)
  })
})
