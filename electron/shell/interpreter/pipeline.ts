/** `a | b | c`: each in a subshell and a task of its own, side by side in simulated time. */
import type { CommandNode, PipeOperator } from 'unbash'
import { Signal, type RunningTask, type Task } from '../../cluster/kernel/task'
import { LineStopped } from '../limits'
import { Pipe, type Streams } from '../streams'
import { contained } from './contained'
import { runCommand } from './execute'
import { subshell, withStreams, type Shell } from './shell'

const BROKEN_PIPE = 141

export function* runStages(
  commands: readonly CommandNode[],
  operators: readonly PipeOperator[],
  shell: Shell,
): Task<number> {
  const pipes = operators.map(() => new Pipe())
  const exits = new Map<number, number>()
  const ended = new Signal()
  const tasks: RunningTask[] = []
  try {
    for (const [index, command] of commands.entries()) {
      const [before, after] = [pipes[index - 1], pipes[index]]
      const inner = withStreams(subshell(shell), streamsFor(before, after, operators[index], shell.streams))
      const leave = (exitCode: number): void => {
        if (exits.has(index)) return
        exits.set(index, exitCode)
        after?.end()
        before?.abandon()
        ended.fire()
      }
      if (after) after.onBroken = () => { later(shell, () => tasks[index]?.cancel()) } // prettier-ignore
      tasks[index] = spawned(shell, stage(command, inner, leave), () => { leave(BROKEN_PIPE) }) // prettier-ignore
    }
    while (exits.size < commands.length) yield* ended.wait()
  } finally {
    for (const task of tasks) task.cancel()
  }
  shell.world.limits.step() // What stopped one of them stops the line.
  return exitOf(exits, commands.length, shell)
}

function streamsFor(
  before: Pipe | undefined,
  after: Pipe | undefined,
  operator: PipeOperator | undefined,
  streams: Streams,
): Streams {
  const out = after ?? streams.out
  return { input: before ?? streams.input, out, err: operator === '|&' ? out : streams.err }
}

function* stage(command: CommandNode, shell: Shell, leave: (exitCode: number) => void): Task {
  leave(yield* stopped(contained(runCommand(command, shell), shell), shell))
}

/** A line that did too much is ended by the shell that waits for its parts. */
export function* stopped(body: Task<number>, { world }: Shell): Task<number> {
  try {
    return yield* body
  } catch (error) {
    if (!(error instanceof LineStopped) && !isTooDeep(error)) throw error
    world.limits.stopped ??= TOO_DEEP
    return 1
  }
}

export const TOO_DEEP = 'stopped: too deeply nested'

export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

export function spawned({ world }: Shell, task: Task, onDone?: () => void): RunningTask {
  const { kernel } = world
  return kernel.spawn(kernel.task?.process ?? kernel.process('kubectl'), 'shell', task, onDone)
}

/** Nobody ends a task from within. */
function later({ world }: Shell, run: () => void): void {
  world.kernel.after(0, 'shell', run)
}

function exitOf(exits: ReadonlyMap<number, number>, count: number, { state }: Shell): number {
  const codes = Array.from({ length: count }, (_, index) => exits.get(index) ?? 0)
  return state.options.pipefail ? (codes.findLast((code) => code !== 0) ?? 0) : codes[count - 1]!
}
