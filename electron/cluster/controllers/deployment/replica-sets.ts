/** Which of a Deployment's ReplicaSets is the new one: the one made from the template that it has now. */
// Models: pkg/controller/deployment/util/deployment_util.go: FindNewReplicaSet, FindOldReplicaSets
import type { Deployment, ReplicaSet } from '../../../contract/api'
import { byCreation, replicasOf } from './rollout-arithmetic'
import { isSameTemplate } from './template-hash'

export interface Generations {
  readonly newest: ReplicaSet | undefined
  readonly old: readonly ReplicaSet[]
}

export function generationsOf(deployment: Deployment, replicaSets: readonly ReplicaSet[]): Generations {
  const newest = byCreation(replicaSets).find((replicaSet) =>
    isSameTemplate(replicaSet.spec.template, deployment.spec.template),
  )
  return {
    newest,
    old: newest ? replicaSets.filter((replicaSet) => replicaSet.metadata.uid !== newest.metadata.uid) : replicaSets,
  }
}

export function allOf({ newest, old }: Generations): readonly ReplicaSet[] {
  return newest ? [...old, newest] : old
}

export function active(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return replicaSets.filter((replicaSet) => replicasOf(replicaSet) > 0)
}
