/** A cluster with its learner: whatever happens in it follows from a config and a list of inputs. */
import type { WorldConfig } from '../contract/host'
import { Cluster, type ClusterOptions } from '../cluster/cluster'
import { KUBECONFIG_PATH, kubeconfigText } from '../cluster/kubeconfig/kubeconfig-text'
import { MemoryHome } from '../shell/home'
import { Session, type RunningCommand } from '../shell/session'
import { EditDesk } from './edit-desk'
import { homeFiles } from './home-files'
import type { Input, InputRecord } from './input'

/** Text of a running line, as it comes. */
export type OutputListener = (id: string, stream: 'stdout' | 'stderr', text: string) => void

export class World {
  readonly cluster: Cluster
  readonly home = new MemoryHome(homeFiles)
  readonly desk: EditDesk
  readonly session: Session
  readonly inputs: InputRecord[] = []
  private readonly running = new Map<string, RunningCommand>()

  constructor(
    readonly config: ClusterOptions,
    private readonly onOutput: OutputListener = () => undefined,
  ) {
    this.cluster = new Cluster({ classroom: true, ...config })
    this.desk = new EditDesk(this.cluster.kernel)
    this.session = new Session(this.cluster, this.home, (text, fileName) => this.desk.edit(text, fileName))
    this.cluster.boot()
    this.home.write(KUBECONFIG_PATH, kubeconfigText(this.cluster.kubeconfig))
  }

  get nowMs(): number {
    return this.cluster.kernel.now
  }

  /** Lets an input in, now, and remembers it. A line comes back as the running command. */
  enter(input: Input): RunningCommand | undefined {
    const { now, steps } = this.cluster.kernel
    this.inputs.push({ atMs: now, steps, input })
    return this.handle(input)
  }

  /** Goes on until `atMs`, all events of that instant included. */
  runUntil(atMs: number): void {
    this.cluster.kernel.runUntil(atMs)
  }

  /** Brings the world to the very place where a recorded input entered. */
  runTo({ atMs, steps = Infinity }: Pick<InputRecord, 'atMs' | 'steps'>): void {
    const { kernel } = this.cluster
    while (kernel.steps < steps && (kernel.nextAt ?? Infinity) <= atMs) kernel.step()
    kernel.now = Math.max(kernel.now, atMs)
  }

  /** A fresh world that lives the same life up to `atMs`. */
  static replay(config: WorldConfig, inputs: readonly InputRecord[], atMs: number): World {
    const world = new World(config)
    for (const record of inputs) {
      if (record.atMs > atMs) break
      world.runTo(record)
      world.enter(record.input)
    }
    world.runUntil(atMs)
    return world
  }

  private handle(input: Input): RunningCommand | undefined {
    switch (input.type) {
      case 'line': {
        const command = this.session.run(input.text, (stream, text) => { this.onOutput(input.id, stream, text) }) // prettier-ignore
        for (const [id, { done }] of this.running) if (done) this.running.delete(id)
        this.running.set(input.id, command)
        return command
      }
      case 'interrupt':
        this.running.get(input.id)?.interrupt()
        return undefined
      case 'file':
        this.home.write(input.path, input.text)
        return undefined
      case 'removal':
        this.home.remove(input.path)
        return undefined
      case 'edit':
        this.desk.finish(input.id, input.text)
        return undefined
    }
  }
}
