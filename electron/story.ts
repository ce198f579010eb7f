/** `npm run --silent story -- FILE… [--seed N] [--nodes N] [--json] [--write]`: plays stories without a window. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseStory, withExpectations } from './story-file'
import { playStory, StoryHome, type PlayedCommand } from './story-player'
import { jsonLine, transcript } from './story-transcript'

interface Options {
  readonly files: readonly string[]
  readonly seed: number
  readonly workers: number
  readonly json: boolean
  readonly write: boolean
}

const USAGE = 'Usage: npm run --silent story -- FILE… [--seed N] [--nodes N] [--json] [--write]'

/** Where one typed the command: npm itself works in the project's folder. */
const HERE = process.env['INIT_CWD'] ?? process.cwd()

/** A wrong word on the command line. */
class UsageProblem extends Error {}

function optionsOf(words: readonly string[]): Options {
  const files: string[] = []
  let options: Omit<Options, 'files'> = { seed: 1, workers: 3, json: false, write: false }
  const rest = words.flatMap((word) => (word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]))
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--json') options = { ...options, json: true }
    else if (word === '--write') options = { ...options, write: true }
    else if (word === '--seed') options = { ...options, seed: numberFrom(rest.shift(), word, 0, 0xffff_ffff) }
    else if (word === '--nodes') options = { ...options, workers: numberFrom(rest.shift(), word, 1, 5000) }
    else if (word.startsWith('--')) throw new UsageProblem(`There is no option ${word}.`)
    else files.push(word)
  }
  if (files.length === 0) throw new UsageProblem('Name at least one story.')
  return { ...options, files }
}

function numberFrom(word: string | undefined, option: string, least: number, most: number): number {
  const value = Number(word)
  if (word === undefined || !Number.isInteger(value) || value < least || value > most) {
    throw new UsageProblem(`${option} takes a whole number from ${least} to ${most}.`)
  }
  return value
}

/** Returns how many commands did not do what the story says. */
function playFile(file: string, options: Options): number {
  const place = resolve(HERE, file)
  const text = readFileSync(place, 'utf8')
  const story = parseStory(text)
  const home = new StoryHome(story.files, (path) => readAround(dirname(place), path))
  if (options.files.length > 1 && !options.json) process.stdout.write(`# ${file}\n`)
  const played: PlayedCommand[] = []
  for (const each of playStory(story, options, home)) {
    played.push(each)
    process.stdout.write(options.json ? jsonLine(file, each) : transcript(each))
    if (each.problem && !options.write) process.stderr.write(complaint(file, each))
  }
  if (options.write) writeFileSync(place, withExpectations(text, played.map(newExpectation))) // prettier-ignore
  return played.filter(({ problem, exit, command }) =>
    options.write ? (exit !== 0) !== command.mustFail : problem !== null,
  ).length
}

/** Relative to the story, then to the working folder. */
function readAround(folder: string, path: string): string | undefined {
  for (const base of [folder, HERE]) {
    try {
      return readFileSync(resolve(base, path), 'utf8')
    } catch {
      // Not there, or not a file: the next place may have it.
    }
  }
  return undefined
}

/** What stands there and still holds is kept, wildcards and all. */
function newExpectation({ command, output, problem }: PlayedCommand): readonly string[] | null {
  const isKept =
    command.expected.length > 0 && (problem === null || problem.differences.every(({ sign }) => sign === ' '))
  return isKept ? null : output
}

function complaint(file: string, { command, problem }: PlayedCommand): string {
  const head = `${file}:${command.line}: ${command.mustFail ? '!' : '$'} ${command.text}`
  const ending = problem!.ending ? [`  ${problem!.ending}`] : []
  return [head, ...ending, ...problem!.differences.map(({ sign, text }) => `${sign} ${text}`), ''].map((line) => `${line}\n`).join('') // prettier-ignore
}

/** Plays one file; a file that cannot be read is a problem of its own, and the others are still played. */
function problemsIn(file: string, options: Options): number {
  try {
    return playFile(file, options)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

function main(words: readonly string[]): number {
  try {
    const options = optionsOf(words)
    return options.files.map((file) => problemsIn(file, options)).some((problems) => problems > 0) ? 1 : 0
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error
    process.stderr.write(`${error.message}\n${USAGE}\n`)
    return 1
  }
}

// Whoever reads may stop reading: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = main(process.argv.slice(2))
