/** The way of one request through the cluster, hop by hop, and the way of its answer back. */
// Models: the way of a new connection on Linux: netfilter, routes, ARP, and a SYN that is sent again and again.
// Simplified: a connection is one flight there and one back, without a handshake of its own; a hop takes 1 ms on a node
// and 1 or 2 ms between nodes; packets are lost only with their machine.
import type { ComponentName } from '../../contract/trace'
import type { Cause } from '../kernel/cause'
import type { Kernel } from '../kernel/kernel'
import { sleep, type Task } from '../kernel/task'
import type { Resolution } from '../proxy/resolve'
import type { Trace, TraceExtra } from '../trace/trace'
import { detailOf, splitAddress, type DecisionDetail } from './decision'
import type { Network } from './network'
import type { Destination, Reply, Sender } from './traffic'

/** Until a SYN without an answer is sent again, each time. */
const SYN_WAITS_MS = [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000]
/** A node asks three times, a second apart, who has an address of its range. */
const ARP_MS = 3000

export interface WalkContext {
  readonly kernel: Kernel
  readonly trace: Trace
  readonly network: Network
}

interface Place {
  readonly node: string
  readonly ip: string
  readonly port: number
}

export class PacketWalk {
  private readonly startedAtMs: number
  private cause: Cause
  /** Where the packet has come by in this attempt. */
  private path: ComponentName[] = []
  private place: Place
  /** Connections that the kernels know: a SYN that is sent again goes where the first one went. */
  private readonly tracked = new Map<string, Resolution>()

  constructor(
    private readonly context: WalkContext,
    private readonly sender: Sender,
    private readonly destination: Destination,
    private readonly timeoutMs: number,
  ) {
    this.startedAtMs = context.kernel.now
    this.cause = context.kernel.cause
    this.place = { node: sender.node, ip: destination.ip, port: destination.port }
  }

  *run(): Task<Reply> {
    for (const waitMs of SYN_WAITS_MS) {
      const reply = yield* this.attempt()
      if (reply) return reply
      const { leftMs } = this
      yield* sleep(Math.min(waitMs, leftMs))
      if (leftMs <= waitMs) break
    }
    return this.timedOut()
  }

  /** Null: no answer came, and none will. */
  private *attempt(): Task<Reply | null> {
    const { sender, destination, context } = this
    const { network } = context
    const source = { ip: sender.ip }
    let at = sender.node
    this.path = [sender.component]
    this.place = { node: at, ip: destination.ip, port: destination.port }
    if (sender.component !== kernelOf(at)) yield* this.hop(kernelOf(at), 'sent', 1)
    for (;;) {
      const decision = this.decide(at, source.ip)
      const { verdict, backend, masquerade } = decision
      const extra = { because: this.reasons(at), detail: detailOf(decision) }
      if (verdict === 'REJECT') return yield* this.answer('refused', 'refused', 0, extra.detail)
      if (verdict === 'DROP') return this.lose('dropped', extra)
      if (backend !== undefined) this.place = { ...this.place, ...splitAddress(backend) }
      if (masquerade) source.ip = network.ipOf(at)
      const node = network.nodeOf(this.place.ip)
      if (node === null) return this.lose('left the cluster', extra)
      this.place = { ...this.place, node }
      if (node === at || network.ipOf(node) !== this.place.ip) return yield* this.deliver(at, extra)
      // A packet for another node itself, such as for a node port, meets the rules of that node too.
      if (!(yield* this.cross(at, kernelOf(node), extra))) return null
      at = node
    }
  }

  private decide(node: string, source: string): Resolution {
    const known = this.tracked.get(node)
    if (known) return known
    const { ip, port } = this.place
    const decision = this.context.network.filter(node, { source, destination: ip, port, protocol: 'tcp' })
    // Only what is let through becomes a connection.
    if (decision.verdict !== 'REJECT' && decision.verdict !== 'DROP') this.tracked.set(node, decision)
    return decision
  }

  private *deliver(from: string, extra: TraceExtra): Task<Reply | null> {
    const { network } = this.context
    const { node, ip, port } = this.place
    const to = (network.isOn(node) ? network.holderAt(node, ip) : null) ?? kernelOf(node)
    if (to !== this.path.at(-1) && !(yield* this.cross(from, to, extra))) return null
    if (network.holderAt(node, ip) === null) return yield* this.seekInVain()
    const server = network.serverAt(node, ip, port)
    if (!server) return yield* this.answer('connection refused', 'refused', 0)
    const status = server.answer(this.destination.path)
    if (status === null) return yield* this.answer('closed', 'empty', 0)
    return yield* this.answer(`${status}`, 'answered', status)
  }

  /** The address is in the node's range, and no sandbox has it. */
  private *seekInVain(): Task<Reply | null> {
    const { leftMs } = this
    yield* sleep(Math.min(ARP_MS, leftMs))
    return leftMs <= ARP_MS ? null : yield* this.answer('no route to host', 'unreachable', 0)
  }

  /** To another machine, or into a Pod; false when it was lost on the way. */
  private *cross(from: string, to: ComponentName, extra: TraceExtra): Task<boolean> {
    const { kernel, network } = this.context
    const { node } = this.place
    const durationMs = node === from ? 1 : kernel.random('network/packets').integer(1, 2)
    yield* this.hop(to, network.isOn(node) ? 'sent' : 'lost', durationMs, extra)
    return network.isOn(node)
  }

  private *hop(to: ComponentName, outcome: string, durationMs: number, extra: TraceExtra = {}): Task {
    this.record(this.path.at(-1)!, to, outcome, { ...extra, durationMs })
    this.path.push(to)
    yield* sleep(durationMs)
  }

  /** Back the way that it came. */
  private *answer(outcome: string, meaning: Reply['outcome'], status: number, detail?: DecisionDetail): Task<Reply> {
    const back = this.path.toReversed()
    const server = back[0]!
    if (back.length === 1) this.record(server, server, outcome, { detail })
    for (let index = 1; index < back.length; index++) {
      const durationMs = 1
      this.record(back[index - 1]!, back[index]!, outcome, { durationMs, detail })
      yield* sleep(durationMs)
    }
    return this.reply(meaning, status, server)
  }

  private lose(outcome: string, extra: TraceExtra): null {
    const kernelName = this.path.at(-1)!
    this.record(kernelName, kernelName, outcome, extra)
    return null
  }

  private timedOut(): Reply {
    const { kernel, trace } = this.context
    const to = this.path.at(-1)!
    kernel.enter(this.cause, () => {
      trace.record('deadline', this.path[0]!, to, 'answer', this.destination.object, 'missed')
    })
    return this.reply('timed out', 0, to)
  }

  private reply(outcome: Reply['outcome'], status: number, server: ComponentName): Reply {
    const { node, ip, port } = this.place
    const elapsedMs = this.context.kernel.now - this.startedAtMs
    return { outcome, status, server, address: `${ip}:${port}`, node, elapsedMs }
  }

  /** A packet's way rests on the rules that it met. */
  private reasons(node: string): readonly number[] {
    const rules = this.context.network.rulesWrittenBy(node)
    return rules === 0 ? [] : [rules]
  }

  /** Each hop is the cause of the next. */
  private record(from: ComponentName, to: ComponentName, outcome: string, extra: TraceExtra): void {
    const { kernel, trace } = this.context
    const { ip, port, path, object } = this.destination
    kernel.enter(this.cause, () => {
      const detail = { destination: `${ip}:${port}`, node: this.place.node, ...extra.detail }
      this.cause = trace.record('packet', from, to, `GET ${path}`, object, outcome, { ...extra, detail })
    })
  }

  private get leftMs(): number {
    return this.startedAtMs + this.timeoutMs - this.context.kernel.now
  }
}

function kernelOf(node: string): ComponentName {
  return `kernel/${node}`
}
