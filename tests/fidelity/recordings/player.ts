/** Plays a recording in a simulated cluster: the same machines, the same lines at the same times. */
import type { ApiObject } from '../../../electron/contract/api'
import { RECORDED_RUNTIME } from '../../../electron/cluster/workloads/profiles'
import { World } from '../../../electron/host/world'
import type { Life } from './life'
import { identityFiles, kubeconfigFileOf } from './identities'
import { actOn, becomeReady } from './machine-actions'
import { Names } from './names'
import type { RecordedAction, RecordedWrite, Recording } from './recording'
import { recordedNodes } from './setting'
import { SimulatedLife } from './simulated-life'
import { standIn } from './stand-ins'
import { finalSecond } from './final-second'

/** A line that goes on for so much longer than the recorded one is interrupted. */
const PATIENCE_MS = 120_000
/** A line that writes nothing: its request followed 0.1 to 0.4 s later. */
const REQUEST_LAG_SECONDS = 0.25

/** The scenario may begin some seconds later, so that clocks which went on before it stand as they did. */
export function play(recording: Recording, seed: number, delaySeconds = 0): Life {
  return new Player(recording, seed, delaySeconds).play()
}

class Player {
  private readonly names: Names
  private readonly world: World
  private readonly life: SimulatedLife
  private readonly startMs: number
  private readonly claimed = new Set<RecordedWrite>()
  private readonly touched = new Set<string>()

  constructor(
    private readonly recording: Recording,
    seed: number,
    delaySeconds: number,
  ) {
    const { namespace, stream } = recording
    const names = (this.names = new Names(stream))
    const placement = (pod: ApiObject): string | undefined => pod.metadata.namespace === namespace ? names.nodeOf(pod) : undefined // prettier-ignore
    const nodes = recordedNodes(recording)
    this.world = new World({
      seed,
      workers: nodes.length,
      nodes,
      runtime: RECORDED_RUNTIME,
      placement,
      classroom: false,
    })
    const files = identityFiles(this.world.cluster, recording.actions)
    for (const [path, text] of Object.entries(files)) this.world.enter({ type: 'file', path, text })
    this.life = new SimulatedLife(this.world.cluster, namespace, names)
    this.run(`kubectl create namespace ${namespace}`, Infinity)
    // The nodes were 45 s old when the first scenario began.
    this.world.runUntil(Math.ceil((this.world.nowMs + 20_000) / 1000 + delaySeconds) * 1000)
    this.startMs = this.world.nowMs
    this.life.begin()
    standIn(this.world.cluster, recording, names)
    this.keepProbesHappy()
  }

  play(): Life {
    this.recording.actions.forEach((action, index) => { this.act(action, index) }) // prettier-ignore
    this.world.runUntil(this.at(finalSecond(this.recording)))
    for (const key of Object.keys(this.recording.final)) {
      const { stdout } = this.run(this.inNamespace(`kubectl ${key}`), PATIENCE_MS)
      this.life.finals.set(key, stdout)
    }
    return this.life.tell()
  }

  private act({ t, dur = 0, cmd, manifest, action, as }: RecordedAction, index: number): void {
    if (cmd === undefined) {
      this.world.runUntil(this.at(t))
      if (action !== undefined) actOn(this.world.cluster, this.names.simulatedNames(action), this.recording.namespace)
      return
    }
    this.world.runUntil(this.at(this.requestSecond(cmd, t, dur)))
    const reads = /\s-f -(?=\s|$)/.test(cmd)
    if (reads) this.world.enter({ type: 'file', path: `${index}.yaml`, text: manifest ?? '' })
    const line =
      cmd + (as === undefined ? '' : ` --kubeconfig=${kubeconfigFileOf(as)}`) + (reads ? ` < ${index}.yaml` : '')
    this.life.commands.push({ t, line: cmd, ...this.run(line, dur * 1000 + PATIENCE_MS) })
  }

  /** Between typing a line and its request lay the start of a program on a busy machine: the request is what counts. */
  private requestSecond(cmd: string, t: number, dur: number): number {
    const words = cmd.split(/\s+/)
    const write = this.recording.writes.find((each) =>
      each.user === 'kubernetes-admin' && each.t >= t && each.t <= t + dur + 0.3 && !this.claimed.has(each) && words.some((word) => word.includes(each.name ?? '') || word === '-f')) // prettier-ignore
    if (!write) return t + Math.min(REQUEST_LAG_SECONDS, dur / 2)
    this.claimed.add(write)
    return write.t
  }

  private run(text: string, patienceMs: number) {
    const output = { stdout: '', stderr: '' }
    const { session, cluster } = this.world
    const line = this.names.simulatedNames(text)
    const command = session.run(line, (stream, more) => { output[stream] += more }) // prettier-ignore
    const limit = this.world.nowMs + patienceMs
    while (!command.done && this.world.nowMs < limit) cluster.kernel.step()
    command.interrupt()
    const told = (words: string): string => this.life.inRecordedWords(words)
    return { exit: command.exitCode ?? 130, stdout: told(output.stdout), stderr: told(output.stderr) }
  }

  private inNamespace(line: string): string {
    const words = line.split(' ')
    return [words[0], '-n', this.recording.namespace, ...words.slice(1)].join(' ')
  }

  /** Where no action says when a probe's file was touched, it was there from the beginning. */
  private keepProbesHappy(): void {
    const { actions, namespace } = this.recording
    if (actions.some(({ action = '' }) => action.endsWith('becomes ready'))) return
    this.world.cluster.facts.onStatement(({ component, key, value }) => {
      const [, path = ''] = /^container (\S+)$/.exec(key) ?? []
      const [where, pod] = path.split('/')
      if (component.startsWith('containerd/') && value !== null && where === namespace && pod !== undefined)
        this.touchOnce(pod, namespace, path)
    })
  }

  private touchOnce(pod: string, namespace: string, path: string): void {
    if (this.touched.has(path)) return
    this.touched.add(path)
    becomeReady(this.world.cluster, pod, namespace)
  }

  private at(second: number): number {
    return this.startMs + Math.round(second * 1000)
  }
}
