/** One container on one machine: its process, its files and its log. It needs no runtime to go on running. */
import { timeText } from '../kernel/calendar'
import type { Kernel, KernelEvent } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import { Signal, sleep, type RunningTask, type Task } from '../kernel/task'
import {
  execProgram,
  hasProgram,
  isServerCommand,
  listenersOf,
  programOf,
  type Listener,
  type Program,
} from '../workloads/program'
import type { Image } from '../workloads/registry'
import type { ScriptEnd, ScriptRun, ScriptWorld } from '../workloads/script-runner'
import type { ContainerConfig, ContainerState, ContainerStatus, ExecResult, LogLine, PodIdentity } from './cri'

/** Lines kept of one container's log. */
const MOST_LOG_LINES = 1000
const EXEC_MS = 3

export class Container {
  state: ContainerState = 'created'
  startedAtMs = 0
  finishedAtMs = 0
  exitCode = 0
  reason = ''
  message = ''
  readonly log: LogLine[] = []
  /** Fires when the process has ended. */
  readonly exited = new Signal()
  readonly program: Program
  private readonly world: ScriptWorld
  private listeners: readonly Listener[] = []
  private main: RunningTask | null = null
  private ending: KernelEvent | null = null

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    readonly id: string,
    readonly sandboxId: string,
    readonly pod: PodIdentity,
    readonly image: Image,
    readonly config: ContainerConfig,
    readonly createdAtMs: number,
    private readonly onExit: (container: Container) => void,
  ) {
    this.program = programOf(image, config)
    this.world = this.insideWorld()
  }

  /** Begins the process; '' or why it cannot begin. */
  start(): string {
    const { kernel, program } = this
    this.startedAtMs = kernel.now
    if (program.kind === 'unstartable') {
      this.startedAtMs = 0
      this.end({ exitCode: 128 }, 'StartError', program.message)
      return program.message
    }
    this.state = 'running'
    if (program.kind === 'script')
      this.main = kernel.spawn(this.process, `container ${this.config.name}`, this.drive(program.run(this.world)))
    else {
      this.listeners = program.listeners
      for (const line of program.logLines) this.print(line)
    }
    return ''
  }

  /** SIGTERM: the process ends in its own time, or does not listen. */
  terminate(): void {
    if (this.state !== 'running' || this.ending || this.program.kind === 'unstartable') return
    const { onTerm } = this.program
    if (onTerm) this.ending = this.kernel.after(onTerm.afterMs, 'SIGTERM handled', () => { this.end({ exitCode: onTerm.exitCode }) }, this.process) // prettier-ignore
  }

  /** SIGKILL: 128 + 9. */
  kill(exitCode = 137): void {
    if (this.state === 'running') this.end({ exitCode })
  }

  /** The machine lost its power: nothing is told to anybody. */
  vanish(): void {
    this.kernel.cancel(this.ending)
    this.state = 'exited'
    this.main?.cancel()
  }

  /** Who listens on this port now, if anybody. */
  listenerOn(port: number): Listener | null {
    if (this.state !== 'running') return null
    const aliveMs = this.kernel.now - this.startedAtMs
    return this.listeners.find((listener) => listener.port === port && aliveMs >= listener.afterMs) ?? null
  }

  /** HTTP status of a GET, from a listener of this container. */
  answer(listener: Listener, path: string): number {
    if (this.kernel.now - this.startedAtMs < listener.healthyAfterMs) return 500
    return listener.paths.includes('*') || listener.paths.includes(path.replace(/\?.*$/, '')) ? 200 : 404
  }

  /** Runs a command beside the main process. */
  exec(command: readonly string[]): ExecResult {
    const lines: string[] = []
    const run = execProgram(command, { ...this.world, print: (line) => { lines.push(line) } }) // prettier-ignore
    let elapsedMs = EXEC_MS
    for (;;) {
      const step = run.next()
      if (step.done)
        return { exitCode: step.value.exitCode, output: lines.map((line) => `${line}\n`).join(''), elapsedMs }
      elapsedMs += step.value
      if (elapsedMs === Infinity) return { exitCode: 0, output: '', elapsedMs }
    }
  }

  status(): ContainerStatus {
    const { id, sandboxId, state, createdAtMs, startedAtMs, finishedAtMs, exitCode, reason, message, config, image } =
      this
    const { name, restartCount, specHash } = config
    return {
      id, sandboxId, name, image: image.reference.familiar, imageId: image.id, state, createdAtMs, startedAtMs, finishedAtMs,
      exitCode, reason, message, restartCount, specHash,
    } // prettier-ignore
  }

  private *drive(run: ScriptRun): Task {
    yield* sleep(1) // The shell itself takes a moment to come up.
    for (;;) {
      const step = run.next()
      if (step.done) {
        this.end(step.value)
        return
      }
      if (step.value !== Infinity) yield* sleep(step.value)
      else yield () => undefined // It waits for ever: only a signal ends it.
    }
  }

  private end(
    end: ScriptEnd,
    reason = end.reason ?? (end.exitCode === 0 ? 'Completed' : 'Error'),
    message = end.terminationMessage ?? '',
  ): void {
    if (this.state === 'exited') return
    this.kernel.cancel(this.ending)
    this.state = 'exited'
    this.finishedAtMs = this.kernel.now
    this.exitCode = end.exitCode
    this.reason = reason
    this.message = message
    const { main } = this
    this.main = null
    // A task that is just running ends by itself.
    if (main && this.kernel.task !== main) main.cancel()
    this.onExit(this)
    this.exited.fire()
  }

  private print(text: string): void {
    this.log.push({ atMs: this.kernel.now, text })
    if (this.log.length > MOST_LOG_LINES) this.log.shift()
  }

  private insideWorld(): ScriptWorld {
    const { image, config, kernel } = this
    return {
      files: new Set(['/etc/hostname', '/etc/hosts', '/etc/resolv.conf', '/etc/passwd', '/tmp', '/']),
      env: config.env,
      hostname: config.hostname,
      dateText: () => timeText(kernel.now),
      print: (line) => { this.print(line) }, // prettier-ignore
      hasProgram: (name) => hasProgram(image, name),
      isServer: (words) => {
        const serves = isServerCommand(image, words)
        if (serves) this.listeners = listenersOf(image.profile, config)
        return serves
      },
    }
  }
}
