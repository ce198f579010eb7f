/** What runs in the background: `sleep 60 &`, `jobs`, `wait`, `kill %1`. */
import { Signal, type RunningTask, type Task } from '../../cluster/kernel/task'

export interface Job {
  readonly number: number
  readonly pid: number
  readonly text: string
  exitCode: number | null
  task: RunningTask | null
  /** The learner has been told of its end. */
  isTold: boolean
}

const TERMINATED = 143
const FIRST_PID = 1001

export class Jobs {
  private readonly jobs: Job[] = []
  private readonly ended = new Signal()

  constructor(
    private readonly pids = { next: FIRST_PID },
    /** Of a shell at which nobody sits. */
    readonly areInner = false,
  ) {}

  /** Those of a shell inside this one: it waits for none but its own, and nobody is told of theirs unasked. */
  ofInnerShell(): Jobs {
    return new Jobs(this.pids, true)
  }

  add(text: string): Job {
    const number = (this.jobs.at(-1)?.number ?? 0) + 1
    const job: Job = { number, pid: this.pids.next++, text, exitCode: null, task: null, isTold: false }
    this.jobs.push(job)
    return job
  }

  end(job: Job, exitCode: number): void {
    job.exitCode ??= exitCode
    this.ended.fire()
  }

  kill(job: Job): void {
    this.end(job, TERMINATED)
    job.task?.cancel()
  }

  get all(): readonly Job[] {
    return this.jobs
  }

  /** `%1`, `%%`, or a process id. */
  find(word: string): Job | undefined {
    if (word === '%%' || word === '%+' || word === '%') return this.jobs.at(-1)
    if (word.startsWith('%')) return this.jobs.find(({ number }) => String(number) === word.slice(1))
    return this.jobs.find(({ pid }) => String(pid) === word)
  }

  *wait(job: Job): Task<number> {
    while (job.exitCode === null) yield* this.ended.wait()
    return job.exitCode
  }

  /** Lines on jobs that have ended since the learner was last told; then they are forgotten. */
  news(): string {
    const ended = this.jobs.filter(({ exitCode }) => exitCode !== null)
    const lines = ended.filter(({ isTold }) => !isTold).map((job) => this.line(job))
    for (const job of ended) this.jobs.splice(this.jobs.indexOf(job), 1)
    return lines.join('')
  }

  /** As `jobs` lists it. */
  line(job: Job): string {
    const { number, exitCode, text } = job
    const mark = job === this.jobs.at(-1) ? '+' : job === this.jobs.at(-2) ? '-' : ' '
    const state = exitCode === null ? 'Running' : exitCode === 0 ? 'Done' : exitCode === TERMINATED ? 'Terminated' : `Exit ${exitCode}` // prettier-ignore
    return `[${number}]${mark}  ${state.padEnd(24)}${text}${exitCode === null ? ' &' : ''}\n`
  }
}
