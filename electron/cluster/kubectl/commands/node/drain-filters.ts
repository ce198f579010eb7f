/** Which Pods a drain takes away, which it leaves, and which need a word more. */
// Models: k8s.io/kubectl/pkg/drain/filters.go
import type { Pod } from '../../../../contract/api'
import type { Flags } from '../../flags'

const MIRROR = 'kubernetes.io/config.mirror'

export interface Sorted {
  readonly pods: readonly Pod[]
  readonly warnings: readonly string[]
  readonly problems: readonly string[]
}

type Verdict = 'skip' | 'take' | { readonly warning: string; readonly isTaken: boolean } | { readonly problem: string }

/** Words as they stand in messages; Pods of one word are told together. */
const DAEMON_SET = 'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)'
const UNMANAGED = 'cannot delete Pods that declare no controller (use --force to override)'
const LOCAL_STORAGE = 'cannot delete Pods with local storage (use --delete-emptydir-data to override)'
const IGNORING = 'ignoring DaemonSet-managed Pods'
const DELETING_UNMANAGED = 'deleting Pods that declare no controller'
const DELETING_STORAGE = 'deleting Pods with local storage'

export function sortOut(all: readonly Pod[], flags: Flags): Sorted {
  const pods: Pod[] = []
  const warnings = new Map<string, string[]>()
  const problems = new Map<string, string[]>()
  for (const pod of all) {
    const verdicts = [daemonSet, mirror, localStorage, unmanaged].map((filter) => filter(pod, flags))
    const isTaken = verdicts.every((verdict) => verdict === 'take' || (typeof verdict === 'object' && 'isTaken' in verdict && verdict.isTaken)) // prettier-ignore
    for (const verdict of verdicts) {
      if (typeof verdict === 'string') continue
      if ('problem' in verdict) note(problems, verdict.problem, pod)
      else note(warnings, verdict.warning, pod)
    }
    if (isTaken) pods.push(pod)
  }
  return { pods, warnings: told(warnings), problems: told(problems) }
}

function note(notes: Map<string, string[]>, text: string, { metadata }: Pod): void {
  notes.set(text, [...(notes.get(text) ?? []), `${metadata.namespace ?? ''}/${metadata.name}`])
}

function told(notes: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...notes].map(([text, pods]) => `${text}: ${pods.join(', ')}`)
}

function isOver({ status }: Partial<Pod>): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}

function controllerOf({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller)?.kind
}

function daemonSet(pod: Pod, flags: Flags): Verdict {
  if (controllerOf(pod) !== 'DaemonSet' || isOver(pod)) return 'take'
  return flags.bool('ignore-daemonsets') ? { warning: IGNORING, isTaken: false } : { problem: DAEMON_SET }
}

/** Static Pods belong to their kubelet. */
function mirror({ metadata }: Pod): Verdict {
  return metadata.annotations?.[MIRROR] === undefined ? 'take' : 'skip'
}

function localStorage(pod: Pod, flags: Flags): Verdict {
  if (!pod.spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) || isOver(pod)) return 'take'
  return flags.bool('delete-emptydir-data') ? { warning: DELETING_STORAGE, isTaken: true } : { problem: LOCAL_STORAGE }
}

function unmanaged(pod: Pod, flags: Flags): Verdict {
  if (isOver(pod) || controllerOf(pod) !== undefined || pod.metadata.annotations?.[MIRROR] !== undefined) return 'take'
  return flags.bool('force') ? { warning: DELETING_UNMANAGED, isTaken: true } : { problem: UNMANAGED }
}
