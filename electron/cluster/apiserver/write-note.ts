/** What the trace should know of a write, so that "why?" finds the one that tells. */
import type { ApiObject, Node, Pod } from '../../contract/api'

export type WriteNote = Readonly<Record<string, string>>

/** `before` is null when the write makes the object. Undefined: a write among many. */
export function noteOf(next: ApiObject | 'remove', before: ApiObject | null): WriteNote | undefined {
  if (before === null) return { created: 'true' }
  if (next === 'remove') return undefined
  if (next.kind === 'Pod') return podNote(next as Pod, before as Pod)
  return next.kind === 'Node' ? nodeNote(next as Node, before as Node) : undefined
}

/** A Pod got its node, or is Ready. */
function podNote(next: Pod, before: Pod): WriteNote | undefined {
  if (next.spec.nodeName && !before.spec.nodeName) return { bound: 'true' }
  return readyOf(next) === 'True' ? { ready: 'true' } : undefined
}

/** A node became Ready, or ceased to be. */
function nodeNote(next: Node, before: Node): WriteNote | undefined {
  const ready = readyOf(next)
  return ready !== undefined && ready !== readyOf(before) ? { health: ready } : undefined
}

interface WithConditions {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] }
}

function readyOf({ status }: WithConditions): string | undefined {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status
}
