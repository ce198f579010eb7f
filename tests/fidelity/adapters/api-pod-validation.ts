import { errorText, type FieldError } from '../../../electron/cluster/apiserver/validation/field-error'
import { validatePodCreate } from '../../../electron/cluster/apiserver/validation/pod'
import { validatePodUpdate } from '../../../electron/cluster/apiserver/validation/pod-update'
import type { Pod } from '../../../electron/contract/api'
import { type Adapter, UnknownFunction } from '../case'

export const adapter: Adapter = {
  run({ op, pod, old, new: updated }) {
    if (op === 'create') return validatePodCreate(pod as Pod)
    if (op === 'update') return validatePodUpdate(updated as Pod, old as Pod)
    throw new UnknownFunction(op)
  },
  compare: (errors, expected) => verdictDifference(errors as FieldError[], expected as Verdict),
}

export interface Verdict {
  readonly valid?: boolean
  readonly errorContains?: string
  readonly errorCount?: number
}

/** Accepted or refused, with the words that the refusal must hold. */
export function verdictDifference(
  errors: readonly FieldError[],
  { valid, errorContains, errorCount }: Verdict,
): string | undefined {
  const text = errors.map(errorText).join(', ')
  if (errorCount !== undefined && errors.length !== errorCount)
    return `expected ${errorCount} errors, got ${errors.length}: ${text}`
  if (valid === true && errors.length > 0) return `expected no error, got ${text}`
  if (valid === false && errors.length === 0) return 'expected an error, got none'
  if (errorContains !== undefined && !text.includes(errorContains)) return `expected ${errorContains}, got ${text}`
  return undefined
}
