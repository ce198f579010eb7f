/** Spans that a timer sets: the same in both lives, to the second. */
import type { Change, Life } from '../life'
import { isLeftOut } from '../left-out'
import type { Fact } from './fact'

interface Timer {
  readonly name: string
  readonly from: (change: Change) => boolean
  readonly to: (change: Change) => boolean
}

const ROOM_SECONDS = 1

const TIMERS: readonly Timer[] = [
  {
    name: 'from the mark for deletion to the kill',
    from: ({ kind, paths }) => kind === 'Pod' && (paths.get('metadata.deletionGracePeriodSeconds') ?? 0) !== 0,
    // Killed when the grace period was over: whoever ends by itself is not held by a timer.
    to: ({ kind, paths }) => kind === 'Pod' && [...paths].some(([path, value]) => /\]\.state\.terminated\.reason$/.test(path) && value === 'Error'),
  },
  {
    name: 'from the last progress to the end of patience',
    from: ({ kind, paths }) => kind === 'Deployment' && paths.get('status.conditions[type=Progressing].reason') === 'ReplicaSetUpdated',
    to: ({ paths }) => paths.get('status.conditions[type=Progressing].reason') === 'ProgressDeadlineExceeded',
  },
  {
    name: 'from the taint of an unreachable node to the evictions',
    from: ({ kind, paths }) => kind === 'Node' && [...paths].some(([path, value]) => path.includes('node.kubernetes.io/unreachable') && value === 'NoExecute'),
    to: ({ paths }) => paths.get('status.conditions[type=DisruptionTarget].reason') === 'DeletionByTaintManager',
  },
] // prettier-ignore

/** The controller looks every 5 s at leases that are renewed every 10 s: a span between bounds, not one length. */
const UNREACHABLE_SECONDS = { least: 40, most: 55 } as const

export function timerFacts(ours: Life, theirs: Life, scenario: string, killedAt: number | undefined): Fact[] {
  const same = TIMERS.flatMap((timer): Fact[] => {
    const [got, expected] = [spans(ours, timer, scenario), spans(theirs, timer, scenario)]
    return expected.map((span, index) => ({
      name: `timer: ${timer.name}, ${index + 1}`,
      failure:
        Math.abs((got[index] ?? Infinity) - span) <= ROOM_SECONDS
          ? undefined
          : `expected ${span.toFixed(1)} s, got ${got[index]?.toFixed(1) ?? 'none'}`,
    }))
  })
  return killedAt === undefined ? same : [...same, unreachable(ours, killedAt)]
}

function spans({ changes }: Life, { from, to }: Timer, scenario: string): number[] {
  const started = new Map<string, number>()
  const found: number[] = []
  for (const change of changes) {
    if (isLeftOut('change', change, scenario)) continue
    const { kind, name, t } = change
    const isOfNode = kind === 'Node'
    if (from(change)) started.set(isOfNode ? 'node' : `${kind} ${name}`, t)
    const start = started.get(`${kind} ${name}`) ?? started.get('node')
    if (to(change) && start !== undefined) found.push(t - start)
  }
  return found.sort((a, b) => a - b)
}

function unreachable({ changes }: Life, killedAt: number): Fact {
  const turned = changes.find(
    ({ kind, paths }) => kind === 'Node' && paths.get('status.conditions[type=Ready].status') === 'Unknown',
  )
  const span = turned ? turned.t - killedAt : Infinity
  const isWithin = span >= UNREACHABLE_SECONDS.least && span <= UNREACHABLE_SECONDS.most
  return { name: "timer: from a kubelet's death to Ready Unknown", failure: isWithin ? undefined : `got ${span} s` }
}
