/** One computer: what is on its disk, and what runs in its memory, whoever manages it. */
import type { ComponentName } from '../../contract/trace'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Facts } from '../trace/facts'
import { objectPath } from '../trace/object-path'
import type { Trace } from '../trace/trace'
import type { Image } from '../workloads/registry'
import type { Listener } from '../workloads/program'
import type { Container } from './container'
import type { PodIdentity, SandboxState, SandboxStatus } from './cri'

export interface Sandbox extends SandboxStatus {
  state: SandboxState
  readonly hostNetwork: boolean
}

export class NodeMachine {
  readonly process: Process
  /** In memory: gone with the power. */
  readonly sandboxes = new Map<string, Sandbox>()
  readonly containers = new Map<string, Container>()
  /** Rules of the kernel's packet filter; kube-proxy writes them, and may die without taking them along. */
  iptables: unknown = null
  /** The trace event that wrote these rules; 0 when there are none. */
  rulesWrittenBy = 0
  /** When an endpoint's chain last took a packet of a source (`CHAIN SOURCE`): the kernel's xt_recent lists. */
  readonly recentSources = new Map<string, number>()
  /** On disk: images, and how often each container was started (the names of its log files tell). */
  readonly images = new Map<string, Image>()
  readonly logFiles = new Map<string, number>()
  isOn = true
  private readonly containersByPod = new Map<string, Container[]>()
  /** Told of each change of a Pod's containers: the kubelet that runs now. */
  onRuntimeChange: (podUid: string) => void = () => undefined
  /** What a loss of power takes along beside the containers: addresses that are out. */
  onPowerOff: () => void = () => undefined

  constructor(
    private readonly kernel: Kernel,
    private readonly trace: Trace,
    private readonly facts: Facts,
    readonly nodeName: string,
  ) {
    this.process = kernel.process(`machine/${nodeName}`)
  }

  powerOff(): void {
    if (!this.isOn) return
    this.isOn = false
    for (const container of this.containers.values()) {
      container.vanish()
      this.publish(container, null)
    }
    for (const { pod } of this.sandboxes.values())
      this.facts.publish(this.runtimeName, `sandbox ${pod.namespace}/${pod.name}`, null)
    this.containers.clear()
    this.containersByPod.clear()
    this.sandboxes.clear()
    this.iptables = null
    this.rulesWrittenBy = 0
    this.recentSources.clear()
    this.onPowerOff()
  }

  powerOn(): void {
    this.isOn = true
  }

  add(container: Container): void {
    this.containers.set(container.id, container)
    const ofPod = this.containersByPod.get(container.pod.uid)
    if (ofPod) ofPod.push(container)
    else this.containersByPod.set(container.pod.uid, [container])
  }

  /** Oldest first. */
  containersOf(podUid: string): readonly Container[] {
    return this.containersByPod.get(podUid) ?? []
  }

  /** A container's state changed. */
  changed(container: Container): void {
    const { state, exitCode, config, image } = container
    this.publish(container, {
      state,
      restarts: config.restartCount,
      image: image.reference.familiar,
      known: image.isKnown,
      ...(state === 'exited' && { exitCode, reason: container.reason }),
    })
    this.onRuntimeChange(container.pod.uid)
  }

  forget(container: Container): void {
    this.containers.delete(container.id)
    const others = this.containersOf(container.pod.uid).filter((other) => other !== container)
    if (others.length > 0) this.containersByPod.set(container.pod.uid, others)
    else this.containersByPod.delete(container.pod.uid)
    if (!others.some((other) => other.config.name === container.config.name)) this.publish(container, null)
  }

  /** The end of a process is seen by its shim, which tells the runtime. */
  processEnded(container: Container): void {
    const { nodeName } = this
    const { exitCode, reason, config } = container
    const cause = this.trace.record(
      'process',
      `shim/${nodeName}`,
      this.runtimeName,
      'exit',
      pathOfPod(container.pod),
      'exited',
      {
        detail: { container: config.name, exitCode, reason },
      },
    )
    const outer = this.kernel.cause
    this.kernel.cause = cause
    this.changed(container)
    this.kernel.cause = outer
  }

  hasPod(namespace: string, pod: string): boolean {
    return [...this.containers.values()].some(
      (container) => container.pod.namespace === namespace && container.pod.name === pod,
    )
  }

  /** Ends the main process of a Pod's container from outside, as `kill -9` on the node does; a text says why not. */
  crashContainer(namespace: string, pod: string, name?: string, exitCode = 137): string | null {
    for (const container of this.containers.values()) {
      const isMeant =
        container.pod.namespace === namespace &&
        container.pod.name === pod &&
        (name === undefined || container.config.name === name)
      if (!isMeant || container.state !== 'running') continue
      container.kill(exitCode)
      return null
    }
    return name === undefined
      ? `pod ${namespace}/${pod} has no running container`
      : `container ${name} of pod ${namespace}/${pod} is not running`
  }

  /** The sandbox that has an address of this machine. */
  sandboxAt(ip: string): Sandbox | null {
    for (const sandbox of this.sandboxes.values()) if (sandbox.ip === ip && sandbox.state === 'ready') return sandbox
    return null
  }

  /** The sandbox that a Pod lives in. */
  sandboxOf(namespace: string, name: string): Sandbox | null {
    for (const sandbox of this.sandboxes.values())
      if (sandbox.pod.namespace === namespace && sandbox.pod.name === name && sandbox.state === 'ready') return sandbox
    return null
  }

  /** What listens at an address of this machine. */
  listenerAt(ip: string, port: number): { readonly container: Container; readonly listener: Listener } | null {
    for (const sandbox of this.sandboxes.values()) {
      if (sandbox.ip !== ip || sandbox.state !== 'ready') continue
      for (const container of this.containersOf(sandbox.pod.uid)) {
        const listener = container.sandboxId === sandbox.id ? container.listenerOn(port) : null
        if (listener) return { container, listener }
      }
    }
    return null
  }

  get runtimeName(): ComponentName {
    return `containerd/${this.nodeName}`
  }

  private publish(container: Container, value: Parameters<Facts['publish']>[2]): void {
    const { namespace, name } = container.pod
    this.facts.publish(this.runtimeName, `container ${namespace}/${name}/${container.config.name}`, value)
  }
}

export function pathOfPod({ namespace, name }: PodIdentity): string {
  return objectPath('Pod', namespace, name)
}
