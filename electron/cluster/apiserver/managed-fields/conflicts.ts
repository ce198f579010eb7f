/** An apply that would change what others own is refused, field by field, in Kubernetes' words. */
// Models: pkg/util/managedfields/internal/conflict.go; sigs.k8s.io/structured-merge-diff: merge/conflict.go
import { failure, type ApiError } from '../../../contract/api'
import { intersection, isEmpty, type FieldSet } from './field-set'
import { pathsOf } from './fields-v1'
import type { OwnerName, Owners } from './owner'
import { compareTexts, pathText } from './path-element'

export interface Conflict {
  readonly owner: OwnerName
  readonly path: readonly string[]
}

export function conflictsWith(owners: Owners, changed: FieldSet): readonly Conflict[] {
  const sorted = owners
    .filter((owner) => owner.mayOwn(changed))
    .sort((a, b) => compareTexts(identityOf(a), identityOf(b)))
  return sorted.flatMap((owner) => {
    const both = intersection(owner.fields, changed)
    return isEmpty(both) ? [] : pathsOf(both).map((path) => ({ owner, path }))
  })
}

/** The text that real servers keep managers apart by. */
function identityOf({ manager, operation, apiVersion, subresource }: OwnerName): string {
  const version = operation === 'Apply' ? {} : { apiVersion }
  return JSON.stringify({ manager, operation, ...version, ...(subresource && { subresource }) })
}

export function applyConflict(conflicts: readonly Conflict[]): ApiError {
  const causes = conflicts.map(({ owner, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${named(owner)}`,
    field: pathText(path),
  }))
  return failure(409, 'Conflict', messageOf(conflicts), { causes })
}

function messageOf(conflicts: readonly Conflict[]): string {
  const [first] = conflicts
  if (first && conflicts.length === 1) {
    return `Apply failed with 1 conflict: conflict with ${named(first.owner)}: ${pathText(first.path)}`
  }
  const byOwner = new Map<OwnerName, string[]>()
  for (const { owner, path } of conflicts) byOwner.set(owner, [...(byOwner.get(owner) ?? []), `- ${pathText(path)}`])
  const lines = [...byOwner].flatMap(([owner, paths]) => [`conflicts with ${named(owner)}:`, ...paths])
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`
}

function named({ manager, operation, apiVersion, subresource }: OwnerName): string {
  const door = subresource === '' ? '' : ` with subresource "${subresource}"`
  const version = operation === 'Update' ? ` using ${apiVersion}` : ''
  return `${JSON.stringify(manager)}${door}${version}`
}
