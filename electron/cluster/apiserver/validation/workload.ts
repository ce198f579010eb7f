import type {
  Deployment,
  DeploymentSpec,
  DeploymentStrategy,
  IntOrString,
  ReplicaSet,
  ReplicaSetSpec,
} from '../../../contract/api'
import { percentOf } from '../../../contract/api/int-or-percent'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateImmutable, validateMetadata, validateMetadataUpdate } from './metadata'
import { dns1123Subdomain } from './names'
import { validateAtMost100Percent, validateIntOrPercent, validateNonNegative } from './numbers'
import { validateLastingTemplate, validateSelector } from './pod-template'

/** Deployments and ReplicaSets. */
// Models: pkg/apis/apps/validation/validation.go
const STRATEGIES = ['Recreate', 'RollingUpdate']

export function validateDeployment(deployment: Deployment): FieldError[] {
  return [
    ...validateMetadata(deployment, true, dns1123Subdomain),
    ...validateDeploymentSpec(deployment.spec),
    ...validateRollback(deployment),
  ]
}

export function validateDeploymentUpdate(deployment: Deployment, old: Deployment): FieldError[] {
  return [
    ...validateMetadataUpdate(deployment, old),
    ...validateDeploymentSpec(deployment.spec),
    ...validateRollback(deployment),
    ...validateImmutable(deployment.spec.selector, old.spec.selector, 'spec.selector'),
  ]
}

function validateDeploymentSpec(spec: DeploymentSpec): FieldError[] {
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec
  const errors = [
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateSelector(spec.selector, 'deployment'),
    ...validateLastingTemplate(spec.template, spec.selector, 'ReplicaSet'),
    ...validateStrategy(spec.strategy ?? {}, 'spec.strategy'),
    ...validateNonNegative(minReadySeconds, 'spec.minReadySeconds'),
    ...validateNonNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit'),
    ...validateNonNegative(deadline, 'spec.progressDeadlineSeconds'),
  ]
  if (deadline !== undefined && deadline <= minReadySeconds) {
    errors.push(invalidValue('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'))
  }
  return errors
}

/** A field of older versions of this API lives on as an annotation. */
export const ROLLBACK_TO = 'deprecated.deployment.rollback.to'

function validateRollback({ metadata }: Deployment): FieldError[] {
  const revision = Number(metadata.annotations?.[ROLLBACK_TO] ?? 0)
  return Number.isInteger(revision) ? validateNonNegative(revision, 'spec.rollback.version') : []
}

function validateStrategy(strategy: DeploymentStrategy, path: string): FieldError[] {
  const { type, rollingUpdate } = strategy
  if (type === 'Recreate') {
    if (!rollingUpdate) return []
    return [forbiddenField(`${path}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")]
  }
  if (type !== 'RollingUpdate') return [notSupported(path, strategy, STRATEGIES)]
  if (!rollingUpdate) return [required(`${path}.rollingUpdate`, 'this should be defaulted and never be nil')]
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate
  const at = `${path}.rollingUpdate`
  const errors = [
    ...validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`),
    ...validateIntOrPercent(maxSurge, `${at}.maxSurge`),
  ]
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    errors.push(invalidValue(`${at}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'))
  }
  return [...errors, ...validateAtMost100Percent(maxUnavailable, `${at}.maxUnavailable`)]
}

function isZero(value: IntOrString): boolean {
  return typeof value === 'number' ? value === 0 : percentOf(value) === 0
}

export function validateReplicaSet(replicaSet: ReplicaSet): FieldError[] {
  return [...validateMetadata(replicaSet, true, dns1123Subdomain), ...validateReplicaSetSpec(replicaSet.spec)]
}

function validateReplicaSetSpec(spec: ReplicaSetSpec): FieldError[] {
  return [
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateNonNegative(spec.minReadySeconds, 'spec.minReadySeconds'),
    ...validateSelector(spec.selector, 'deployment'),
    ...(spec.template
      ? validateLastingTemplate(spec.template, spec.selector, 'ReplicaSet')
      : [required('spec.template')]),
  ]
}

export function validateReplicaSetUpdate(replicaSet: ReplicaSet, old: ReplicaSet): FieldError[] {
  return [
    ...validateMetadataUpdate(replicaSet, old),
    ...validateReplicaSetSpec(replicaSet.spec),
    ...validateImmutable(replicaSet.spec.selector, old.spec.selector, 'spec.selector'),
  ]
}
