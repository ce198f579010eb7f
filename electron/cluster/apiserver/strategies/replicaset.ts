import type { ReplicaSet } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { validateMetadataUpdate } from '../validation/metadata'
import { validateReplicaSet, validateReplicaSetUpdate } from '../validation/workload'
import { fill, mapField, withField } from './defaults/fill'
import { defaultTemplate } from './defaults/pod-spec'
import { onlyStatus, type Strategy, USUAL, withGeneration } from './strategy'

/** ReplicaSets. */
// Models: pkg/registry/apps/replicaset/strategy.go, pkg/apis/apps/v1/defaults.go: SetDefaults_ReplicaSet
export const replicaSetStrategy: Strategy<ReplicaSet> = {
  ...USUAL,
  kind: 'ReplicaSet',
  defaults: (replicaSet) =>
    mapField(fill(replicaSet, { spec: {} as ReplicaSet['spec'] }), 'spec', (spec) =>
      mapField(fill(spec, { replicas: 1, template: {} }), 'template', defaultTemplate),
    ),
  prepareForCreate: (replicaSet) => ({ ...withGeneration(replicaSet, 1), status: { replicas: 0 } }),

  prepareForUpdate(replicaSet, old) {
    const isSame = jsonEquals(replicaSet.spec, old.spec)
    const generation = isSame ? old.metadata.generation : (old.metadata.generation ?? 0) + 1
    return withField(withGeneration(replicaSet, generation), 'status', old.status)
  },

  prepareForStatusUpdate: onlyStatus,
  validateCreate: validateReplicaSet,
  validateUpdate: validateReplicaSetUpdate,
  validateStatusUpdate: validateMetadataUpdate,
}
