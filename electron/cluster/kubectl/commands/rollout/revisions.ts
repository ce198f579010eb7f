/** What a workload has been before: the ReplicaSets of a Deployment, the ControllerRevisions of the others. */
// Models: k8s.io/kubectl/pkg/polymorphichelpers/history.go
import { selectorOf, type ControllerRevision, type LabelSelector } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { Deployment, PodTemplateSpec } from '../../sparse'
import type { Invocation } from '../../command'
import { replicaSetsOf, revisionOf } from '../../deployment-history'
import type { Found } from '../../selection'
import { notSupported } from './targets'

export interface Revision {
  readonly number: number
  readonly template: PodTemplateSpec | undefined
  readonly changeCause: string | undefined
  /** What leads back to it, of a ControllerRevision. */
  readonly data?: unknown
}

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** The oldest first. */
export function* revisionsOf(found: Found, { context }: Invocation, doing: string): Task<readonly Revision[]> {
  const { kind } = found.info
  if (kind === 'Deployment') return inOrder(yield* ofReplicaSets(found.object as Deployment, context))
  if (kind !== 'DaemonSet' && kind !== 'StatefulSet') throw notSupported(found, doing)
  const { metadata, spec } = found.object as Found['object'] & { readonly spec?: { readonly selector?: LabelSelector } }
  const labelSelector = selectorOf(spec?.selector).toString()
  const { items } = yield* context.client.list('ControllerRevision', metadata.namespace ?? '', { labelSelector })
  const owned = items.filter((each) => each.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid))
  return inOrder(owned.map(ofControllerRevision))
}

function* ofReplicaSets(deployment: Deployment, context: Invocation['context']): Task<readonly Revision[]> {
  const owned = yield* replicaSetsOf(context.client, deployment)
  return owned.map((each) => ({
    number: revisionOf(each),
    template: each.spec?.template,
    changeCause: each.metadata.annotations?.[CHANGE_CAUSE],
  }))
}

function ofControllerRevision({ metadata, revision, data }: ControllerRevision): Revision {
  const { spec } = (data ?? {}) as { readonly spec?: { readonly template?: PodTemplateSpec } }
  return { number: revision, template: spec?.template, changeCause: metadata.annotations?.[CHANGE_CAUSE], data }
}

function inOrder(revisions: readonly Revision[]): readonly Revision[] {
  return [...revisions].sort((a, b) => a.number - b.number)
}
