import type { LabelSelector, PodTemplateSpec } from '../../../contract/api'
import { selectorOf } from '../../../contract/api/label-selector'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { isEmptySelector, validateLabelSelector } from './label-selector'
import { validateAnnotations, validateLabels } from './metadata'
import { validatePodSpec } from './pod-spec'

/** The template of Pods that workloads carry, and the selector that must find those Pods again. */
// Models: pkg/apis/core/validation/validation.go: ValidatePodTemplateSpec; pkg/apis/apps/validation/validation.go
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

export function validateSelector(selector: LabelSelector | undefined, kind: string): FieldError[] {
  if (!selector) return [required('spec.selector')]
  const errors = validateLabelSelector(selector, 'spec.selector')
  if (isEmptySelector(selector))
    errors.push(invalidValue('spec.selector', selector, `empty selector is invalid for ${kind}`))
  return errors
}

/** The Pods of a template must be the Pods that the selector finds, and must never end of themselves. */
export function validateLastingTemplate(
  template: PodTemplateSpec,
  selector: LabelSelector | undefined,
  kind: string,
): FieldError[] {
  const path = 'spec.template'
  return [
    ...validateSelected(template, selector, `${path}.metadata.labels`),
    ...validatePodTemplate(template, path),
    ...validateLasting(template, kind, path),
  ]
}

export function validateLasting(template: PodTemplateSpec, kind: string, path: string): FieldError[] {
  const errors: FieldError[] = []
  const { restartPolicy, activeDeadlineSeconds } = template.spec ?? {}
  if (restartPolicy !== 'Always') errors.push(notSupported(`${path}.spec.restartPolicy`, restartPolicy, ['Always']))
  if (activeDeadlineSeconds !== undefined) {
    const detail = `activeDeadlineSeconds in ${kind} is not Supported`
    errors.push(forbiddenField(`${path}.spec.activeDeadlineSeconds`, detail))
  }
  return errors
}

export function validateSelected(
  { metadata }: PodTemplateSpec,
  selector: LabelSelector | undefined,
  path: string,
): FieldError[] {
  if (matchesSafely(selector, metadata?.labels)) return []
  return [invalidValue(path, metadata?.labels ?? null, '`selector` does not match template `labels`')]
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
