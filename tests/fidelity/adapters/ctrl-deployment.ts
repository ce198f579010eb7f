import { areOldPodsRunning } from '../../../electron/cluster/controllers/deployment/deployment-sync'
import { calculateStatus } from '../../../electron/cluster/controllers/deployment/deployment-status'
import { historyToDelete } from '../../../electron/cluster/controllers/deployment/history'
import {
  isComplete,
  isProgressing,
  isTimedOut,
  stuckAfterSeconds,
  withProgress,
} from '../../../electron/cluster/controllers/deployment/progress'
import { planScale, replicaSetFraction } from '../../../electron/cluster/controllers/deployment/proportional-scaling'
import {
  maxScaledDown,
  maxUnavailable,
  minAvailable,
  newReplicaSetSize,
  oldScaleDown,
  replicasOf,
  type Resize,
  resolveFenceposts,
  unhealthyCleanup,
} from '../../../electron/cluster/controllers/deployment/rollout-arithmetic'
import { parseTime } from '../../../electron/cluster/kernel/calendar'
import type { Deployment, DeploymentStatus, IntOrString, ReplicaSet } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { deploymentOf, podOf, replicaSetOf } from './objects'

type Run = (given: Given) => unknown

const statusOf = (given: Given): DeploymentStatus => given.newStatus as DeploymentStatus
const timeOf = ({ now }: Given): number => (typeof now === 'string' ? parseTime(now) : 0)

const RUNS: Readonly<Record<string, Run>> = {
  resolveFenceposts: ({ maxSurge, maxUnavailable: unavailable, desired }) =>
    resolveFenceposts(maxSurge as IntOrString, unavailable as IntOrString, desired as number),
  newRSNewReplicas: (given) => {
    const newest = sized(given.newRSReplicas)
    return newReplicaSetSize(rolling(given, given.replicas, given.strategyType), [newest], replicasOf(newest))
  },
  maxUnavailable: ({ deployment }) => maxUnavailable(deploymentOf(deployment)),
  minAvailable: ({ deployment }) => minAvailable(deploymentOf(deployment)),
  deploymentComplete: ({ deployment }) => isComplete(deploymentOf(deployment), deploymentOf(deployment).status ?? {}),
  deploymentProgressing: (given) => isProgressing(deploymentOf(given.deployment), statusOf(given)),
  deploymentTimedOut: (given) => isTimedOut(deploymentOf(given.deployment), statusOf(given), timeOf(given)),
  replicaSetFraction: ({ deployment, replicaSet }) =>
    replicaSetFraction(replicaSetOf(replicaSet), deploymentOf(deployment)),
  scaleProportionally,
  reconcileNewRS: (given) => {
    const [old, newest] = [sized(given.oldRSReplicas), sized(given.newRSReplicas)]
    const newRSReplicas = newReplicaSetSize(rolling(given), [old, newest], replicasOf(newest))
    return { scales: newRSReplicas !== replicasOf(newest), newRSReplicas }
  },
  reconcileOldRS,
  cleanupUnhealthy: ({ oldRSReplicas, readyPods, maxCleanup }) => {
    const old = sized(oldRSReplicas, readyPods)
    return replicasOf(old) - finalSize(old, unhealthyCleanup([old], maxCleanup as number))
  },
  scaleDownOldRSs: (given) => {
    const old = sized(given.oldRSReplicas, given.readyPods)
    const oldRSReplicas = finalSize(old, oldScaleDown(rolling(given), [old], [old]))
    return { scales: oldRSReplicas !== replicasOf(old), oldRSReplicas }
  },
  historyCleanup: ({ oldRSs, revisionHistoryLimit }) => {
    const limit = deploymentOf({ spec: { revisionHistoryLimit } })
    return { deletions: historyToDelete(limit, (oldRSs as unknown[]).map(replicaSetOf)).length }
  },
  rolloutCondition,
  requeueStuckSeconds: (given) => ({
    seconds: stuckAfterSeconds(deploymentOf(given.deployment), statusOf(given), timeOf(given)),
  }),
  recreateOldPodsRunning: oldPodsRunning,
}

export const adapter: Adapter = {
  run(given) {
    const run = RUNS[given.fn as string]
    if (!run) throw new UnknownFunction(given.fn)
    return run(given)
  },
}

function rolling(
  { maxSurge, maxUnavailable: unavailable, deploymentReplicas }: Given,
  replicas = deploymentReplicas,
  type: unknown = 'RollingUpdate',
): Deployment {
  return deploymentOf({
    spec: {
      replicas,
      strategy: { type, rollingUpdate: { maxSurge: maxSurge ?? 0, maxUnavailable: unavailable ?? 0 } },
    },
  })
}

function sized(replicas: unknown, availableReplicas: unknown = 0): ReplicaSet {
  return replicaSetOf({ spec: { replicas }, status: { replicas, availableReplicas, readyReplicas: availableReplicas } })
}

function finalSize(replicaSet: ReplicaSet, resizes: readonly Resize[]): number {
  return resizes.find((resize) => resize.replicaSet === replicaSet)?.replicas ?? replicasOf(replicaSet)
}

function scaleProportionally({ deployment, newRS, oldRSs }: Given): unknown {
  const newest = newRS ? replicaSetOf(newRS) : undefined
  const old = (oldRSs as unknown[]).map(replicaSetOf)
  const plan = planScale(deploymentOf(deployment), newest, old)
  return {
    newRS: newest ? finalSize(newest, plan) : null,
    oldRSs: Object.fromEntries(old.map((replicaSet) => [replicaSet.metadata.name, finalSize(replicaSet, plan)])),
  }
}

function reconcileOldRS(given: Given): unknown {
  const old = sized(given.oldRSReplicas, given.readyOld)
  const newest = sized(given.newRSReplicas, given.readyNew)
  const deployment = rolling(given)
  const most = maxScaledDown(deployment, [old, newest], newest)
  if (most <= 0) return { scales: false, oldRSReplicas: replicasOf(old) }
  const cleaned = { ...old, spec: { ...old.spec, replicas: finalSize(old, unhealthyCleanup([old], most)) } }
  const oldRSReplicas = finalSize(cleaned, oldScaleDown(deployment, [cleaned, newest], [cleaned]))
  return { scales: oldRSReplicas !== replicasOf(old), oldRSReplicas }
}

/** Any time after the deadline. */
const LATE_MS = parseTime('2024-01-01T00:00:00Z')

function rolloutCondition({ deployment, allRSs, newRS }: Given): unknown {
  const whole = deploymentOf(deployment)
  const newest = newRS ? replicaSetOf(newRS) : undefined
  const all = [...(allRSs as unknown[]).map(replicaSetOf), ...(newest ? [newest] : [])]
  const status = withProgress(whole, calculateStatus(whole, all, newest, LATE_MS), all, newest, LATE_MS)
  return status.conditions?.find(({ type }) => type === 'Progressing')
}

function oldPodsRunning({ newRS, oldRSs, podsByRSUid }: Given): boolean {
  const pods = podsByRSUid as Record<string, unknown[]> | null
  const named = (oldRSs as unknown[]).map(replicaSetOf)
  // Each list of Pods belongs to some old ReplicaSet, named or not.
  const others = Object.keys(pods ?? {}).filter((uid) => !named.some(({ metadata }) => metadata.uid === uid))
  const old = [...named, ...others.map((uid) => replicaSetOf({ metadata: { uid } }))]
  const newest = newRS ? replicaSetOf(newRS) : undefined
  const isOld = ({ metadata }: ReplicaSet): boolean => metadata.uid !== newest?.metadata.uid
  return areOldPodsRunning({ newest, old: old.filter(isOld) }, ({ metadata }) =>
    (pods?.[metadata.uid] ?? []).map(podOf),
  )
}
