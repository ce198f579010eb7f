import { describe, expect, it } from 'vitest'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import type { Task } from '../../../../electron/cluster/kernel/task'
import { Cni } from '../../../../electron/cluster/network/cni'
import { Containerd } from '../../../../electron/cluster/runtime/containerd'
import type { ContainerConfig } from '../../../../electron/cluster/runtime/cri'
import { NodeMachine } from '../../../../electron/cluster/runtime/machine'
import { Facts } from '../../../../electron/cluster/trace/facts'
import { Trace } from '../../../../electron/cluster/trace/trace'
import { ImageRegistry } from '../../../../electron/cluster/workloads/registry'

const pod = { uid: 'u1', namespace: 'default', name: 'web' }

function config(image: string, command: readonly string[] = []): ContainerConfig {
  return {
    name: 'c',
    image,
    command,
    args: [],
    env: new Map(),
    ports: [],
    restartCount: 0,
    specHash: 1,
    hostname: 'web',
    memoryLimitBytes: null,
  }
}

class Bench {
  readonly kernel = new Kernel(3)
  readonly trace = new Trace(this.kernel)
  readonly facts = new Facts(this.kernel)
  readonly machine = new NodeMachine(this.kernel, this.trace, this.facts, 'n')
  readonly runtime = this.kernel.process('containerd/n')
  readonly cni = new Cni()
  readonly cri: Containerd
  sandboxId = ''
  containerId = ''
  failure = ''

  constructor() {
    const { kernel, trace, facts, machine, cni } = this
    cni.configure('10.244.0.0/24')
    this.cri = new Containerd({
      kernel,
      trace,
      facts,
      process: this.runtime,
      nodeName: 'n',
      registry: new ImageRegistry(kernel),
      cni,
      machine,
    })
  }

  /** Runs calls as a kubelet would, and notes how they failed. */
  call(calls: Task): this {
    const guarded = function* (bench: Bench): Task {
      try {
        yield* calls
      } catch (error) {
        bench.failure = (error as Error).message
      }
    }
    this.kernel.spawn(this.kernel.process('kubelet/n'), 'calls', guarded(this))
    return this
  }

  *start(image: string, command?: readonly string[]): Task {
    this.sandboxId = yield* this.cri.RunPodSandbox({ pod, attempt: 0, hostNetwork: false })
    yield* this.cri.PullImage(image, pod)
    this.containerId = yield* this.cri.CreateContainer(this.sandboxId, config(image, command))
    yield* this.cri.StartContainer(this.containerId)
  }

  play(ms: number): this {
    this.kernel.runUntil(this.kernel.now + ms)
    return this
  }

  get state(): string | undefined {
    return this.machine.containers.get(this.containerId)?.state
  }
}

const SLEEP = ['sh', '-c', 'sleep 3600']

describe('containerd', () => {
  it('brings up a sandbox with an address, and a server that listens there', () => {
    const bench = new Bench()
    bench.call(bench.start('nginx:1.29')).play(5000)
    expect(bench.failure).toBe('')
    expect(bench.cri.PodSandboxStatus(bench.sandboxId)).toMatchObject({ state: 'ready', ip: '10.244.0.2' })
    expect(bench.machine.listenerAt('10.244.0.2', 80)?.listener.protocol).toBe('http')
    expect(bench.machine.listenerAt('10.244.0.2', 81)).toBeNull()
  })

  it('stops a server with SIGTERM, and what ignores it with SIGKILL', () => {
    const polite = new Bench()
    polite.call(polite.start('nginx:1.29')).play(5000)
    polite.call(polite.cri.StopContainer(polite.containerId, 30_000)).play(1000)
    expect(polite.cri.ContainerStatus(polite.containerId)).toMatchObject({ state: 'exited', exitCode: 0 })
    const deaf = new Bench()
    deaf.call(deaf.start('busybox:1.36', SLEEP)).play(5000)
    deaf.call(deaf.cri.StopContainer(deaf.containerId, 4000)).play(3900)
    expect(deaf.state).toBe('running')
    deaf.play(200)
    expect(deaf.cri.ContainerStatus(deaf.containerId)).toMatchObject({ state: 'exited', exitCode: 137 })
  })

  it('may stop without its containers noticing: their shims hold them', () => {
    const bench = new Bench()
    bench.call(bench.start('busybox:1.36', SLEEP)).play(5000)
    bench.runtime.stop({ seq: 0 })
    bench.play(60_000)
    expect(bench.state).toBe('running')
    expect(() => bench.cri.ListContainers('u1')).toThrow('connection refused')
    bench.runtime.start()
    expect(bench.cri.ListContainers('u1')).toHaveLength(1)
  })

  it('leaves callers without an answer when it stops in the middle of a call', () => {
    const bench = new Bench()
    bench.call(bench.start('nginx:1.29')).play(50)
    bench.runtime.stop({ seq: 0 })
    bench.play(5000)
    expect(bench.failure).toContain('code = Unavailable')
  })

  it('loses everything in memory with the power, and keeps the disk', () => {
    const bench = new Bench()
    bench.call(bench.start('nginx:1.29')).play(5000)
    bench.machine.powerOff()
    expect(bench.machine.containers.size).toBe(0)
    expect(bench.cni.liveAddresses).toEqual([])
    bench.machine.powerOn()
    expect(bench.cri.ImageStatus('nginx:1.29')).not.toBeNull()
  })

  it('gives addresses back when a sandbox stops', () => {
    const bench = new Bench()
    bench.call(bench.start('nginx:1.29')).play(5000)
    bench.call(bench.cri.StopPodSandbox(bench.sandboxId)).play(100)
    expect(bench.cni.liveAddresses).toEqual([])
    expect(bench.state).toBe('exited')
  })

  it('runs commands beside the main process', () => {
    const bench = new Bench()
    bench.call(bench.start('busybox:1.36', ['sh', '-c', 'touch /tmp/up; sleep 600'])).play(5000)
    expect(bench.cri.ExecSync(bench.containerId, ['cat', '/tmp/up']).exitCode).toBe(0)
    expect(bench.cri.ExecSync(bench.containerId, ['cat', '/tmp/down'])).toMatchObject({ exitCode: 1 })
    expect(bench.cri.ExecSync(bench.containerId, ['sh', '-c', 'sleep 5']).elapsedMs).toBeGreaterThan(5000)
  })
})
