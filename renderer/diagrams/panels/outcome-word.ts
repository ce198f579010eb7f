/** How a trace event ended, in the reader's words. Codes and the API's own words (201, ADDED) stay as they are. */

const KEYS = {
  sent: 'stage.outcome.sent',
  committed: 'stage.outcome.committed',
  'compare failed': 'stage.outcome.compareFailed',
  found: 'stage.outcome.found',
  'no such key': 'stage.outcome.noSuchKey',
  silenced: 'stage.outcome.silenced',
  missed: 'stage.outcome.missed',
  fired: 'stage.outcome.fired',
  typed: 'stage.outcome.typed',
  done: 'stage.outcome.done',
  synced: 'stage.outcome.synced',
  exited: 'stage.outcome.exited',
  started: 'stage.outcome.started',
} as const

export type OutcomeKey = (typeof KEYS)[keyof typeof KEYS]

export function outcomeKey(outcome: string): OutcomeKey | null {
  return Object.hasOwn(KEYS, outcome) ? KEYS[outcome as keyof typeof KEYS] : null
}
