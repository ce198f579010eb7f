/** What the stage shows of a Pod: a state that has a shape, and the word that kubectl would print. */
import type { ContainerStatus, Pod } from '../../../../electron/contract/api'
import type { ObjectPath } from '../../../../electron/contract/trace'
import { isReady, podStatusWord } from './pod-status-word'

/** Each state has a shape of its own: disc, ring, dashed border, cross, grey ring, hollow square. */
export type State = 'ready' | 'going' | 'waiting' | 'failing' | 'terminating' | 'done'

export interface PodPicture {
  readonly path: ObjectPath
  readonly uid: string
  readonly name: string
  /** Without the template's hash, as people call it. */
  readonly shortName: string
  readonly node: string
  readonly state: State
  readonly word: string
  readonly ip: string
  /** State of each container, when there are several. */
  readonly containers: readonly State[]
  /** Pods of an earlier second come first, and of one second by name. */
  readonly seenFirst: string
}

/** What a container waits for while all is well. */
const PATIENT_REASONS = new Set(['ContainerCreating', 'PodInitializing', undefined, ''])
/** Deployment and ReplicaSet add a hash and five letters. */
const TEMPLATE_HASH = /-[bcdf-hj-np-tv-z2456789]{6,10}(?=-(?:[bcdf-hj-np-tv-z2456789]{5})?(?![\w-]))/g

export function podPicture(pod: Pod): PodPicture {
  const { name, namespace, uid, creationTimestamp } = pod.metadata
  const statuses = pod.status?.containerStatuses ?? []
  return {
    path: `Pod/${namespace ?? ''}/${name}`,
    uid,
    name,
    shortName: shortPodNames(name),
    node: pod.spec.nodeName ?? '',
    state: podState(pod),
    word: podStatusWord(pod) || 'Pending',
    ip: pod.status?.podIP ?? '',
    containers: statuses.length > 1 ? statuses.map(containerState) : [],
    seenFirst: `${creationTimestamp} ${name}`,
  }
}

/** Without the template's hash, as people call it; in a name or anywhere in a text. */
export function shortPodNames(text: string): string {
  return text.replace(TEMPLATE_HASH, '')
}

export function podState(pod: Pod): State {
  const { phase, containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {}
  if (phase === 'Succeeded') return 'done'
  if (phase === 'Failed') return 'failing'
  if (pod.metadata.deletionTimestamp !== undefined) return 'terminating'
  if (isReady(pod)) return 'ready'
  if ([...initContainerStatuses, ...containerStatuses].some((status) => containerState(status) === 'failing'))
    return 'failing'
  return phase === 'Running' ? 'going' : 'waiting'
}

export function containerState({ state, ready }: ContainerStatus): State {
  if (state?.terminated) return state.terminated.exitCode === 0 ? 'done' : 'failing'
  if (state?.running) return ready ? 'ready' : 'going'
  return PATIENT_REASONS.has(state?.waiting?.reason) ? 'waiting' : 'failing'
}
