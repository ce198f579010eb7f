/** Which events of the trace descend from what the learner follows, decided one event at a time. */
import type { ObjectPath, TraceEvent } from './trace'

/** Objects that tell about the work and are no part of it. */
const BESIDE_THE_WORK = new Set(['Event', 'Lease'])
/** Of many requests one after the other the first dozen is seen, there and back; the rest would only take time. */
const MOST_PACKETS = 24
/** Kubernetes makes names unique with five letters that spell no word: no vowels, no 0, 1 or 3. */
const GENERATED_SUFFIX = /-(?:[bcdfghjklmnpqrstvwxz2456789]{5})?$/

/**
 * An event is followed when its cause is. Of the Pods that one owner creates only the first is followed, and likewise of those
 * that it deletes or changes, and of packets the first few; the chain of an input ends when its first created Pod is Ready.
 */
export class FollowedSet {
  private readonly seqs = new Set<number>()
  /** Family and role → the one Pod that is followed, or the create request that has not been named yet. */
  private readonly chosen = new Map<string, ObjectPath | number>()
  /** Events under a create request whose Pod has no name yet → that request. */
  private readonly unnamed = new Map<number, number>()
  private packets = 0
  private finished = false

  constructor(input = 0) {
    this.follow(input)
  }

  /** Follows another input, or nothing (0). */
  follow(input: number): void {
    for (const known of [this.seqs, this.chosen, this.unnamed]) known.clear()
    this.packets = 0
    this.finished = false
    if (input > 0) this.seqs.add(input)
  }

  has(seq: number): boolean {
    return this.seqs.has(seq)
  }

  /** Whether the chain has come to its end: the first Pod is Ready. */
  get ended(): boolean {
    return this.finished
  }

  /** Follows nothing more; what was followed stays so. */
  end(): void {
    this.finished = true
  }

  /** Takes the next event of the trace and says whether it is followed. */
  add(event: TraceEvent): boolean {
    if (this.seqs.has(event.seq)) return true
    if (this.finished || !this.seqs.has(event.cause) || !this.isOurs(event)) return false
    this.seqs.add(event.seq)
    if (makesReady(event) && this.isFirstCreated(event.object!)) this.end()
    return true
  }

  private isOurs(event: TraceEvent): boolean {
    if (event.kind === 'packet' && ++this.packets > MOST_PACKETS) return false
    const kind = kindOf(event.object)
    if (BESIDE_THE_WORK.has(kind)) return false
    return kind !== 'Pod' || this.isFirstOfFamily(event, event.object!)
  }

  private isFirstOfFamily(event: TraceEvent, pod: ObjectPath): boolean {
    const family = familyOf(pod)
    const request = this.unnamed.get(event.cause)
    if (pod.endsWith('-')) return this.isFirstUnnamed(event, family, request)
    if (request !== undefined) return this.isNamedFirst(family, pod, request)
    const created = this.chosen.get(`${family} created`)
    const touched = this.chosen.get(`${family} touched`)
    if (created === pod || touched === pod) return true
    const isCreation = event.kind === 'request' && event.verb === 'create'
    // Once a family has a first created Pod, any other that is not being created now can only be a sibling of it.
    if (created !== undefined || (!isCreation && touched !== undefined)) return false
    this.chosen.set(`${family} ${isCreation ? 'created' : 'touched'}`, pod)
    return true
  }

  /** A create request with `generateName` speaks of `Pod/default/web-`: the API server finds the rest of the name. */
  private isFirstUnnamed(event: TraceEvent, family: string, request: number | undefined): boolean {
    if (event.kind === 'response') return true
    if (event.kind !== 'request' && request !== undefined) {
      this.unnamed.set(event.seq, request)
      return true
    }
    if (this.chosen.has(`${family} created`)) return false
    this.chosen.set(`${family} created`, event.seq)
    this.unnamed.set(event.seq, event.seq)
    return true
  }

  /** The first event with a whole name under a create request tells which Pod was meant. */
  private isNamedFirst(family: string, pod: ObjectPath, request: number): boolean {
    if (this.chosen.get(`${family} created`) === request) this.chosen.set(`${family} created`, pod)
    return this.chosen.get(`${family} created`) === pod
  }

  private isFirstCreated(pod: ObjectPath): boolean {
    return this.chosen.get(`${familyOf(pod)} created`) === pod
  }
}

/** The commit of a Pod's status that says Ready. */
function makesReady(event: TraceEvent): boolean {
  return (
    event.kind === 'commit' &&
    kindOf(event.object) === 'Pod' &&
    String(event.detail?.['ready']).toLowerCase() === 'true'
  )
}

/** `Pod/default/web-7d4b9c8f6b-x2k8q` and its siblings are one family, as the names that one owner generates. */
function familyOf(pod: ObjectPath): string {
  return pod.replace(GENERATED_SUFFIX, '')
}

function kindOf(path: ObjectPath | null): string {
  return path === null ? '' : path.slice(0, path.indexOf('/'))
}
