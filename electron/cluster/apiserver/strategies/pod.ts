import type { ContainerState, Pod, PodCondition, PodSpec, PodStatus } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { validateMetadataUpdate } from '../validation/metadata'
import { validatePodCreate } from '../validation/pod'
import { validatePodUpdate } from '../validation/pod-update'
import { fill, mapField, withField } from './defaults/fill'
import { defaultPodOnlySpec } from './defaults/pod-spec'
import { mergeLabelKeys } from './match-label-keys'
import { qosClassOf } from './qos'
import { onlyStatus, type Strategy, USUAL, withGeneration } from './strategy'

/** Pods: generation counts changes of the spec, and the status starts as Pending. */
// Models: pkg/registry/core/pod/strategy.go
export const podStrategy: Strategy<Pod> = {
  ...USUAL,
  kind: 'Pod',
  defaults: (pod) => mapField(fill(pod, { spec: { containers: [] } }), 'spec', defaultPodOnlySpec),

  prepareForCreate(pod) {
    const withKeys = mergeLabelKeys(pod)
    return { ...withGeneration(withKeys, 1), status: initialStatus(withKeys.spec) }
  },

  prepareForUpdate(pod, old) {
    const isSame = jsonEquals(pod.spec, old.spec)
    const generation = isSame ? old.metadata.generation : (old.metadata.generation ?? 0) + 1
    return withField(withGeneration(pod, generation), 'status', old.status)
  },

  /** The class of a Pod is settled at its creation. */
  prepareForStatusUpdate(pod, old) {
    const updated = withEndTimes(withProbeTimes(onlyStatus(pod, old)))
    const qosClass = old.status?.qosClass
    return qosClass && updated.status?.qosClass !== qosClass
      ? { ...updated, status: { ...updated.status, qosClass } }
      : updated
  },

  validateCreate: validatePodCreate,
  validateUpdate: validatePodUpdate,
  validateStatusUpdate: validateMetadataUpdate,
}

/** A condition carries the time of its last probe even when there was none: as null, which a patch cannot store. */
function withProbeTimes(pod: Pod): Pod {
  const conditions = pod.status?.conditions
  if (!conditions?.some(({ lastProbeTime }) => lastProbeTime === undefined)) return pod
  const complete = conditions.map((condition) => ({ ...condition, lastProbeTime: condition.lastProbeTime ?? null }))
  return { ...pod, status: { ...pod.status, conditions: complete } }
}

/** The same holds for the times of an end that nobody saw. */
function withEndTimes(pod: Pod): Pod {
  const statuses = pod.status?.containerStatuses
  if (!statuses?.some(({ state, lastState }) => isUntimed(state) || isUntimed(lastState))) return pod
  const containerStatuses = statuses.map((each) => ({ ...each, state: timed(each.state), lastState: timed(each.lastState) })) // prettier-ignore
  return { ...pod, status: { ...pod.status, containerStatuses } }
}

function isUntimed(state: ContainerState | undefined): boolean {
  return state?.terminated !== undefined && state.terminated.finishedAt === undefined
}

function timed(state: ContainerState | undefined): ContainerState | undefined {
  if (!state || !isUntimed(state)) return state
  return { ...state, terminated: { startedAt: null, finishedAt: null, ...state.terminated! } }
}

function initialStatus(spec: PodSpec): PodStatus {
  const status: PodStatus = { phase: 'Pending', qosClass: qosClassOf(spec) }
  return spec.schedulingGates?.length ? { ...status, conditions: [GATED] } : status
}

export const GATED: PodCondition = {
  type: 'PodScheduled',
  status: 'False',
  lastProbeTime: null,
  lastTransitionTime: null,
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
}

/** How long a Pod may take to end. One that never ran, or has ended, goes at once. */
// Models: pkg/registry/core/pod/strategy.go: CheckGracefulDelete
export function podGracePeriodSeconds(pod: Pod, requested: number | undefined): number {
  const { phase } = pod.status ?? {}
  if (!pod.spec.nodeName || phase === 'Failed' || phase === 'Succeeded') return 0
  const seconds = requested ?? pod.spec.terminationGracePeriodSeconds ?? 30
  return seconds < 0 ? 1 : seconds
}
