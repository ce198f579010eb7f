/** Every golden story holds, whatever chance does. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseStory } from '../../electron/story-file'
import { playStory, StoryHome } from '../../electron/story-player'

const folder = new URL('./', import.meta.url)
const stories = readdirSync(folder).filter((file) => file.endsWith('.story'))
const SEEDS = [1, 20_260_101]

/** What went wrong, as one would want to read it. */
function problemsOf(file: string, seed: number): readonly string[] {
  const story = parseStory(readFileSync(new URL(file, folder), 'utf8'))
  const home = new StoryHome(story.files, () => undefined)
  return [...playStory(story, { seed, workers: 3 }, home)].flatMap(({ command, problem }) => {
    if (!problem) return []
    const lines = problem.differences.filter(({ sign }) => sign !== ' ').map(({ sign, text }) => `${sign} ${text}`)
    return [[`${file}:${command.line}: ${command.text}`, problem.ending, ...lines].join('\n')]
  })
}

describe.each(stories)('%s', (file) => {
  it.each(SEEDS)('holds with seed %i', (seed) => {
    expect(problemsOf(file, seed)).toEqual([])
  })
})
