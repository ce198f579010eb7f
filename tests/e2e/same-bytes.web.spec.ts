/** Same seed, same bytes, whichever engine runs the simulation. */
import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Rolldown } from 'vite'
import type * as StoryInPage from '../support/story-in-page'
import { transcriptShape } from '../support/transcript-shape'

const root = resolve(import.meta.dirname, '../..')
const name = 'tests/scenarios/deployment-life.story'
const story = readFileSync(resolve(root, name), 'utf8')

type Played = StoryInPage.PlayedStory
declare const storyInPage: typeof StoryInPage

/** One script without imports: the same text is given to every engine. */
async function bundle(): Promise<string> {
  const entry = resolve(root, 'tests/support/story-in-page.ts')
  const lib = { entry, name: 'storyInPage', formats: ['iife' as const] }
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: { lib, write: false },
  })
  return ([built].flat() as Rolldown.RolldownOutput[])[0]!.output[0].code
}

/** A context of its own has the language and what is put into it, and nothing of Node. */
function inNode(script: string, seed: number): Played {
  const context = createContext({ TextEncoder, TextDecoder, name, story, seed })
  runInContext(script, context)
  return JSON.parse(
    runInContext('JSON.stringify(storyInPage.playForComparison(name, story, seed))', context) as string,
  ) as Played
}

async function inChromium(page: Page, script: string, seed: number): Promise<Played> {
  // The app's own page forbids scripts from elsewhere; an empty page has no such rule.
  await page.goto('about:blank')
  await page.addScriptTag({ content: script })
  return page.evaluate(([title, text, number]) => storyInPage.playForComparison(title, text, number), [
    name,
    story,
    seed,
  ] as const)
}

function headless(seed: number): string {
  const args = ['scripts/headless.mjs', 'story', name, '--json', '--seed', String(seed)]
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
}

test.describe('a story', () => {
  let script = ''
  test.beforeAll(async () => {
    script = await bundle()
  })

  test('has the same bytes in Node and in Chromium, and the same again', async ({ page }) => {
    const there = await inChromium(page, script, 7)
    expect(there.problems).toEqual([])
    expect(inNode(script, 7)).toEqual(there)
    expect(await inChromium(page, script, 7)).toEqual(there)
    expect(headless(7)).toBe(there.transcript)
  })

  test('differs with another seed, and only where chance may act', async ({ page }) => {
    const [one, other] = [await inChromium(page, script, 7), await inChromium(page, script, 8)]
    expect(other.hash).not.toBe(one.hash)
    expect(other.transcript).not.toBe(one.transcript)
    expect(transcriptShape(other.transcript)).toEqual(transcriptShape(one.transcript))
    expect(inNode(script, 8)).toEqual(other)
  })
})
