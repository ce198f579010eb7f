/**
 * Lays names that chance made beside each other: the third Pod of the recorded `web-hash000001-` is the third Pod of the
 * simulated `web-6b5f8c9d4-`. Recorded tokens stand in the order of first sight, which is that of creation.
 */
import type { ApiObject } from '../../../electron/contract/api'
import type { RecordedChange } from './recording'

/** What was refused has no twin: its letters are set aside. */
const NEVER_CREATED = /(pods \\?"[\w.-]+-hash\d{6}-)\w{5}(\\?" is forbidden)/g

interface Made {
  readonly kind: string
  readonly name: string
  /** `ReplicaSet/web-hash000001`, or the object itself where nobody owns it. */
  readonly family: string
  /** The node that a recorded Pod was bound to. */
  node?: string
}

export class Names {
  private readonly recorded: readonly Made[]
  private readonly taken = new Set<Made>()
  /** Simulated to recorded. */
  private readonly pairs = new Map<string, string>()
  /** Simulated Pod to the node of its recorded twin. */
  private readonly placements = new Map<string, string>()

  constructor(stream: readonly RecordedChange[]) {
    const made: Made[] = []
    for (const { type, kind, name, object, changes } of stream) {
      if (type === 'ADDED') made.push(...unseenOwnersOf(object!, made), madeFrom(object!))
      const node = changes?.['spec.nodeName']
      // A token may be used again: the newest of its name is meant.
      if (typeof node === 'string') made.findLast((each) => each.kind === kind && each.name === name)!.node = node
    }
    this.recorded = made
  }

  /** Learns of a new simulated object. */
  met(object: ApiObject): void {
    const { kind, name, family } = madeFrom(object)
    if (this.pairs.has(name)) return
    const theirs = this.translate(family)
    const pair = this.recorded.find((made) => made.kind === kind && made.family === theirs && !this.taken.has(made))
    if (!pair) return
    this.taken.add(pair)
    this.pairs.set(name, pair.name)
    if (pair.node !== undefined) this.placements.set(name, pair.node)
  }

  /** Simulated text in recorded names. */
  translate(text: string): string {
    let translated = text
    for (const [ours, theirs] of this.longestFirst()) {
      translated = translated.replaceAll(ours, theirs)
      translated = translated.replaceAll(hashIn(ours), hashIn(theirs))
    }
    return translated.replace(NEVER_CREATED, '$1xxxxx$2')
  }

  /** A recorded line with the names that are here. */
  simulatedNames(line: string): string {
    // The newest of a name first, and whole names before parts of them.
    const pairs = this.longestFirst()
      .reverse()
      .sort(([, a], [, b]) => b.length - a.length)
    return pairs.reduce((text, [ours, theirs]) => text.replaceAll(theirs, ours), line)
  }

  /** Where the recorded Pod went that this one stands for. */
  nodeOf(pod: ApiObject): string | undefined {
    this.met(pod)
    return this.placements.get(pod.metadata.name)
  }

  private longestFirst(): [string, string][] {
    return [...this.pairs].filter(([ours, theirs]) => ours !== theirs).sort(([a], [b]) => b.length - a.length)
  }
}

/** The recorder did not watch every kind: a ReplicaSet is known by its Pods, and its Deployment by its name. */
function unseenOwnersOf({ metadata }: ApiObject, made: readonly Made[]): Made[] {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  if (owner?.kind !== 'ReplicaSet' || made.some(({ kind, name }) => kind === owner.kind && name === owner.name))
    return []
  return [{ kind: owner.kind, name: owner.name, family: `Deployment/${owner.name.replace(/-[^-]+$/, '')}` }]
}

function madeFrom({ kind, metadata }: ApiObject): Made {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  return { kind, name: metadata.name, family: owner ? `${owner.kind}/${owner.name}` : `${kind}/${metadata.name}` }
}

/** The template hash of a ReplicaSet's name stands alone in labels; other names have none. */
function hashIn(name: string): string {
  const hash = /-([a-z0-9]{8,10})$/.exec(name)?.[1]
  return hash ?? name
}
