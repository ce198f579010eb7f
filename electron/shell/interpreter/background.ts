/** `… &`: a task that outlives its line; what it prints goes to the terminal. */
import type { AndOr, PipelineNode } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { HeldText } from '../streams'
import { contained } from './contained'
import { runAndOr, runPipeline } from './execute'
import type { Job } from './jobs'
import { spawned, stopped } from './pipeline'
import { innerShell, withStreams, type Shell } from './shell'

const INTERRUPTED = 143

export function startJob(command: AndOr | PipelineNode, shell: Shell): number {
  const { jobs, terminal } = shell.world
  const job = jobs.add(shell.source.text.slice(command.pos, command.end))
  const isAtTerminal = shell.streams.out === terminal.out
  const streams = { input: new HeldText(''), ...(isAtTerminal ? terminal : {}) }
  const inner = withStreams(innerShell(shell), streams)
  shell.state.lastJob = String(job.pid)
  if (shell.source.name === null && isAtTerminal && !jobs.areInner)
    shell.streams.err.write(`[${job.number}] ${job.pid}\n`)
  const body = command.type === 'AndOr' ? runAndOr(command, inner) : runPipeline(command, inner)
  job.task = spawned(shell, run(stopped(contained(body, inner), inner), job, shell), () => { jobs.end(job, INTERRUPTED) }) // prettier-ignore
  return 0
}

function* run(body: Task<number>, job: Job, { world }: Shell): Task {
  world.jobs.end(job, yield* body)
}
