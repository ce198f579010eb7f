/** What a namespace says about its own deletion. */
// Models: pkg/controller/namespace/deletion/status_condition_utils.go
import type { NamespaceCondition, NamespaceStatus } from '../../../contract/api'

interface ConditionText {
  readonly type: string
  readonly okReason: string
  readonly okMessage: string
}

/** In the order in which they are written. */
export const DELETION_CONDITIONS: readonly ConditionText[] = [
  {
    type: 'NamespaceDeletionDiscoveryFailure',
    okReason: 'ResourcesDiscovered',
    okMessage: 'All resources successfully discovered',
  },
  {
    type: 'NamespaceDeletionGroupVersionParsingFailure',
    okReason: 'ParsedGroupVersions',
    okMessage: 'All legacy kube types successfully parsed',
  },
  {
    type: 'NamespaceDeletionContentFailure',
    okReason: 'ContentDeleted',
    okMessage: 'All content successfully deleted, may be waiting on finalization',
  },
  { type: 'NamespaceContentRemaining', okReason: 'ContentRemoved', okMessage: 'All content successfully removed' },
  {
    type: 'NamespaceFinalizersRemaining',
    okReason: 'ContentHasNoFinalizers',
    okMessage: 'All content-preserving finalizers finished',
  },
]

/** What a look at the namespace's content has found. */
export interface ContentReport {
  /** Resources (`pods.`, `deployments.apps`) with the number of objects left. */
  readonly remaining: ReadonlyMap<string, number>
  /** Finalizers on them, with the number of objects that have each. */
  readonly finalizers: ReadonlyMap<string, number>
  readonly failure: string | null
}

export function withDeletionConditions(
  status: NamespaceStatus | undefined,
  report: ContentReport,
  now: string,
): NamespaceStatus {
  let conditions = status?.conditions ?? []
  for (const text of DELETION_CONDITIONS) conditions = set(conditions, conditionFor(text, report, now))
  return conditions === status?.conditions ? status : { ...status, conditions }
}

function conditionFor(
  { type, okReason, okMessage }: ConditionText,
  report: ContentReport,
  now: string,
): NamespaceCondition {
  const trouble = troubleOf(type, report)
  return trouble
    ? { type, status: 'True', lastTransitionTime: now, ...trouble }
    : { type, status: 'False', lastTransitionTime: now, reason: okReason, message: okMessage }
}

function troubleOf(
  type: string,
  { remaining, finalizers, failure }: ContentReport,
): { reason: string; message: string } | null {
  if (type === 'NamespaceDeletionContentFailure' && failure !== null) {
    return { reason: 'ContentDeletionFailed', message: `Failed to delete all resource types, 1 remaining: ${failure}` }
  }
  if (type === 'NamespaceContentRemaining' && remaining.size > 0) {
    return {
      reason: 'SomeResourcesRemain',
      message: `Some resources are remaining: ${listing(remaining, (name, count) => `${name} has ${count} resource instances`)}`,
    }
  }
  if (type === 'NamespaceFinalizersRemaining' && finalizers.size > 0) {
    return {
      reason: 'SomeFinalizersRemain',
      message: `Some content in the namespace has finalizers remaining: ${listing(finalizers, (name, count) => `${name} in ${count} resource instances`)}`,
    }
  }
  return null
}

function listing(counts: ReadonlyMap<string, number>, say: (name: string, count: number) => string): string {
  return [...counts].map(([name, count]) => say(name, count)).sort().join(', ') // prettier-ignore
}

function set(conditions: readonly NamespaceCondition[], condition: NamespaceCondition): readonly NamespaceCondition[] {
  const old = conditions.find(({ type }) => type === condition.type)
  if (!old) return [...conditions, condition]
  if (old.status === condition.status && old.message === condition.message && old.reason === condition.reason)
    return conditions
  const lastTransitionTime = old.status === condition.status ? old.lastTransitionTime : condition.lastTransitionTime
  return conditions.map((each) => (each === old ? { ...condition, lastTransitionTime } : each))
}
