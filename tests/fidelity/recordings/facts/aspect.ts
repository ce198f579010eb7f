/** How the successive states of one aspect of an object compare. */
import { textDifference } from '../text'
import { familyOf } from './match'

export interface State {
  readonly t: number
  readonly text: string
}

/** Stamps say when a loop came round, on a busy machine; spans that a timer sets are judged as timers. */
const ROOM_SECONDS = 10
/** How much earlier than an act of the learner a count is read. */
const JUST_BEFORE_SECONDS = 0.05

/**
 * Accepted, because parallel loops and merged writes decide it:
 * - of a count, its steps: it is compared by its turning points, or else by its values at rest, which is before each act of
 *   the learner and at the end;
 * - of an observed generation, how many: it only must not fall;
 * - of a status, that one side skips a state which the other tells, if both come to the same end: a kubelet merges its writes,
 *   and a Deployment adds up what its ReplicaSets' statuses say, which come late once their controller has spent its burst.
 */
export function aspectDifference(
  aspect: string,
  ours: readonly State[],
  theirs: readonly State[],
  acts: readonly number[],
): string | undefined {
  const [got, expected] = [statesOf(ours, aspect), statesOf(theirs, aspect)]
  if (/observedGeneration$/.test(aspect)) return isGrowing(got) ? undefined : `it fell: ${show(got)}`
  if (/[rR]eplicas$/.test(aspect)) {
    const isSameCount =
      isSame(turningPoints(got), turningPoints(expected)) || isSame(atRest(ours, acts), atRest(theirs, acts))
    return isSameCount ? undefined : `expected ${show(expected)}; got ${show(got)}`
  }
  if (isSame(got, expected)) return undefined
  const isMerged =
    (aspect.startsWith('status.') || aspect === 'endpoints') && (isPartOf(got, expected) || isPartOf(expected, got))
  if (isMerged && isSameState(got.at(-1) ?? '', expected.at(-1) ?? '', Infinity)) return undefined
  const first = expected.findIndex((state, index) => !isSameState(got[index] ?? '', state))
  return `expected ${show(expected.slice(Math.max(0, first)))}; got ${show(got.slice(Math.max(0, first)))}`
}

/** Stamps that differ by rounding make no state; and any Pod of a family may stand behind an endpoint. */
function statesOf(states: readonly State[], aspect: string): readonly string[] {
  const texts = states.map(({ text }) => (aspect === 'endpoints' ? familyOf(text) : text))
  return texts.filter((text, index) => index === 0 || !isSameState(text, texts[index - 1]!))
}

function isSame(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.length === theirs.length && ours.every((state, index) => isSameState(state, theirs[index]!))
}

function isPartOf(few: readonly string[], many: readonly string[]): boolean {
  let place = 0
  for (const state of many) if (place < few.length && isSameState(few[place]!, state)) place++
  return few.length > 0 && place === few.length
}

/** 0, 1, 2, 3 and 0, 3 are the same climb. */
function turningPoints(states: readonly string[]): readonly string[] {
  return states.filter((state, index) => {
    const [before, here, after] = [numberOf(states[index - 1]), numberOf(state), numberOf(states[index + 1])]
    return index === states.length - 1 || (index > 0 && (here - before) * (after - here) < 0)
  })
}

function atRest(states: readonly State[], acts: readonly number[]): readonly string[] {
  return [...acts.map((t) => t - JUST_BEFORE_SECONDS), Infinity].map(
    (t) => states.findLast((state) => state.t <= t)?.text ?? '',
  )
}

function isGrowing(states: readonly string[]): boolean {
  return states.every((state, index) => index === 0 || numberOf(state) >= numberOf(states[index - 1]))
}

function numberOf(text: string | undefined): number {
  return Number(text?.replace('=', '') || 0)
}

function show(states: readonly string[]): string {
  return states.map((state) => `[${state}]`).join(' → ') || 'nothing'
}

function isSameState(ours: string, theirs: string, roomSeconds = ROOM_SECONDS): boolean {
  return textDifference(ours, theirs, roomSeconds) === undefined
}
