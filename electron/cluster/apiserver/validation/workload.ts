import type {
  Deployment,
  DeploymentSpec,
  DeploymentStrategy,
  IntOrString,
  LabelSelector,
  PodTemplateSpec,
  ReplicaSet,
  ReplicaSetSpec,
} from '../../../contract/api'
import { percentOf } from '../../../contract/api/int-or-percent'
import { selectorOf } from '../../../contract/api/label-selector'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { isEmptySelector, validateLabelSelector } from './label-selector'
import {
  validateAnnotations,
  validateImmutable,
  validateLabels,
  validateMetadata,
  validateMetadataUpdate,
} from './metadata'
import { dns1123Subdomain } from './names'
import { validateAtMost100Percent, validateIntOrPercent, validateNonNegative } from './numbers'
import { validatePodSpec } from './pod-spec'

/** Deployments, ReplicaSets and the template of Pods that both carry. */
// Models: pkg/apis/apps/validation/validation.go
const STRATEGIES = ['Recreate', 'RollingUpdate']

export function validateDeployment(deployment: Deployment): FieldError[] {
  return [...validateMetadata(deployment, true, dns1123Subdomain), ...validateDeploymentSpec(deployment.spec)]
}

export function validateDeploymentUpdate(deployment: Deployment, old: Deployment): FieldError[] {
  return [
    ...validateMetadataUpdate(deployment, old),
    ...validateDeploymentSpec(deployment.spec),
    ...validateImmutable(deployment.spec.selector, old.spec.selector, 'spec.selector'),
  ]
}

function validateDeploymentSpec(spec: DeploymentSpec): FieldError[] {
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec
  const errors = [
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateSelector(spec.selector, 'deployment'),
    ...validateReplicatedTemplate(spec.template, spec.selector),
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

function validateSelector(selector: LabelSelector | undefined, kind: string): FieldError[] {
  if (!selector) return [required('spec.selector')]
  const errors = validateLabelSelector(selector, 'spec.selector')
  if (isEmptySelector(selector))
    errors.push(invalidValue('spec.selector', selector, `empty selector is invalid for ${kind}`))
  return errors
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

/** The Pods of a template must be the Pods that the selector finds, and must never end of themselves. */
function validateReplicatedTemplate(template: PodTemplateSpec, selector: LabelSelector | undefined): FieldError[] {
  const path = 'spec.template'
  const errors: FieldError[] = []
  const labels = template.metadata?.labels
  if (!matchesSafely(selector, labels)) {
    const detail = '`selector` does not match template `labels`'
    errors.push(invalidValue(`${path}.metadata.labels`, labels ?? null, detail))
  }
  errors.push(...validatePodTemplate(template, path))
  const { restartPolicy, activeDeadlineSeconds } = template.spec ?? {}
  if (restartPolicy !== 'Always') errors.push(notSupported(`${path}.spec.restartPolicy`, restartPolicy, ['Always']))
  if (activeDeadlineSeconds !== undefined) {
    errors.push(
      forbiddenField(`${path}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in ReplicaSet is not Supported'),
    )
  }
  return errors
}

/** An operator that does not exist has been reported already. */
function matchesSafely(
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>> | undefined,
): boolean {
  try {
    return selectorOf(selector).matches(labels)
  } catch {
    return true
  }
}

export function validatePodTemplate({ metadata, spec }: PodTemplateSpec, path: string): FieldError[] {
  const errors = [
    ...validateLabels(metadata?.labels, `${path}.metadata.labels`),
    ...validateAnnotations(metadata?.annotations, `${path}.metadata.annotations`),
    ...validatePodSpec(spec ?? { containers: [] }, '', `${path}.spec`),
  ]
  if (spec?.ephemeralContainers?.length) {
    errors.push(forbiddenField(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template'))
  }
  return errors
}

export function validateReplicaSet(replicaSet: ReplicaSet): FieldError[] {
  return [...validateMetadata(replicaSet, true, dns1123Subdomain), ...validateReplicaSetSpec(replicaSet.spec)]
}

function validateReplicaSetSpec(spec: ReplicaSetSpec): FieldError[] {
  return [
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateNonNegative(spec.minReadySeconds, 'spec.minReadySeconds'),
    ...validateSelector(spec.selector, 'deployment'),
    ...(spec.template ? validateReplicatedTemplate(spec.template, spec.selector) : [required('spec.template')]),
  ]
}

export function validateReplicaSetUpdate(replicaSet: ReplicaSet, old: ReplicaSet): FieldError[] {
  return [
    ...validateMetadataUpdate(replicaSet, old),
    ...validateReplicaSetSpec(replicaSet.spec),
    ...validateImmutable(replicaSet.spec.selector, old.spec.selector, 'spec.selector'),
  ]
}
