/** A line on its way through simulated time. */
import type { Cluster } from '../cluster/cluster'
import { BIRTH } from '../cluster/kernel/cause'
import type { RunningTask, Task } from '../cluster/kernel/task'
import { EXIT_INTERRUPTED } from '../cluster/kubectl/command'
import type { LineEffect } from './line-effect'

export interface RunningCommand {
  readonly done: boolean
  /** Null until the line has ended. */
  readonly exitCode: number | null
  /** The trace event that the line entered the cluster with; 0 when it has nothing to do with the cluster. */
  readonly input: number
  /** False when the line only looks: it changes nothing and waits for nothing. */
  readonly changesCluster: boolean
  /** Ctrl+C. */
  interrupt(): void
}

export class RunningLine implements RunningCommand {
  exitCode: number | null = null
  readonly input: number
  readonly changesCluster: boolean
  private readonly task: RunningTask

  constructor({ kernel, trace }: Cluster, line: string, effect: LineEffect, work: Task<number>) {
    this.changesCluster = effect.changesCluster
    let started: RunningTask | null = null
    let input = 0
    kernel.enter(BIRTH, () => {
      if (effect.reachesCluster)
        kernel.cause = trace.record('input', 'learner', 'kubectl', verbOf(line), null, 'typed', { detail: { line } })
      input = kernel.cause.seq
      started = kernel.spawn(kernel.process('kubectl'), 'kubectl', this.finish(work))
    })
    this.input = input
    this.task = started!
  }

  get done(): boolean {
    return this.exitCode !== null
  }

  interrupt(): void {
    if (this.done) return
    this.exitCode = EXIT_INTERRUPTED
    this.task.cancel()
  }

  private *finish(work: Task<number>): Task {
    this.exitCode = yield* work
  }
}

/** The program that is asked first. */
function verbOf(line: string): string {
  return /^\s*(\S+)/.exec(line)?.[1] ?? ''
}
