/** The life of every object, aspect by aspect: each condition, the phase, the container statuses, the spec … */
import { isLeftOut, isPathLeftOut } from '../left-out'
import type { Change, Life } from '../life'
import { aspectDifference, type State } from './aspect'
import type { Fact } from './fact'
import { matchGroups } from './match'

/** Aspect to its successive states. */
type History = ReadonlyMap<string, readonly State[]>

export function historyFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const kinds = new Set(theirs.changes.map(({ kind }) => kind))
  const isCompared = (change: Change): boolean => kinds.has(change.kind) && !isLeftOut('change', change, scenario)
  const [got, expected] = [ours, theirs].map(({ changes }) => historiesOf(changes.filter(isCompared))) as [
    Histories,
    Histories,
  ]
  const acts = theirs.writes.filter(({ who, code }) => who === 'kubectl' && code < 400).map(({ t }) => t)
  return matchGroups(got, expected, (our, their) => problemsOf(our, their, acts)).flatMap(({ key, problems }) => {
    const history = expected.get(key)
    const failures = new Map(problems.map((problem) => [problem.split(' | ')[0]!, problem]))
    if (!history || failures.has('it did not happen')) return [{ name: `history: ${key}`, failure: problems.join() }]
    const aspects = new Set([...history.keys(), ...failures.keys()])
    return [...aspects].map((aspect) => ({ name: `history: ${key} ${aspect}`, failure: failures.get(aspect) }))
  })
}

type Histories = ReadonlyMap<string, History>

function historiesOf(changes: readonly Change[]): Histories {
  const lives = new Map<string, { state: Map<string, unknown>; history: Map<string, State[]>; isOver: boolean }>()
  const again = new Map<string, number>()
  for (const { kind, name, type, paths, t } of changes) {
    if (type === 'ADDED') again.set(`${kind} ${name}`, (again.get(`${kind} ${name}`) ?? 0) + 1)
    // A name that is used again belongs to another object.
    const times = again.get(`${kind} ${name}`) ?? 1
    const key = times > 1 ? `${kind} ${name} (${times})` : `${kind} ${name}`
    const life = lives.get(key) ?? {
      state: new Map<string, unknown>(),
      history: new Map<string, State[]>(),
      isOver: false,
    }
    lives.set(key, life)
    if (type !== 'MODIFIED') add(life.history, 'existence', { t, text: type })
    for (const [path, value] of paths) {
      if (value === undefined) life.state.delete(path)
      else life.state.set(path, value)
    }
    const touched = [...paths.keys()].filter((path) => !isPathLeftOut(path)).map(aspectOf)
    for (const aspect of new Set(touched)) add(life.history, aspect, { t, text: stateOf(life.state, aspect) })
  }
  return new Map([...lives].map(([key, { history }]) => [key, history]))
}

function add(history: Map<string, State[]>, aspect: string, state: State): void {
  const states = history.get(aspect) ?? []
  const before = states.at(-1)?.text ?? ''
  if (before !== state.text) history.set(aspect, [...states, state])
}

function aspectOf(path: string): string {
  return (
    /^(status\.conditions\[[^\]]*\]|status\.\w+|metadata\.\w+|spec\.taints\[[^\]]*\]|spec\.replicas|\w+)/.exec(
      path,
    )?.[0] ?? path
  )
}

function stateOf(state: ReadonlyMap<string, unknown>, aspect: string): string {
  const leaves = [...state]
    .filter(([path]) => aspectOf(path) === aspect && !isPathLeftOut(path))
    .map(([path, value]) => `${path.slice(aspect.length)}=${String(value)}`)
    .filter((text) => !text.includes('service-ca.crt') && !text.includes('sources[3]'))
    .sort()
  return aspect === 'endpoints' ? inOwnOrder(leaves) : leaves.join(' ')
}

/** Endpoints of a slice stand in no order: each is one word, and the words are sorted. */
function inOwnOrder(leaves: readonly string[]): string {
  const endpoints = new Map<string, string[]>()
  for (const leaf of leaves) {
    const [, place = '', rest = ''] = /^\[(\d+)\](.*)$/.exec(leaf) ?? []
    endpoints.set(place, [...(endpoints.get(place) ?? []), rest])
  }
  return [...endpoints.values()].map((words) => words.join(' ').replace(/uid=\S+|addresses=\S+/g, '')).sort().join('; ') // prettier-ignore
}

function problemsOf(ours: History, theirs: History, acts: readonly number[]): readonly string[] {
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((aspect) => {
    const difference = aspectDifference(aspect, ours.get(aspect) ?? [], theirs.get(aspect) ?? [], acts)
    return difference === undefined ? [] : [`${aspect} | ${difference}`]
  })
}
