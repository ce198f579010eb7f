import type { Deployment, DeploymentSpec, DeploymentStrategy } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { validateMetadataUpdate } from '../validation/metadata'
import { validateDeployment, validateDeploymentUpdate } from '../validation/workload'
import { fill, mapField, withField } from './defaults/fill'
import { defaultTemplate } from './defaults/pod-spec'
import { onlyStatus, type Strategy, USUAL, withGeneration } from './strategy'

/** Deployments: a changed annotation moves generation too, since the controller copies annotations. */
// Models: pkg/registry/apps/deployment/strategy.go, pkg/apis/apps/v1/defaults.go
export const deploymentStrategy: Strategy<Deployment> = {
  ...USUAL,
  kind: 'Deployment',
  defaults: (deployment) => mapField(fill(deployment, { spec: {} as DeploymentSpec }), 'spec', defaultSpec),
  prepareForCreate: (deployment) => ({ ...withGeneration(deployment, 1), status: {} }),

  prepareForUpdate(deployment, old) {
    const isSame =
      jsonEquals(deployment.spec, old.spec) &&
      jsonEquals(deployment.metadata.annotations ?? {}, old.metadata.annotations ?? {})
    const generation = isSame ? old.metadata.generation : (old.metadata.generation ?? 0) + 1
    return withField(withGeneration(deployment, generation), 'status', old.status)
  },

  prepareForStatusUpdate: (deployment, old) => {
    const updated = onlyStatus(deployment, old)
    return withField(updated, 'metadata', withField(updated.metadata, 'labels', old.metadata.labels))
  },
  validateCreate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  validateStatusUpdate: validateMetadataUpdate,
}

function defaultSpec(spec: DeploymentSpec): DeploymentSpec {
  const filled = fill(spec, {
    replicas: 1,
    strategy: {},
    template: {},
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  })
  return mapField(mapField(filled, 'strategy', defaultStrategy), 'template', defaultTemplate)
}

function defaultStrategy(strategy: DeploymentStrategy): DeploymentStrategy {
  const typed = fill(strategy, { type: 'RollingUpdate' })
  if (typed.type !== 'RollingUpdate') return typed
  return mapField(fill(typed, { rollingUpdate: {} }), 'rollingUpdate', (rollingUpdate) =>
    fill(rollingUpdate, { maxUnavailable: '25%', maxSurge: '25%' }),
  )
}
