import type { StatefulSet, StatefulSetSpec } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { validateOptionalChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'

import { validateAnnotations, validateLabels } from './metadata'
import { dns1123Label } from './names'
import { validateAtMost100Percent, validateIntOrPercent, validateNonNegative } from './numbers'
import { validateLasting, validateSelected, validateSelector } from './pod-template'

/** StatefulSets. */
// Models: pkg/apis/apps/validation/validation.go: ValidateStatefulSetSpec, ValidateStatefulSetUpdate
/** The name becomes the host name of the Pods, so it may hold no dots. */
export const statefulSetName = dns1123Label
const RETENTION = ['Retain', 'Delete']

export function validateStatefulSet({ spec }: StatefulSet): FieldError[] {
  return [
    ...validateManagement(spec),
    ...validateUpdateStrategy(spec),
    ...validateRetention(spec),
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateNonNegative(spec.minReadySeconds, 'spec.minReadySeconds'),
    ...validateNonNegative(spec.ordinals?.start, 'spec.ordinals.start'),
    ...validateNonNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit'),
    ...validateSelector(spec.selector, 'statefulset'),
    ...validateTemplate(spec),
  ]
}

/** The Pods get more volumes than the template has, so what it says of containers is only judged when they are made. */
function validateTemplate({ template, selector }: StatefulSetSpec): FieldError[] {
  const path = 'spec.template'
  return [
    ...validateSelected(template, selector, `${path}.metadata.labels`),
    ...validateLabels(template.metadata?.labels, `${path}.labels`),
    ...validateAnnotations(template.metadata?.annotations, `${path}.annotations`),
    ...validateLasting(template, 'StatefulSet', path),
  ]
}

const POLICIES = ['OrderedReady', 'Parallel']
const STRATEGIES = ['RollingUpdate', 'OnDelete']

function validateManagement({ podManagementPolicy }: StatefulSetSpec): FieldError[] {
  const path = 'spec.podManagementPolicy'
  if (!podManagementPolicy) return [required(path)]
  if (POLICIES.includes(podManagementPolicy)) return []
  return [invalidValue(path, podManagementPolicy, "must be 'OrderedReady' or 'Parallel'")]
}

function validateUpdateStrategy({ updateStrategy = {} }: StatefulSetSpec): FieldError[] {
  const path = 'spec.updateStrategy'
  const { rollingUpdate } = updateStrategy
  const type: string | undefined = updateStrategy.type
  if (!type) return [required(path)]
  if (type === 'OnDelete') {
    const detail = "only allowed for updateStrategy 'RollingUpdate'"
    return rollingUpdate ? [invalidValue(`${path}.rollingUpdate`, rollingUpdate, detail)] : []
  }
  if (!STRATEGIES.includes(type)) return [invalidValue(path, updateStrategy, "must be 'RollingUpdate' or 'OnDelete'")]
  const { partition, maxUnavailable } = rollingUpdate ?? {}
  const errors = validateNonNegative(partition, `${path}.rollingUpdate.partition`)
  if (maxUnavailable === undefined) return errors
  const at = `${path}.rollingUpdate.maxUnavailable`
  return [
    ...errors,
    ...validateIntOrPercent(maxUnavailable, at),
    ...(maxUnavailable === 0 || maxUnavailable === '0%' ? [invalidValue(at, maxUnavailable, 'cannot be 0')] : []),
    ...validateAtMost100Percent(maxUnavailable, at),
  ]
}

function validateRetention({ persistentVolumeClaimRetentionPolicy: policy }: StatefulSetSpec): FieldError[] {
  const path = 'spec.persistentVolumeClaimRetentionPolicy'
  return [
    ...validateOptionalChoice(policy?.whenDeleted, RETENTION, `${path}.whenDeleted`),
    ...validateOptionalChoice(policy?.whenScaled, RETENTION, `${path}.whenScaled`),
  ]
}

const CHANGEABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const

/** What a Pod of the set is called, where it stores and how the set is managed stay as they were. */
export function validateStatefulSetChange({ spec }: StatefulSet, { spec: old }: StatefulSet): FieldError[] {
  const wanted = Object.fromEntries(CHANGEABLE.map((field) => [field, old[field]]))
  if (jsonEquals(defined({ ...spec, ...wanted }), defined({ ...old }))) return []
  const words = CHANGEABLE.map((field) => `'${field}'`)
  const list = `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`
  const detail = `updates to statefulset spec for fields other than ${list} are forbidden`
  return [forbiddenField('spec', detail)]
}

function defined(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
