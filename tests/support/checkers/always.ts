/** What must hold at every moment of every world. A checker listens; it changes nothing. */
import { milliValue, type ApiObject, type Node, type Pod } from '../../../electron/contract/api'
import type { Cluster } from '../../../electron/cluster/cluster'
import type { StoreEvent } from '../../../electron/cluster/etcd/store'

export class Violation extends Error {
  override readonly name = 'Violation'
}

function check(condition: boolean, rule: string, what: string): void {
  if (!condition) throw new Violation(`${rule}: ${what}`)
}

/** Watches a cluster from now on; throws out of the event that breaks a rule, so the world stops there. */
export class AlwaysCheckers {
  private lastRevision: number
  private traceCursor: number
  /** Newest revision that each watcher was sent, by watcher and kind. */
  private readonly sent = new Map<string, number>()
  private readonly uids = new Map<string, string>()

  constructor(private readonly cluster: Cluster) {
    const { store } = cluster.etcd
    this.lastRevision = store.revision
    this.traceCursor = cluster.trace.lastSeq
    store.onCommit((events) => { this.checkCommit(events) }) // prettier-ignore
    cluster.kernel.onStep = () => {
      this.checkTrace()
    }
  }

  /** Costly rules, looked at now and then: between the events of a run. */
  checkNodes(): void {
    this.checkAddresses()
    this.checkAdmitted()
  }

  private checkCommit(events: readonly StoreEvent[]): void {
    const { revision } = events[0]!
    check(revision === this.lastRevision + 1, 'revisions grow by one a write', `${this.lastRevision} then ${revision}`)
    this.lastRevision = revision
    for (const event of events) {
      this.checkUid(event)
      if ((event.kv.value as ApiObject).kind === 'Pod' && event.type === 'put' && event.previous) this.checkPod(event)
    }
  }

  /** A uid belongs to one object for ever. */
  private checkUid({ kv, type, previous }: StoreEvent): void {
    if (type !== 'put' || previous) return
    const { uid } = (kv.value as ApiObject).metadata
    check(!this.uids.has(uid), 'a uid is never used again', `${uid} by ${this.uids.get(uid) ?? ''} and ${kv.key}`)
    this.uids.set(uid, kv.key)
  }

  private checkPod({ kv, previous }: StoreEvent): void {
    const [before, after] = [previous!.value as Pod, kv.value as Pod]
    const node = before.spec.nodeName
    check(
      !node || after.spec.nodeName === node,
      'a bound Pod never moves',
      `${kv.key} from ${node ?? ''} to ${after.spec.nodeName ?? 'nowhere'}`,
    )
    const phase = before.status?.phase
    const isFinal = phase === 'Succeeded' || phase === 'Failed'
    check(
      !isFinal || after.status?.phase === phase,
      'terminal phases are final',
      `${kv.key} from ${phase ?? ''} to ${after.status?.phase ?? ''}`,
    )
    const deletion = before.metadata.deletionTimestamp
    check(!deletion || after.metadata.deletionTimestamp !== undefined, 'deletionTimestamp never clears', kv.key)
  }

  /** Causes are earlier and exist; every watcher is sent the revisions of a kind in their order, each once. */
  private checkTrace(): void {
    const { trace } = this.cluster
    for (let seq = Math.max(this.traceCursor + 1, trace.firstSeq); seq <= trace.lastSeq; seq++) {
      const { cause, because, kind, to, object, revision, at } = trace.event(seq)!
      check(cause >= 0 && cause < seq, 'every cause is earlier', `event ${seq} has cause ${cause}`)
      check(
        because.every((reason) => reason > 0 && reason < seq),
        'every reason is earlier',
        `event ${seq} has reasons ${because.join(', ')}`,
      )
      check(at <= this.cluster.kernel.now, 'nobody sees the future', `event ${seq} at ${at}`)
      if (kind === 'watch') this.checkWatch(`${to} ${object!.slice(0, object!.indexOf('/'))}`, revision!)
    }
    this.traceCursor = trace.lastSeq
  }

  private checkWatch(stream: string, revision: number): void {
    const last = this.sent.get(stream) ?? 0
    check(revision > last, 'a watcher gets each revision once, in order', `${stream}: ${revision} after ${last}`)
    this.sent.set(stream, revision)
  }

  private checkAddresses(): void {
    const seen = new Map<string, string>()
    for (const { hardware, spec } of this.cluster.machines.values()) {
      for (const sandbox of hardware.sandboxes.values()) {
        if (sandbox.state !== 'ready' || sandbox.hostNetwork || !sandbox.ip) continue
        const other = seen.get(sandbox.ip)
        check(
          other === undefined,
          'one address for one live sandbox',
          `${sandbox.ip} on ${other ?? ''} and ${spec.name}`,
        )
        seen.set(sandbox.ip, spec.name)
      }
    }
  }

  /** The Pods that run on a machine never ask for more than it has. */
  private checkAdmitted(): void {
    const pods = this.cluster.etcd.store.range('/registry/pods/').map(({ value }) => value as Pod)
    for (const { value } of this.cluster.etcd.store.range('/registry/minions/')) {
      const node = value as Node
      const machine = this.cluster.machines.get(node.metadata.name)
      const running = new Set(
        [...(machine?.hardware.containers.values() ?? [])]
          .filter(({ state }) => state === 'running')
          .map(({ pod }) => pod.uid),
      )
      const asked = pods
        .filter(({ metadata }) => running.has(metadata.uid))
        .reduce((sum, pod) => sum + cpuMilliOf(pod), 0)
      const allocatable = milliValue(node.status?.allocatable?.['cpu'] ?? '0')
      check(
        asked <= allocatable,
        'admitted requests fit the node',
        `${node.metadata.name}: ${asked}m of ${allocatable}m`,
      )
    }
  }
}

function cpuMilliOf({ spec }: Pod): number {
  return spec.containers.reduce((sum, { resources }) => sum + milliValue(resources?.requests?.['cpu'] ?? '0'), 0)
}
