/** How the Pods of a controller stand: `3 Running / 0 Waiting / 0 Succeeded / 0 Failed`. */
// Models: describe.go: getPodStatusForController
import { selectorOf, type ApiObject, type LabelSelector, type Pod } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { CommandContext } from '../command'

export function* podsStatusOf(
  { metadata }: Pick<ApiObject, 'metadata'>,
  selector: LabelSelector | undefined,
  { client }: CommandContext,
): Task<string> {
  const labelSelector = selectorOf(selector).toString()
  const { items } = yield* client.list('Pod', metadata.namespace ?? '', { labelSelector })
  return phasesText(items.filter((pod) => isOwnedBy(pod, metadata.uid)))
}

function isOwnedBy({ metadata }: Pod, uid: string): boolean {
  return metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid) ?? false
}

function phasesText(pods: readonly Pod[]): string {
  const count = (phase: string): number => pods.filter(({ status }) => status?.phase === phase).length
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
}
