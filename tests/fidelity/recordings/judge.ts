/** Plays a recording, and says of each fact in it whether the simulation agrees. */
import type { CaseResult } from '../run-vectors'
import { creationFacts } from './facts/creations'
import { eventFacts } from './facts/events'
import { historyFacts } from './facts/histories'
import { orderFacts } from './facts/order'
import { textFacts } from './facts/texts'
import { timerFacts } from './facts/timers'
import { writeFacts } from './facts/writes'
import { play } from './player'
import { recordedLife } from './recorded-life'
import type { Recording } from './recording'

export function judge(file: string, recording: Recording): CaseResult[] {
  const [ours, theirs] = [play(recording), recordedLife(recording)]
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
