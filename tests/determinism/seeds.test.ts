import { describe, expect, it } from 'vitest'
import { World } from '../../electron/host/world'
import { AlwaysCheckers } from '../support/checkers/always'
import { settledProblems } from '../support/checkers/settled'
import { runs } from '../support/runs'
import { FAULT_STORY, lineInput, STORY_MS } from './fault-story'

/** Plays the story under all checkers; returns what is still wrong when it has had time to heal. */
function play(seed: number): readonly string[] {
  const world = new World({ seed, workers: 3 })
  const checkers = new AlwaysCheckers(world.cluster)
  const startMs = world.nowMs
  FAULT_STORY.forEach((line, index) => {
    world.runUntil(startMs + line.atMs)
    world.enter(lineInput(line, index))
    checkers.checkNodes()
  })
  for (let atMs = startMs + 120_000; atMs <= startMs + STORY_MS; atMs += 5_000) {
    world.runUntil(atMs)
    checkers.checkNodes()
  }
  return settledProblems(world.cluster)
}

describe('a three-minute story of faults', () => {
  const seeds = Array.from({ length: runs(8, 200) }, (_, index) => index + 1)

  it.each(seeds)('keeps every rule on the way and ends as desired, with seed %i', (seed) => {
    expect(play(seed)).toEqual([])
  })
})
