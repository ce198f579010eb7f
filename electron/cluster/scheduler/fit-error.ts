/** Why no node would do, in one line that learners meet in `kubectl describe`. */
// Models: pkg/scheduler/framework/types.go: FitError.Error
export interface FitDiagnosis {
  readonly nodes: number
  /** The reasons of each node that was looked at. */
  readonly reasons: Iterable<readonly string[]>
  readonly preFilterMessage?: string | undefined
  readonly postFilterMessage?: string | undefined
}

export const NO_NODES = 'no nodes available to schedule pods'

export function fitErrorText({ nodes, reasons, preFilterMessage, postFilterMessage }: FitDiagnosis): string {
  const parts = [`0/${nodes} nodes are available:`]
  const found = preFilterMessage ? preFilterMessage : histogram(reasons).join(', ')
  if (found) parts.push(`${found}.`)
  if (postFilterMessage) parts.push(postFilterMessage)
  return parts.join(' ')
}

/** `2 Insufficient cpu`: sorted as text, so that `10 …` comes before `2 …`. */
function histogram(reasons: Iterable<readonly string[]>): readonly string[] {
  const counts = new Map<string, number>()
  for (const list of reasons) for (const reason of list) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => `${count} ${reason}`).sort()
}
