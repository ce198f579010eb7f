/** Plays a story in a fresh cluster, in virtual time. */
import type { WorldConfig } from './contract/host'
import { Cluster } from './cluster/cluster'
import { KUBECONFIG_PATH, kubeconfigText } from './cluster/kubeconfig/kubeconfig-text'
import { MemoryHome, type Home } from './shell/home'
import { Session } from './shell/session'
import type { Story, StoryCommand } from './story-file'
import { differences, matches, type Difference } from './story-match'

/** A command that never ends by itself is interrupted after six simulated hours. */
const LONGEST_COMMAND_MS = 6 * 3_600_000

export interface PlayedCommand {
  readonly command: StoryCommand
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Both, in the order in which they came. */
  readonly output: readonly string[]
  /** Simulated time at which it ended. */
  readonly atMs: number
  readonly problem: Problem | null
}

export interface Problem {
  /** What is wrong with how it ended; '' when only the output differs. */
  readonly ending: string
  readonly differences: readonly Difference[]
}

/** The files of the story before those around it; what is written stays in memory. */
export class StoryHome implements Home {
  private readonly carried: MemoryHome

  constructor(
    files: Readonly<Record<string, string>>,
    private readonly readAround: (path: string) => string | undefined,
  ) {
    this.carried = new MemoryHome(files)
  }

  list(): readonly string[] {
    return this.carried.list()
  }

  read(path: string): string | undefined {
    return this.carried.read(path) ?? this.readAround(path)
  }

  write(path: string, text: string): void {
    this.carried.write(path, text)
  }

  folders(): readonly string[] {
    return this.carried.folders()
  }

  addFolder(path: string): void {
    this.carried.addFolder(path)
  }

  removeFolder(path: string): void {
    this.carried.removeFolder(path)
  }

  /** What lies around a story is never touched. */
  remove(path: string): boolean {
    return this.carried.remove(path)
  }
}

export function* playStory(story: Story, config: WorldConfig, home: Home): Generator<PlayedCommand> {
  const cluster = new Cluster({ classroom: true, ...config })
  cluster.boot()
  home.write(KUBECONFIG_PATH, kubeconfigText(cluster.kubeconfig))
  yield* playIn(cluster, story, home)
}

/** Plays it in a cluster of the caller's, who may look into that cluster afterwards. */
export function* playIn(cluster: Cluster, story: Story, home: Home): Generator<PlayedCommand> {
  const session = new Session(cluster, home)
  for (const command of story.commands) yield play(command, cluster, session)
}

function play(command: StoryCommand, cluster: Cluster, session: Session): PlayedCommand {
  const said = { stdout: '', stderr: '' }
  let both = ''
  const running = session.run(command.text, (stream, text) => {
    said[stream] += text
    both += text
  })
  const { kernel } = cluster
  const deadlineMs = kernel.now + LONGEST_COMMAND_MS
  while (!running.done && (kernel.nextAt ?? Infinity) <= deadlineMs) kernel.step()
  running.interrupt()
  const output = linesOf(both)
  const exit = running.exitCode ?? 0
  return { command, exit, ...said, output, atMs: kernel.now, problem: problemOf(command, exit, output) }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, last + 1)
}

function problemOf({ mustFail, expected }: StoryCommand, exit: number, output: readonly string[]): Problem | null {
  const isRight = mustFail ? exit !== 0 : exit === 0
  const ending = isRight
    ? ''
    : mustFail
      ? 'it should have failed, and succeeded'
      : `it should have succeeded, and ended with exit code ${exit}`
  const isSaid = expected.length === 0 || matches(expected, output)
  if (isRight && isSaid) return null
  return {
    ending,
    differences: isSaid ? output.map((text) => ({ sign: ' ' as const, text })) : differences(expected, output),
  }
}
