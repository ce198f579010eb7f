/** The workloads that a `rollout` command speaks of. */
import { groupResource } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { Invocation } from '../../command'
import { KubectlError, throwCollected, usageError } from '../../failure'
import type { Found } from '../../selection'
import { targetsOf } from '../../targets'

export function* workloadsOf(invocation: Invocation): Task<readonly Found[]> {
  const { args, flags, path } = invocation
  if (args.length === 0 && flags.list('filename').length === 0)
    throw usageError('required resource not specified', path)
  const { found, errors } = yield* targetsOf(invocation)
  throwCollected(errors)
  return found
}

/** Not every kind can do everything. */
export function notSupported({ info, object }: Found, doing: string): KubectlError {
  return new KubectlError(`${groupResource(info)} ${JSON.stringify(object.metadata.name)} ${doing} is not supported`)
}
