/** The life of every object, aspect by aspect: each condition, the phase, the container statuses, the spec … */
import { isLeftOut } from '../left-out'
import type { Change, Life } from '../life'
import { textDifference } from '../text'
import type { Fact } from './fact'
import { matchGroups } from './match'

/** Aspect to its successive states, each as text. */
type History = ReadonlyMap<string, readonly string[]>

/** Renewed with every progress, and so as often as writes were merged. */
const RESTLESS =
  /\.(lastUpdateTime|lastHeartbeatTime)$|last-change-trigger-time$|resourceVersion$|last-applied-configuration$/

export function historyFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const kinds = new Set(theirs.changes.map(({ kind }) => kind))
  const histories = (life: Life) =>
    historiesOf(life.changes.filter((change) => kinds.has(change.kind) && !isLeftOut('change', change, scenario)))
  return matchGroups(histories(ours), histories(theirs), problemsOf).flatMap(({ key, problems }) => {
    const history = histories(theirs).get(key)
    const failures = new Map(problems.map((problem) => [problem.split(' | ')[0]!, problem]))
    if (!history || failures.has('it did not happen')) return [{ name: `history: ${key}`, failure: problems.join() }]
    const aspects = new Set([...history.keys(), ...failures.keys()])
    return [...aspects].map((aspect) => ({ name: `history: ${key} ${aspect}`, failure: failures.get(aspect) }))
  })
}

function historiesOf(changes: readonly Change[]): Map<string, History> {
  const states = new Map<string, Map<string, unknown>>()
  const histories = new Map<string, Map<string, string[]>>()
  for (const { kind, name, type, paths } of changes) {
    // A name that is used again belongs to another object: its life goes on with the next `ADDED`.
    const key = `${kind} ${name}`
    const state = states.get(key) ?? new Map<string, unknown>()
    const history = histories.get(key) ?? new Map<string, string[]>()
    states.set(key, state)
    histories.set(key, history)
    if (type === 'DELETED') { add(history, 'existence', 'deleted'); continue } // prettier-ignore
    if (type === 'ADDED') add(history, 'existence', 'created')
    for (const [path, value] of paths) if (value === undefined) state.delete(path)
      else state.set(path, value) // prettier-ignore
    for (const aspect of new Set([...paths.keys()].filter((path) => !RESTLESS.test(path)).map(aspectOf)))
      add(history, aspect, stateOf(state, aspect))
  }
  return histories
}

function add(history: Map<string, string[]>, aspect: string, text: string): void {
  const states = history.get(aspect) ?? []
  if (states.at(-1) !== text) history.set(aspect, [...states, text])
}

function aspectOf(path: string): string {
  return /^(status\.conditions\[[^\]]*\]|status\.\w+|metadata\.\w+|spec\.taints\[[^\]]*\]|\w+)/.exec(path)?.[0] ?? path
}

function stateOf(state: ReadonlyMap<string, unknown>, aspect: string): string {
  return [...state]
    .filter(([path]) => aspectOf(path) === aspect && !RESTLESS.test(path))
    .map(([path, value]) => `${path.slice(aspect.length)}=${String(value)}`)
    .filter((text) => !text.includes('service-ca.crt') && !text.includes('sources[3]'))
    .sort()
    .join(' ')
}

function problemsOf(ours: History, theirs: History): readonly string[] {
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((aspect) => {
    const difference = aspectDifference(aspect, ours.get(aspect) ?? [], theirs.get(aspect) ?? [])
    return difference === undefined ? [] : [`${aspect} | ${difference}`]
  })
}

/**
 * Accepted: of a count, only its turning points, since how many steps of it one write tells is a race; of the conditions
 * of a Pod, that a state is skipped which the kubelet merged with its next write.
 */
function aspectDifference(aspect: string, ours: readonly string[], theirs: readonly string[]): string | undefined {
  const isCount = /^status\.\w*[rR]eplicas$/.test(aspect) || aspect === 'status.observedGeneration'
  const [got, expected] = isCount ? [turningPoints(ours), turningPoints(theirs)] : [ours, theirs]
  if (isSame(got, expected)) return undefined
  const isMerged = aspect.startsWith('status.') && (isPartOf(got, expected) || isPartOf(expected, got))
  if (isMerged && textDifference(got.at(-1) ?? '', expected.at(-1) ?? '') === undefined) return undefined
  return `expected ${show(expected)}; got ${show(got)}`
}

function isSame(ours: readonly string[], theirs: readonly string[]): boolean {
  return (
    ours.length === theirs.length && ours.every((state, index) => textDifference(state, theirs[index]!) === undefined)
  )
}

function isPartOf(few: readonly string[], many: readonly string[]): boolean {
  let place = 0
  for (const state of many) if (place < few.length && textDifference(few[place]!, state) === undefined) place++
  return few.length > 0 && place === few.length
}

/** 0, 1, 2, 3 and 0, 3 are the same climb. */
function turningPoints(states: readonly string[]): readonly string[] {
  const number = (text: string | undefined): number => Number(text?.replace('=', '') ?? 0)
  return states.filter((state, index) => {
    const [before, here, after] = [number(states[index - 1]), number(state), number(states[index + 1])]
    return index === 0 ? false : index === states.length - 1 || (here - before) * (after - here) < 0
  })
}

function show(states: readonly string[]): string {
  return states.map((state) => `[${state}]`).join(' → ') || 'nothing'
}
