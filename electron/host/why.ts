/** Why? A walk along causes, from a thing back to a learner's act, a timer or the cluster's birth. */
import type { WhyChain, WhyStep } from '../contract/host'
import type { ObjectPath, TraceEvent } from '../contract/trace'
import { whyKey } from '../contract/why-key'
import type { Trace } from '../cluster/trace/trace'

/** Kinds that are nobody's consequence: where a chain may end. */
const ROOTS = new Set(['input', 'timer'])

/** The chain of an event, or of the last write of an object, as known at `atMs`. Oldest first. */
export function whyChain(trace: Trace, subject: ObjectPath | number, atMs: number): WhyChain {
  const event = typeof subject === 'number' ? trace.event(subject) : tellingWrite(trace, subject, atMs)
  const chain = event ? bestChain(trace, event) : []
  return { subject, steps: chain.map(toStep) }
}

/** What a commit must say of itself to be an answer: the object was made, a Pod got its node, a node's health turned. */
const TELLING = ['created', 'bound', 'health'] as const

/** The newest write that tells why an object is as it is; its newest write of all if those are forgotten. */
export function tellingWrite(trace: Trace, path: ObjectPath, atMs: number): TraceEvent | undefined {
  let newest: TraceEvent | undefined
  for (let index = trace.events.length - 1; index >= 0; index--) {
    const event = trace.events[index]!
    if (event.object !== path || event.kind !== 'commit' || event.at > atMs) continue
    newest ??= event
    if (TELLING.some((what) => event.detail?.[what] !== undefined)) return event
  }
  return newest
}

/**
 * Follows `cause` to its root. Where that root is a mere timer, and something that was read along the way leads to an act
 * of the learner, the walk takes that way: it tells more.
 */
function bestChain(trace: Trace, event: TraceEvent): readonly TraceEvent[] {
  const straight = causesOf(trace, event)
  if (straight[0]!.kind === 'input') return straight
  for (let index = straight.length - 1; index >= 0; index--) {
    for (const seq of straight[index]!.because) {
      const reason = trace.event(seq)
      const detour = reason ? causesOf(trace, reason) : []
      if (detour[0]?.kind === 'input') return [...detour, ...straight.slice(index)]
    }
  }
  return straight
}

/** The event's causes and itself, oldest first. */
export function causesOf(trace: Trace, event: TraceEvent): readonly TraceEvent[] {
  const chain = [event]
  for (let next = trace.event(event.cause); next; next = trace.event(next.cause)) {
    chain.unshift(next)
    if (ROOTS.has(next.kind)) break
  }
  return chain
}

function toStep(event: TraceEvent): WhyStep {
  return { event, ...whyKey(event) }
}
