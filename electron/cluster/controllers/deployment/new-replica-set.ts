/** The ReplicaSet of a template that has none yet. */
// Models: pkg/controller/deployment/sync.go: getNewReplicaSet
import type { Deployment, Draft, LabelSelector, ReplicaSet } from '../../../contract/api'
import { controllerReferenceTo } from '../owner-reference'
import { newReplicaSetAnnotations, withReplicaAnnotations } from './annotations'
import { maxSurge, newReplicaSetSize, replicasOf } from './rollout-arithmetic'
import { POD_TEMPLATE_HASH, templateHash } from './template-hash'

export function draftReplicaSet(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  revision: number,
): Draft<ReplicaSet> {
  const { spec, metadata, status } = deployment
  const hash = templateHash(spec.template, status?.collisionCount)
  const labels = { ...spec.template.metadata?.labels, [POD_TEMPLATE_HASH]: hash }
  const desired = replicasOf(deployment)
  const annotations = newReplicaSetAnnotations(deployment, {}, revision)
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels,
      annotations: withReplicaAnnotations(annotations, desired, desired + maxSurge(deployment)),
      ownerReferences: [controllerReferenceTo(deployment)],
    },
    spec: {
      replicas: newReplicaSetSize(deployment, old, 0),
      ...(spec.minReadySeconds && { minReadySeconds: spec.minReadySeconds }),
      selector: withLabel(spec.selector, hash),
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  }
}

function withLabel(selector: LabelSelector, hash: string): LabelSelector {
  return { ...selector, matchLabels: { ...selector.matchLabels, [POD_TEMPLATE_HASH]: hash } }
}
