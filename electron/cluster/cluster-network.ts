/** The network of a whole cluster: who has which address, and what each node's kernel does with a packet. */
// Simplified: routes are always right and always there; only the API server listens on a node's own address.
import type { Cluster } from './cluster'
import type { Machine } from './machine'
import type { ComponentName } from '../contract/trace'
import type { Task } from './kernel/task'
import type { Network, Server } from './network/network'
import { PacketWalk } from './network/packet-walk'
import type { Destination, Reply, Sender, Traffic } from './network/traffic'
import { resolve, type Packet, type Resolution } from './proxy/resolve'
import type { RuleSet } from './proxy/rule'
import { answerOf, type ReviewAnswer, type Reviewed } from './workloads/webhooks'

const API_SERVER = 'kube-apiserver'
const API_SERVER_PORT = 6443
/** An HTTPS server's answer to who does not speak TLS. */
const BAD_REQUEST = 400
/** A kernel without rules lets everything pass. */
const UNTOUCHED: Resolution = { verdict: 'none', masquerade: false, path: [] }

export class ClusterNetwork implements Network, Traffic {
  constructor(private readonly cluster: Cluster) {}

  nodes(): readonly string[] {
    return [...this.cluster.machines.keys()]
  }

  firstNode(): string | null {
    const running = [...this.cluster.machines.values()].filter(({ isOn }) => isOn)
    return (running.find(({ spec }) => spec.taints.length === 0) ?? running[0])?.spec.name ?? null
  }

  onNode(node: string): Sender | string {
    const { isOn, spec } = this.machine(node)
    return isOn ? { component: `kernel/${node}`, node, ip: spec.ip } : `node ${node} has no power`
  }

  inPod(namespace: string, name: string): Sender | string {
    for (const { spec, hardware } of this.cluster.machines.values()) {
      const sandbox = hardware.sandboxOf(namespace, name)
      if (sandbox) return { component: podComponent(sandbox.pod), node: spec.name, ip: sandbox.ip || spec.ip }
    }
    return `pod ${namespace}/${name} runs on no node`
  }

  request(sender: Sender, destination: Destination, timeoutMs: number): Task<Reply> {
    const { kernel, trace } = this.cluster
    return new PacketWalk({ kernel, trace, network: this }, sender, destination, timeoutMs).run()
  }

  filter(node: string, packet: Omit<Packet, 'nodeIPs'>): Resolution {
    const { hardware, spec } = this.machine(node)
    const { recentSources, iptables } = hardware
    if (iptables === null) return UNTOUCHED
    const { kernel } = this.cluster
    const has = (chain: string, withinSeconds: number): boolean =>
      kernel.now - (recentSources.get(`${chain} ${packet.source}`) ?? -Infinity) <= withinSeconds * 1000
    const random = kernel.random(`netfilter/${node}`)
    const decision = resolve(iptables as RuleSet, { ...packet, nodeIPs: [spec.ip] }, random, { has })
    for (const { rule } of decision.path) {
      if (rule.recent && rule.recent.seconds === undefined)
        recentSources.set(`${rule.recent.name} ${packet.source}`, kernel.now)
    }
    return decision
  }

  rulesWrittenBy(node: string): number {
    return this.machine(node).hardware.rulesWrittenBy
  }

  ipOf(node: string): string {
    return this.machine(node).spec.ip
  }

  isOn(node: string): boolean {
    return this.machine(node).isOn
  }

  nodeOf(ip: string): string | null {
    for (const { spec, podNetwork } of this.cluster.machines.values())
      if (spec.ip === ip || podNetwork.includes(ip)) return spec.name
    return null
  }

  holderAt(node: string, ip: string): ComponentName | null {
    const { hardware, spec } = this.machine(node)
    if (spec.ip === ip) return `kernel/${node}`
    const sandbox = hardware.sandboxAt(ip)
    return sandbox && podComponent(sandbox.pod)
  }

  serverAt(node: string, ip: string, port: number): Server | null {
    const { hardware, spec } = this.machine(node)
    if (spec.ip === ip) return this.isApiServer(ip, port) ? { answer: () => BAD_REQUEST } : null
    const found = hardware.listenerAt(ip, port)
    if (!found) return null
    const { container, listener } = found
    return { answer: (path) => (listener.protocol === 'http' ? container.answer(listener, path) : null) }
  }

  /** What a program that answers reviews says at this address; null: nobody there does. */
  reviewAt(node: string, ip: string, port: number, reviewed: Reviewed): ReviewAnswer | null {
    const container = this.machine(node).hardware.listenerAt(ip, port)?.container
    const behaviour = container?.image.profile.webhook
    return behaviour ? answerOf(behaviour, container.config.env, reviewed) : null
  }

  private isApiServer(ip: string, port: number): boolean {
    const controlPlane = [...this.cluster.machines.values()][0]!
    const isRunning = this.cluster.components.get(API_SERVER)?.process.running ?? false
    return isRunning && controlPlane.spec.ip === ip && port === API_SERVER_PORT
  }

  private machine(node: string): Machine {
    const machine = this.cluster.machines.get(node)
    if (!machine) throw new Error(`no node is called ${node}`)
    return machine
  }
}

function podComponent({ namespace, name }: { readonly namespace: string; readonly name: string }): ComponentName {
  return `pod/${namespace}/${name}`
}
