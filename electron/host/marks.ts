/** Instants that a timeline should name: what the learner did, what broke, and what became whole again. */
import type { Node } from '../contract/api'
import type { TimelineMark } from '../contract/host'
import type { StoreEvent } from '../cluster/etcd/store'
import type { World } from './world'

export class Marks {
  private readonly health: TimelineMark[] = []

  constructor(private readonly world: World) {
    world.cluster.etcd.store.onCommit((events) => {
      for (const event of events) this.noteNode(event)
    })
  }

  list(): readonly TimelineMark[] {
    const acts = this.world.cluster.trace.events.flatMap(({ at, seq, kind, verb, detail }): TimelineMark[] => {
      if (kind !== 'input' && kind !== 'fault') return []
      const label = kind === 'input' ? String(detail?.['line'] ?? verb) : verb
      return [{ at, seq, kind, label }]
    })
    return [...acts, ...this.health].sort((a, b) => a.at - b.at || a.seq - b.seq)
  }

  private noteNode({ type, kv, previous }: StoreEvent): void {
    if (type !== 'put' || !kv.key.startsWith('/registry/minions/') || !previous) return
    const [before, after] = [isReady(previous.value as Node), isReady(kv.value as Node)]
    if (before === after) return
    const { kernel, trace } = this.world.cluster
    const { name } = (kv.value as Node).metadata
    this.health.push({
      at: kernel.now,
      seq: trace.lastSeq,
      kind: after ? 'ready' : 'failing',
      label: `${name} ${after ? 'Ready' : 'NotReady'}`,
    })
  }
}

function isReady(node: Node): boolean {
  return node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false
}
