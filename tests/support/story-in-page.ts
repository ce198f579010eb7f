/** The story player as any script engine can call it: text in, text out, so that what two engines made of it can be compared. */
import { Cluster } from '../../electron/cluster/cluster'
import { parseStory } from '../../electron/story-file'
import { playIn, StoryHome } from '../../electron/story-player'
import { jsonLine } from '../../electron/story-transcript'
import { worldHash } from './world-hash'

export interface PlayedStory {
  /** What the headless runner prints with `--json`. */
  readonly transcript: string
  /** A fingerprint of the world that the story left behind. */
  readonly hash: string
  /** Lines of the commands that did not do what the story says. */
  readonly problems: readonly number[]
}

export function playForComparison(name: string, text: string, seed: number): PlayedStory {
  const story = parseStory(text)
  const cluster = new Cluster({ seed, workers: 3 })
  cluster.boot()
  const played = [...playIn(cluster, story, new StoryHome(story.files, () => undefined))]
  return {
    transcript: played.map((each) => jsonLine(name, each)).join(''),
    hash: worldHash(cluster),
    problems: played.flatMap(({ problem, command }) => (problem ? [command.line] : [])),
  }
}
