/** The ReplicaSets of a Deployment, and which revision each one is. */
// Models: k8s.io/kubectl/pkg/util/deployment/deployment.go
import { selectorOf } from '../../contract/api'
import type { Deployment, PodTemplateSpec, ReplicaSet } from './sparse'
import { jsonEquals } from '../../contract/api/patch'
import type { Client } from '../client/client'
import type { Task } from '../kernel/task'
import { without } from '../text/record'

export const REVISION = 'deployment.kubernetes.io/revision'
const HASH_LABEL = 'pod-template-hash'

export function* replicaSetsOf(client: Client, { metadata, spec }: Deployment): Task<readonly ReplicaSet[]> {
  const labelSelector = selectorOf(spec?.selector).toString()
  const { items } = yield* client.list('ReplicaSet', metadata.namespace ?? '', { labelSelector })
  return items.filter((each) =>
    each.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === metadata.uid),
  )
}

export function revisionOf({ metadata }: ReplicaSet): number {
  return Number(metadata.annotations?.[REVISION] ?? 0)
}

/** The one whose template is the Deployment's own. */
export function newReplicaSet({ spec }: Deployment, owned: readonly ReplicaSet[]): ReplicaSet | undefined {
  const byAge = [...owned].sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1))
  return byAge.find((each) => jsonEquals(withoutHash(each.spec?.template), withoutHash(spec?.template)))
}

export function oldReplicaSets(owned: readonly ReplicaSet[], current: ReplicaSet | undefined): readonly ReplicaSet[] {
  return owned.filter((each) => each !== current)
}

export function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const labels = without(template?.metadata?.labels, HASH_LABEL)
  return { ...template, metadata: { ...template?.metadata, labels } }
}
