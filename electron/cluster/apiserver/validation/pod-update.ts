import type { Container, NodeSelectorTerm, Pod, PodSpec, Toleration } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { type FieldError, forbiddenField, invalidValue } from './field-error'
import { jsonDiff } from './json-diff'
import { validateMetadataUpdate } from './metadata'
import { validatePodAnnotations } from './pod-annotations'
import { validatePodSpec } from './pod-spec'

/** The few things of a Pod that may change once it exists. */
// Models: pkg/apis/core/validation/validation.go: ValidatePodUpdate
const UPDATABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',')
const ADDED_OR_REMOVED = 'pod updates may not add or remove containers'

export function validatePodUpdate(pod: Pod, old: Pod): FieldError[] {
  const errors = [...validateMetadataUpdate(pod, old), ...validatePodAnnotations(pod)]
  // A spec that did not change was judged when it was stored.
  if (jsonEquals(pod.spec, old.spec)) return errors
  errors.push(...validatePodSpec(pod.spec, pod.metadata.name, 'spec'))
  const counts = validateContainerCounts(pod.spec, old.spec)
  if (counts.length > 0) return [...errors, ...counts]
  errors.push(...validateDeadline(pod.spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds))
  errors.push(...validateGateRemoval(pod.spec, old.spec))
  errors.push(...validateTolerationAdditions(pod.spec.tolerations ?? [], old.spec.tolerations ?? []))
  const gated = old.spec.schedulingGates?.length ? validateGatedChanges(pod.spec, old.spec) : []
  errors.push(...gated)
  const masked = maskUpdatable(pod.spec, old.spec)
  if (jsonEquals(masked, old.spec)) return errors
  const detail = `pod updates may not change fields other than ${UPDATABLE}\n${jsonDiff(old.spec, masked)}`
  return [...errors, forbiddenField('spec', detail)]
}

function validateContainerCounts(spec: PodSpec, old: PodSpec): FieldError[] {
  return (['containers', 'initContainers'] as const)
    .filter((field) => (spec[field]?.length ?? 0) !== (old[field]?.length ?? 0))
    .map((field) => forbiddenField(`spec.${field}`, ADDED_OR_REMOVED))
}

/** A deadline may come nearer or appear, never move away. */
function validateDeadline(deadline: number | undefined, old: number | undefined): FieldError[] {
  const path = 'spec.activeDeadlineSeconds'
  if (old === undefined) return []
  if (deadline === undefined)
    return [invalidValue(path, deadline, 'must not update from a positive integer to nil value')]
  return deadline > old ? [invalidValue(path, deadline, 'must be less than or equal to previous value')] : []
}

function validateGateRemoval(spec: PodSpec, old: PodSpec): FieldError[] {
  const known = new Set((old.schedulingGates ?? []).map(({ name }) => name))
  return (spec.schedulingGates ?? []).flatMap(({ name }, i) =>
    known.has(name)
      ? []
      : [
          forbiddenField(
            `spec.schedulingGates[${i}]`,
            `only deletion is allowed, but found new scheduling gate '${name}'`,
          ),
        ],
  )
}

function validateTolerationAdditions(tolerations: readonly Toleration[], old: readonly Toleration[]): FieldError[] {
  const withoutSeconds = (toleration: Toleration): Toleration => ({ ...toleration, tolerationSeconds: undefined })
  const isKept = (toleration: Toleration): boolean =>
    tolerations.some((other) => jsonEquals(withoutSeconds(other), withoutSeconds(toleration)))
  if (old.every(isKept)) return []
  return [forbiddenField('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')]
}

/** While a Pod is held back, where it may run can still be narrowed. */
// Models: validateNodeSelectorMutation, validateNodeAffinityMutation
function validateGatedChanges(spec: PodSpec, old: PodSpec): FieldError[] {
  const errors: FieldError[] = []
  const selector = spec.nodeSelector ?? {}
  const isNarrowed = Object.entries(old.nodeSelector ?? {}).every(([key, value]) => selector[key] === value)
  if (!isNarrowed)
    errors.push(invalidValue('spec.nodeSelector', selector, 'only additions are allowed (no mutations or deletions)'))
  return [...errors, ...validateTermChanges(requiredTerms(spec), requiredTerms(old))]
}

function requiredTerms({ affinity }: PodSpec): readonly NodeSelectorTerm[] {
  return affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
}

function validateTermChanges(terms: readonly NodeSelectorTerm[], old: readonly NodeSelectorTerm[]): FieldError[] {
  const path = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms'
  if (old.length === 0) return []
  if (terms.length !== old.length)
    return [invalidValue(path, terms, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed')]
  return terms.flatMap((term, i) =>
    isNarrowedTerm(term, old[i] ?? {})
      ? []
      : [invalidValue(`${path}[${i}]`, term, 'only additions are allowed (no mutations or deletions)')],
  )
}

/** An empty term matches nothing, so an addition to it would widen it. */
function isNarrowedTerm(term: NodeSelectorTerm, old: NodeSelectorTerm): boolean {
  const isEmpty = !old.matchExpressions?.length && !old.matchFields?.length
  if (isEmpty) return jsonEquals(term, old)
  return (['matchExpressions', 'matchFields'] as const).every((field) =>
    (old[field] ?? []).every((requirement, i) => jsonEquals(requirement, term[field]?.[i])),
  )
}

/** The new spec with everything that may change put back as it was; what still differs is not allowed. */
function maskUpdatable(spec: PodSpec, old: PodSpec): PodSpec {
  const isGated = Boolean(old.schedulingGates?.length)
  const becameOne = (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1
  return {
    ...spec,
    containers: withImagesOf(spec.containers, old.containers),
    initContainers: spec.initContainers && withImagesOf(spec.initContainers, old.initContainers ?? []),
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    schedulingGates: old.schedulingGates,
    tolerations: old.tolerations,
    terminationGracePeriodSeconds: becameOne ? old.terminationGracePeriodSeconds : spec.terminationGracePeriodSeconds,
    ...(isGated && { nodeSelector: old.nodeSelector, affinity: withNodeAffinityOf(spec, old) }),
  }
}

function withImagesOf(containers: readonly Container[], old: readonly Container[]): Container[] {
  return containers.map((container, i) => ({ ...container, image: old[i]?.image }))
}

function withNodeAffinityOf(spec: PodSpec, old: PodSpec): PodSpec['affinity'] {
  const affinity = { ...spec.affinity, nodeAffinity: old.affinity?.nodeAffinity }
  return Object.values(affinity).every((part) => part === undefined) ? old.affinity : affinity
}
