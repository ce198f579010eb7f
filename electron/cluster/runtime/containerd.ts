/** containerd: turns CRI calls into shims, and shims' runc calls into processes. */
// Models: containerd 2.1: internal/cri/server; core/runtime/v2 (io.containerd.runc.v2)
// Simplified: snapshots and layers are one download; a shim answers at once; pause is part of the sandbox.
import type { ComponentName } from '../../contract/trace'
import type { Kernel } from '../kernel/kernel'
import { invariant } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { RandomStream } from '../kernel/random'
import { sleep, type Task } from '../kernel/task'
import type { Cni } from '../network/cni'
import type { Facts } from '../trace/facts'
import type { Trace } from '../trace/trace'
import { parseImageReference, type ImageReference } from '../workloads/image-reference'
import type { Image, ImageRegistry } from '../workloads/registry'
import { Container } from './container'
import {
  CriError,
  type ContainerConfig, type ContainerStatus, type Cri, type ExecResult, type LogLine, type PodIdentity, type SandboxConfig, type SandboxStatus,
} from './cri' // prettier-ignore
import { pathOfPod, type NodeMachine, type Sandbox } from './machine'

export interface ContainerdContext {
  readonly kernel: Kernel
  readonly trace: Trace
  readonly facts: Facts
  readonly process: Process
  readonly nodeName: string
  readonly registry: ImageRegistry
  readonly cni: Cni
  readonly machine: NodeMachine
}

const CALL_MS = 1
const SHIM_MS = 2

export class Containerd implements Cri {
  private readonly name: ComponentName
  private readonly kubelet: ComponentName
  private readonly shim: ComponentName
  private readonly runc: ComponentName
  private readonly random: RandomStream
  private readonly machine: NodeMachine
  private readonly addresses: Cni
  private readonly kernel: Kernel
  private readonly trace: Trace

  constructor(private readonly context: ContainerdContext) {
    const { nodeName, kernel } = context
    this.name = `containerd/${nodeName}`
    this.kubelet = `kubelet/${nodeName}`
    this.shim = `shim/${nodeName}`
    this.runc = `runc/${nodeName}`
    this.random = kernel.random(this.name)
    this.machine = context.machine
    this.addresses = context.cni
    this.machine.onPowerOff = () => { this.addresses.reset() } // prettier-ignore
    this.kernel = kernel
    this.trace = context.trace
  }

  *RunPodSandbox({ pod, attempt, hostNetwork }: SandboxConfig): Task<string> {
    this.call('RunPodSandbox', pod)
    const id = this.random.hex(64)
    yield* this.work(this.context.registry.runtime.sandboxMs - CALL_MS)
    const ip = hostNetwork ? '' : this.addresses.add(id)
    if (ip === null) return yield* this.fail('RunPodSandbox', pod, 'Unknown', noAddress(id))
    this.hop(this.name, this.shim, 'Create', pod)
    this.hop(this.shim, this.runc, 'create', pod)
    this.hop(this.runc, this.shim, 'exit', pod, 'exited 0')
    const sandbox: Sandbox = { id, pod, state: 'ready', attempt, createdAtMs: this.kernel.now, ip, hostNetwork }
    this.machine.sandboxes.set(id, sandbox)
    this.publish(sandbox)
    this.machine.onRuntimeChange(pod.uid)
    return yield* this.answer('RunPodSandbox', pod, id)
  }

  *StopPodSandbox(sandboxId: string): Task {
    const sandbox = this.machine.sandboxes.get(sandboxId)
    if (!sandbox || sandbox.state === 'notready') return
    this.call('StopPodSandbox', sandbox.pod)
    yield* this.work(CALL_MS)
    for (const container of this.machine.containersOf(sandbox.pod.uid))
      if (container.sandboxId === sandboxId) container.kill()
    this.hop(this.name, this.shim, 'Shutdown', sandbox.pod)
    sandbox.state = 'notready'
    this.addresses.del(sandboxId)
    this.publish(sandbox)
    this.machine.onRuntimeChange(sandbox.pod.uid)
    yield* this.answer('StopPodSandbox', sandbox.pod, undefined)
  }

  *RemovePodSandbox(sandboxId: string): Task {
    const sandbox = this.machine.sandboxes.get(sandboxId)
    if (!sandbox) return
    this.call('RemovePodSandbox', sandbox.pod)
    yield* this.work(CALL_MS)
    for (const container of this.machine.containersOf(sandbox.pod.uid))
      if (container.sandboxId === sandboxId) this.machine.forget(container)
    this.machine.sandboxes.delete(sandboxId)
    this.addresses.del(sandboxId)
    this.context.facts.publish(this.name, factOf(sandbox), null)
    yield* this.answer('RemovePodSandbox', sandbox.pod, undefined)
  }

  *PullImage(text: string, pod: PodIdentity): Task<Image> {
    this.call('PullImage', pod, { image: text })
    const { registry, facts } = this.context
    const found = registry.resolve(referenceOf(text))
    if ('code' in found) {
      yield* this.work(registry.runtime.pullLatencyMs - CALL_MS)
      return yield* this.fail('PullImage', pod, found.code, found.message)
    }
    const pullMs = registry.pullMs(found, this.machine.images.has(found.reference.name)) - CALL_MS
    const fact = `pull ${found.reference.familiar}`
    facts.publish(this.name, fact, { sizeBytes: found.sizeBytes, startedAtMs: this.kernel.now, durationMs: pullMs })
    try {
      yield* this.work(pullMs)
    } finally {
      facts.publish(this.name, fact, null)
    }
    this.machine.images.set(found.reference.name, found)
    return yield* this.answer('PullImage', pod, found)
  }

  *CreateContainer(sandboxId: string, config: ContainerConfig): Task<string> {
    const sandbox = this.machine.sandboxes.get(sandboxId)
    if (!sandbox) throw new CriError('NotFound', `an error occurred when try to find sandbox "${sandboxId}": not found`)
    const { pod } = sandbox
    this.call('CreateContainer', pod, { container: config.name })
    yield* this.work(CALL_MS)
    const image = this.ImageStatus(config.image)
    if (!image)
      return yield* this.fail(
        'CreateContainer',
        pod,
        'NotFound',
        `failed to resolve image "${config.image}": not found`,
      )
    const { kernel, machine } = this
    const container = new Container(
      kernel,
      machine.process,
      this.random.hex(64),
      sandboxId,
      pod,
      image,
      config,
      kernel.now,
      (ended) => {
        machine.processEnded(ended)
      },
    )
    machine.add(container)
    machine.logFiles.set(`${pod.uid}/${config.name}`, config.restartCount)
    return yield* this.answer('CreateContainer', pod, container.id)
  }

  *StartContainer(containerId: string): Task {
    const container = this.container(containerId)
    const { pod, config } = container
    this.call('StartContainer', pod, { container: config.name })
    yield* this.work(CALL_MS + this.context.registry.runtime.containerMs)
    this.hop(this.name, this.shim, 'Create', pod)
    this.hop(this.shim, this.runc, 'create', pod)
    this.hop(this.runc, this.shim, 'exit', pod, 'exited 0')
    this.hop(this.name, this.shim, 'Start', pod)
    const refusal = container.start()
    if (refusal !== '') return yield* this.fail('StartContainer', pod, 'Unknown', refusal)
    this.trace.record('process', this.runc, this.shim, 'start', pathOfPod(pod), 'started', {
      detail: { container: config.name },
    })
    this.machine.changed(container)
    yield* this.answer('StartContainer', pod, undefined)
  }

  *StopContainer(containerId: string, graceMs: number): Task {
    const container = this.machine.containers.get(containerId)
    if (container?.state !== 'running') return
    const { pod, config } = container
    this.call('StopContainer', pod, { container: config.name, graceSeconds: graceMs / 1000 })
    yield* this.work(CALL_MS)
    this.hop(this.name, this.shim, 'Kill', pod, 'SIGTERM')
    container.terminate()
    yield* this.exitOrDeadline(container, graceMs)
    yield* this.answer('StopContainer', pod, undefined)
  }

  *RemoveContainer(containerId: string): Task {
    const container = this.machine.containers.get(containerId)
    if (!container) return
    this.assertUp()
    this.trace.count(this.kubelet, this.name, 'RemoveContainer')
    this.machine.forget(container)
  }

  ImageStatus(text: string): Image | null {
    this.assertUp()
    return this.machine.images.get(referenceOf(text).name) ?? null
  }

  ListImages(): readonly Image[] {
    return [...this.machine.images.values()]
  }

  PodSandboxStatus(sandboxId: string): SandboxStatus | null {
    this.assertUp()
    return this.machine.sandboxes.get(sandboxId) ?? null
  }

  ListPodSandbox(podUid?: string): readonly SandboxStatus[] {
    this.assertUp()
    const found: SandboxStatus[] = []
    for (const sandbox of this.machine.sandboxes.values())
      if (podUid === undefined || sandbox.pod.uid === podUid) found.push({ ...sandbox })
    return found.reverse()
  }

  ContainerStatus(containerId: string): ContainerStatus | null {
    this.assertUp()
    return this.machine.containers.get(containerId)?.status() ?? null
  }

  ListContainers(podUid: string): readonly ContainerStatus[] {
    this.assertUp()
    const found: ContainerStatus[] = []
    for (const container of this.machine.containersOf(podUid)) found.push(container.status())
    return found.reverse()
  }

  ExecSync(containerId: string, command: readonly string[]): ExecResult {
    this.assertUp()
    return this.container(containerId).exec(command)
  }

  ReadLog(containerId: string): readonly LogLine[] {
    return this.machine.containers.get(containerId)?.log ?? []
  }

  UpdateRuntimeConfig(podCIDR: string): void {
    this.assertUp()
    this.addresses.configure(podCIDR)
  }

  Status(): { readonly runtime: string; readonly network: string } {
    if (!this.context.process.running) return { runtime: 'container runtime is down', network: '' }
    const network = this.addresses.isReady ? '' : NETWORK_NOT_READY
    return { runtime: '', network }
  }

  private container(id: string): Container {
    const container = this.machine.containers.get(id)
    if (!container) throw new CriError('NotFound', `an error occurred when try to find container "${id}": not found`)
    return container
  }

  /** Waits for the end of a process, and forces it when its time is up. */
  private *exitOrDeadline(container: Container, graceMs: number): Task {
    const { kernel } = this
    const killer = kernel.after(graceMs, 'SIGKILL', () => {
      this.hop(this.name, this.shim, 'Kill', container.pod, 'SIGKILL')
      container.kill()
    }, this.machine.process) // prettier-ignore
    while (container.state === 'running') yield* container.exited.wait()
    kernel.cancel(killer)
    this.assertUp()
  }

  /** A call on its way from the kubelet; from here on all is caused by it. */
  private call(verb: string, pod: PodIdentity, detail?: Readonly<Record<string, string | number>>): void {
    this.assertUp()
    const cause = this.trace.record('cri', this.kubelet, this.name, verb, pathOfPod(pod), 'sent', {
      durationMs: CALL_MS,
      ...(detail && { detail }),
    })
    this.follow(cause)
  }

  private *answer<T>(verb: string, pod: PodIdentity, result: T): Task<T> {
    this.follow(this.trace.record('cri', this.name, this.kubelet, verb, pathOfPod(pod), 'OK', { durationMs: CALL_MS }))
    yield* this.work(CALL_MS)
    return result
  }

  private *fail(verb: string, pod: PodIdentity, code: CriError['code'], description: string): Task<never> {
    this.follow(
      this.trace.record('cri', this.name, this.kubelet, verb, pathOfPod(pod), code, {
        durationMs: CALL_MS,
        detail: { message: description },
      }),
    )
    yield* this.work(CALL_MS)
    throw new CriError(code, description)
  }

  private hop(from: ComponentName, to: ComponentName, verb: string, pod: PodIdentity, outcome = 'sent'): void {
    this.trace.record('cri', from, to, verb, pathOfPod(pod), outcome, { durationMs: SHIM_MS })
  }

  /** Work that a stop of containerd breaks off: the connection is gone when it would have answered. */
  private *work(durationMs: number): Task {
    const { epoch } = this.context.process
    yield* sleep(Math.max(0, durationMs))
    this.assertUp()
    if (epoch !== this.context.process.epoch) throw new CriError('Unavailable', 'error reading from server: EOF')
  }

  private follow(cause: { readonly seq: number }): void {
    const { task } = this.kernel
    invariant(task !== null, 'CRI calls are made by tasks')
    task.cause = cause
    task.because = []
    this.kernel.cause = cause
  }

  private assertUp(): void {
    if (this.context.process.running) return
    throw new CriError(
      'Unavailable',
      'connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"',
    )
  }

  private publish(sandbox: Sandbox): void {
    this.context.facts.publish(this.name, factOf(sandbox), { state: sandbox.state, ip: sandbox.ip })
  }
}

const NETWORK_NOT_READY =
  'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized'

function noAddress(id: string): string {
  return `failed to setup network for sandbox "${id}": plugin type="bridge" failed (add): no IP addresses available in range set`
}

function factOf({ pod }: Sandbox): string {
  return `sandbox ${pod.namespace}/${pod.name}`
}

function referenceOf(text: string): ImageReference {
  const reference = parseImageReference(text)
  if (typeof reference === 'string')
    throw new CriError('InvalidArgument', `failed to parse image reference "${text}": ${reference}`)
  return reference
}
