import type { TraceEvent } from '../../../electron/contract/trace'
import { toneOf, type Tone } from '../scenes/cluster/places'

/** A flight has the colour of who is at the far end from the API server; between it and etcd, of who speaks. */
export function flightTone({ from, to }: Pick<TraceEvent, 'from' | 'to'>): Tone {
  if (from.startsWith('pod/')) return toneOf(to) // A Pod has no colour of its own: its answer has that of who asked.
  const [sender, receiver] = [toneOf(from), toneOf(to)]
  return sender === 'api-server' && receiver !== 'etcd' ? receiver : sender
}

export function toneVar(tone: Tone): string {
  return `var(--${tone === 'learner' ? 'text' : tone})`
}

export function toneVarOf(event: Pick<TraceEvent, 'from' | 'to'>): string {
  return toneVar(flightTone(event))
}
