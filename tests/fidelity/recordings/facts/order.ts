/** Created objects: who made them, and after what; and what becomes true of a Pod in one write, and what after what. */
import { isLeftOut } from '../left-out'
import type { Change, Life } from '../life'
import type { Fact } from './fact'
import { matchGroups } from './match'

/** What is true of a Pod from some write on: in the recordings' order, one must not come after the other. */
const MILESTONES: readonly (readonly [string, (change: Change) => boolean])[] = [
  ['created', ({ type }) => type === 'ADDED'],
  ['bound to a zone and region', ({ paths }) => paths.has('spec.nodeName') && paths.has('metadata.labels.topology.kubernetes.io/zone')],
  ['seen by its kubelet', ({ paths }) => isTurned(paths, 'Initialized', 'True')],
  ['sandbox ready', ({ paths }) => isTurned(paths, 'PodReadyToStartContainers', 'True')],
  ['running and ready and addressed', ({ paths }) => isTurned(paths, 'Ready', 'True') && isTurned(paths, 'ContainersReady', 'True')],
  ['marked for deletion', ({ paths }) => (paths.get('metadata.deletionGracePeriodSeconds') ?? 0) !== 0],
  ['ended', ({ paths }) => /^(Succeeded|Failed)$/.test(String(paths.get('status.phase')))],
  ['grace used up', ({ paths }) => paths.get('metadata.deletionGracePeriodSeconds') === 0],
  ['deleted', ({ type }) => type === 'DELETED'],
] // prettier-ignore

export function orderFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const lives = (life: Life): ReadonlyMap<string, readonly string[]> =>
    milestones(life.changes.filter((change) => change.kind === 'Pod' && !isLeftOut('change', change, scenario)))
  const pods = matchGroups(lives(ours), lives(theirs), (our, their) => {
    // A kubelet's two writes in a row may be one.
    const isSame = our.join().replaceAll(' with ', ',') === their.join().replaceAll(' with ', ',')
    return isSame ? [] : [`expected ${their.join(', ')}; got ${our.join(', ')}`]
  })
  return pods.map(({ key, problems }) => ({
    name: `order: ${key}`,
    failure: problems.length > 0 ? problems.join() : undefined,
  }))
}

function isTurned(paths: ReadonlyMap<string, unknown>, type: string, status: string): boolean {
  return paths.get(`status.conditions[type=${type}].status`) === status
}

/** The sandbox's turn may be merged with its neighbours' writes: it is left out where it stands. */
function milestones(changes: readonly Change[]): ReadonlyMap<string, readonly string[]> {
  const lives = new Map<string, string[]>()
  for (const change of changes) {
    const key = `Pod ${change.name}`
    const reached = MILESTONES.filter(([name, isReached]) => name !== 'sandbox ready' && isReached(change)).map(
      ([name]) => name,
    )
    if (reached.length > 0) lives.set(key, [...(lives.get(key) ?? []), reached.join(' with ')])
  }
  return lives
}
