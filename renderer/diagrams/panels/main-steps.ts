/** A chain of causes has a step at every seam; these are the ones that a person would tell. */
import type { WhyStep } from '../../../electron/contract/host'
import type { TraceEvent } from '../../../electron/contract/trace'

/** How an act travels; that it does so goes without saying. */
const TRAVEL: ReadonlySet<TraceEvent['kind']> = new Set(['response', 'txn', 'commit', 'watch'])
/** Requests that only look. */
const LOOKING = /^(get|list|watch)\b/

export function isMainStep({ event }: WhyStep, index: number, steps: readonly WhyStep[]): boolean {
  if (index === 0 || index === steps.length - 1) return true
  if (event.kind === 'request') return !LOOKING.test(event.verb)
  return !TRAVEL.has(event.kind) || /^[45]\d\d/.test(event.outcome)
}

export function mainSteps(steps: readonly WhyStep[]): readonly WhyStep[] {
  return steps.filter(isMainStep)
}
