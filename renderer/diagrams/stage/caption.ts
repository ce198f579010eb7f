/** What travels, in the field's own words: the same in every language, as kubectl's verbs are. */
import type { TraceEvent } from '../../../electron/contract/trace'
import { objectLabel } from '../../../electron/contract/why-key'
import { shortPodNames } from '../scenes/cluster/pod-picture'

export function captionOf(event: TraceEvent): string {
  const words = wordsOf[event.kind]?.(event) ?? [event.verb, subject(event)]
  return words.filter((word) => word !== '').join(' ')
}

const wordsOf: Partial<Record<TraceEvent['kind'], (event: TraceEvent) => string[]>> = {
  response: (event) => [event.outcome, event.verb, subject(event)],
  commit: (event) => [event.revision === undefined ? 'commit' : `revision ${event.revision}`, subject(event)],
  watch: (event) => ['watch', subject(event), event.outcome],
  cri: (event) => ['CRI', event.verb, event.outcome === 'sent' ? '' : event.outcome, nameOf(event)],
  packet: (event) => (event.outcome === 'sent' ? [event.verb, '→', whereTo(event)] : [event.outcome, event.verb]),
  probe: (event) => [event.verb, nameOf(event), event.outcome],
}

/** The endpoint that the rules chose, else the address as it was asked for. */
function whereTo({ detail, to }: TraceEvent): string {
  return String(detail?.['backend'] ?? detail?.['destination'] ?? to)
}

function subject({ object }: TraceEvent): string {
  return shortPodNames(objectLabel(object))
}

/** On a node there is room for a name, and it can only be a Pod's. */
function nameOf(event: TraceEvent): string {
  return subject(event).replace(/^Pod /, '')
}
