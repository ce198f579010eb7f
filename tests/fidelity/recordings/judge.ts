/** Plays a recording, and says of each fact in it whether the simulation agrees. */
import type { CaseResult } from '../run-vectors'
import { creationFacts } from './facts/creations'
import { eventFacts } from './facts/events'
import { historyFacts } from './facts/histories'
import { orderFacts } from './facts/order'
import { textFacts } from './facts/texts'
import { timerFacts } from './facts/timers'
import { writeFacts } from './facts/writes'
import type { Life } from './life'
import { play } from './player'
import { recordedLife } from './recorded-life'
import type { Recording } from './recording'

/** A recording is one throw of the dice (jitter, ties, races): the simulation must be able to live it, not bound to at the first throw. */
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1)

/** The life of all seeds that agrees in most facts. */
export function judge(file: string, recording: Recording): CaseResult[] {
  let best: CaseResult[] | undefined
  for (const seed of SEEDS) {
    const results = judgeLife(file, recording, seed)
    if (!best || failuresIn(results) < failuresIn(best)) best = results
    if (failuresIn(best) === 0) break
  }
  return best!
}

const LEASE_SECONDS = 10

/** When a node was found to be silent. */
function silenceIn({ changes }: Life): number | undefined {
  return changes.find(
    ({ kind, paths }) => kind === 'Node' && paths.get('status.conditions[type=Ready].status') === 'Unknown',
  )?.t
}

function failuresIn(results: readonly CaseResult[]): number {
  return results.filter(({ failure }) => failure !== undefined).length
}

function judgeLife(file: string, recording: Recording, seed: number): CaseResult[] {
  const theirs = recordedLife(recording)
  const first = play(recording, seed)
  // Where a node fell silent, it matters when it had last renewed its lease: chance, and older than the scenario.
  const lag = (silenceIn(first) ?? 0) - (silenceIn(theirs) ?? 0)
  const ours = Math.abs(lag) > 1 ? play(recording, seed, (lag + LEASE_SECONDS) % LEASE_SECONDS) : first
  const killedAt = recording.actions.find(({ action = '' }) => action.startsWith('SIGKILL kubelet'))?.t
  return [
    ...textFacts(ours, theirs, file),
    ...creationFacts(ours, theirs, file),
    ...orderFacts(ours, theirs, file),
    ...writeFacts(ours, theirs, file),
    ...historyFacts(ours, theirs, file),
    ...eventFacts(ours, theirs, file),
    ...timerFacts(ours, theirs, file, killedAt),
  ].map(({ name, failure }) => ({ file, name, failure }))
}
