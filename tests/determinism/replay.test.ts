import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../electron/cluster/kernel/random'
import { History } from '../../electron/host/history'
import type { InputRecord } from '../../electron/host/input'
import { World } from '../../electron/host/world'
import { runs } from '../support/runs'
import { worldHash } from '../support/world-hash'
import { FAULT_STORY, lineInput, STORY_MS } from './fault-story'

const CONFIG = { seed: 11, workers: 3 }

/** Plays the story in one world, looking in at each of `instants` on the way. */
function straightRun(
  config: typeof CONFIG,
  instants: readonly number[],
  look: (world: World, atMs: number) => void,
): World {
  const world = new World(config)
  const startMs = world.nowMs
  const stops = [
    ...instants.map((atMs) => ({ atMs, line: -1 })),
    ...FAULT_STORY.map(({ atMs }, line) => ({ atMs, line })),
  ]
  for (const { atMs, line } of stops.sort((a, b) => a.atMs - b.atMs)) {
    world.runUntil(startMs + atMs)
    if (line >= 0) world.enter(lineInput(FAULT_STORY[line]!, line))
    else look(world, startMs + atMs)
  }
  world.runUntil(startMs + STORY_MS)
  return world
}

describe('time travel', () => {
  const random = new RandomStream(5, 'instants')
  // Odd numbers, so that no instant falls on a line of the story, whose place within its millisecond would be unclear.
  const instants = Array.from({ length: runs(12, 100) }, () => random.integer(0, STORY_MS / 2 - 1) * 2 + 1)

  it('replays any past instant to the byte', () => {
    const hashes = new Map<number, string>()
    const world = straightRun(CONFIG, instants, (at, atMs) => hashes.set(atMs, worldHash(at.cluster)))
    const history = new History(world)
    for (const [atMs, hash] of hashes) expect(worldHash(history.replayTo(atMs).cluster), `at ${atMs}`).toBe(hash)
  })

  it('forks: the same inputs lead to the same end, another input to another', () => {
    const world = straightRun(CONFIG, [], () => undefined)
    const end = world.nowMs
    const cut = world.inputs[5]!.atMs - 1
    const rest = world.inputs.filter(({ atMs }) => atMs > cut)
    const history = new History(world)
    const same = history.fork(cut, rest)
    same.runUntil(end)
    expect(worldHash(same.cluster)).toBe(worldHash(world.cluster))
    const other: InputRecord[] = [
      { atMs: cut, input: { type: 'line', id: 'x', text: 'kubectl scale deployment/web --replicas=1' } },
      ...rest,
    ]
    const changed = history.fork(cut, other)
    changed.runUntil(end)
    expect(worldHash(changed.cluster)).not.toBe(worldHash(world.cluster))
  })

  it('looks back at what the world was, without living it again', () => {
    const world = new World(CONFIG)
    const history = new History(world)
    const startMs = world.nowMs
    const seen = new Map<number, string>()
    FAULT_STORY.slice(0, 6).forEach((line, index) => {
      world.runUntil(startMs + line.atMs)
      world.enter(lineInput(line, index))
      world.runUntil(startMs + line.atMs + 4_001)
      seen.set(
        world.nowMs,
        JSON.stringify(sorted(world.cluster.etcd.store.range('/registry/').map(({ value }) => value))),
      )
    })
    for (const [atMs, objects] of seen)
      expect(JSON.stringify(sorted(history.look(atMs).objects)), `at ${atMs}`).toBe(objects)
  })

  it('remembers without changing anything', () => {
    const plain = straightRun(CONFIG, [], () => undefined)
    const watched = new World(CONFIG)
    const history = new History(watched)
    const startMs = watched.nowMs
    FAULT_STORY.forEach((line, index) => {
      watched.runUntil(startMs + line.atMs)
      watched.enter(lineInput(line, index))
      history.look(startMs + line.atMs / 2)
    })
    watched.runUntil(startMs + STORY_MS)
    expect(worldHash(watched.cluster)).toBe(worldHash(plain.cluster))
  })

  it('has chance act by the seed alone', () => {
    const hashOf = (seed: number) => worldHash(straightRun({ ...CONFIG, seed }, [], () => undefined).cluster)
    expect(hashOf(3)).toBe(hashOf(3))
    expect(hashOf(3)).not.toBe(hashOf(4))
  })
})

function sorted(objects: readonly unknown[]): readonly unknown[] {
  const uidOf = (object: unknown): string => (object as { metadata: { uid: string } }).metadata.uid
  return [...objects].sort((a, b) => (uidOf(a) < uidOf(b) ? -1 : 1))
}
