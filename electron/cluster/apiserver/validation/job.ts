import type { Job, JobSpec } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { selectorOf } from '../../../contract/api/label-selector'
import { listOf, ownOf } from '../schema/unsound'
import { validateChoice, validateOptionalChoice } from './choice'
import { type FieldError, invalidValue, required } from './field-error'
import { validatePodFailurePolicy } from './job-failure-policy'
import { validateLabelSelector } from './label-selector'
import { validateImmutable } from './metadata'
import { validateNonNegative } from './numbers'
import { validatePodTemplate, validateSelected } from './pod-template'

/** Jobs. */
// Models: pkg/apis/batch/validation/validation.go
// Simplified: success policies are stored unread.
const MODES = ['NonIndexed', 'Indexed']
const REPLACEMENT = ['Failed', 'TerminatingOrFailed']
const MAX_PARALLEL_INDEXED = 100_000
export const UID_LABEL = 'batch.kubernetes.io/controller-uid'
export const NAME_LABEL = 'batch.kubernetes.io/job-name'
export const LEGACY_UID_LABEL = 'controller-uid'
export const LEGACY_NAME_LABEL = 'job-name'

export function validateJob(job: Job): FieldError[] {
  return [...validateGeneratedSelector(job), ...validateOwnSelector(job.spec)]
}

/** Nobody else's Pods can carry the uid, so nobody else's Pods are found. */
function validateGeneratedSelector({ metadata, spec }: Job): FieldError[] {
  if (spec.manualSelector || !spec.selector) return []
  const expected = {
    [LEGACY_UID_LABEL]: metadata.uid,
    [LEGACY_NAME_LABEL]: metadata.name,
    [UID_LABEL]: metadata.uid,
    [NAME_LABEL]: metadata.name,
  }
  const labels = spec.template.metadata?.labels
  const errors = Object.entries(expected).flatMap(([label, value]) => {
    const path = `spec.template.metadata.labels[${label}]`
    const found = ownOf(labels, label)
    if (found === value) return []
    return found === undefined
      ? [required(path, `must be '${value}'`)]
      : [invalidValue(path, labels, `must be '${value}'`)]
  })
  if (matches(spec, expected)) return errors
  return [...errors, invalidValue('spec.selector', spec.selector, '`selector` not auto-generated')]
}

function matches({ selector }: JobSpec, labels: Readonly<Record<string, string>>): boolean {
  try {
    return selectorOf(selector).matches(labels)
  } catch {
    return true // Told by the rules of selectors.
  }
}

function validateOwnSelector(spec: JobSpec): FieldError[] {
  const errors = validateJobSpec(spec, 'spec')
  if (!spec.selector) return [...errors, required('spec.selector')]
  errors.push(...validateLabelSelector(spec.selector, 'spec.selector'))
  return [...errors, ...validateSelected(spec.template, spec.selector, 'spec.template.metadata.labels')]
}

const COUNTS = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'] as const // prettier-ignore

export function validateJobSpec(spec: JobSpec, path: string): FieldError[] {
  return [
    ...COUNTS.flatMap((field) => validateNonNegative(spec[field], `${path}.${field}`)),
    ...validateIndexes(spec, path),
    ...(spec.podFailurePolicy ? validatePodFailurePolicy(spec, path) : []),
    ...validateOptionalChoice(spec.podReplacementPolicy, REPLACEMENT, `${path}.podReplacementPolicy`),
    ...validatePodTemplate(spec.template, `${path}.template`),
    ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
  ]
}

function validateIndexes(spec: JobSpec, path: string): FieldError[] {
  const { completionMode, completions, parallelism = 0, backoffLimitPerIndex, maxFailedIndexes } = spec
  const errors = completionMode === undefined ? [] : validateChoice(completionMode, MODES, `${path}.completionMode`)
  if (completionMode === 'Indexed') {
    if (completions === undefined) errors.push(required(`${path}.completions`, 'when completion mode is Indexed'))
    if (parallelism > MAX_PARALLEL_INDEXED) {
      const detail = `must be less than or equal to ${MAX_PARALLEL_INDEXED} when completion mode is Indexed`
      errors.push(invalidValue(`${path}.parallelism`, parallelism, detail))
    }
  } else if (backoffLimitPerIndex !== undefined) {
    errors.push(invalidValue(`${path}.backoffLimitPerIndex`, backoffLimitPerIndex, 'requires indexed completion mode'))
  }
  if (maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined) {
    errors.push(required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified'))
  }
  return errors
}

/** Pods that are always restarted never finish. Unknown policies are told by the rules of templates. */
function validateRestartPolicy({ template }: JobSpec, path: string): FieldError[] {
  return template.spec?.restartPolicy === 'Always' ? [required(path, 'valid values: "OnFailure", "Never"')] : []
}

const FIXED = ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'] as const

export function validateJobChange({ spec }: Job, { spec: old, status }: Job): FieldError[] {
  const isWaiting = old.suspend === true && status?.startTime === undefined
  return [
    ...validateCompletions(spec, old),
    ...validateImmutable(spec.selector, old.selector, 'spec.selector'),
    ...(isWaiting && isRescheduledOnly(spec, old)
      ? []
      : validateImmutable(spec.template, old.template, 'spec.template')),
    ...FIXED.flatMap((field) => validateImmutable(spec[field], old[field], `spec.${field}`)),
  ]
}

/** An indexed Job may grow or shrink as long as both numbers stay equal. */
function validateCompletions(spec: JobSpec, old: JobSpec): FieldError[] {
  if (spec.completionMode !== 'Indexed') return validateImmutable(spec.completions, old.completions, 'spec.completions')
  if (spec.completions === old.completions || spec.completions === spec.parallelism) return []
  const detail = `can only be modified in tandem with spec.parallelism`
  return [invalidValue('spec.completions', spec.completions, detail)]
}

const SCHEDULING = ['nodeSelector', 'affinity', 'tolerations', 'schedulingGates'] as const

/** A queueing system may still say where the Pods of a suspended Job shall go. */
function isRescheduledOnly({ template }: JobSpec, { template: old }: JobSpec): boolean {
  if (!template.spec || !old.spec) return false
  const before = Object.fromEntries(
    SCHEDULING.flatMap((field) => (old.spec?.[field] ? [[field, old.spec[field]]] : [])),
  )
  const rest = Object.fromEntries(
    Object.entries(template.spec).filter(([field]) => !listOf<string>(SCHEDULING).includes(field)),
  )
  return jsonEquals({ ...rest, ...before }, old.spec)
}
