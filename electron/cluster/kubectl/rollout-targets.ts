/** The Deployments that a `rollout` command speaks of. */
import type { Deployment } from './sparse'
import type { Task } from '../kernel/task'
import type { Invocation } from './command'
import { KubectlError, throwCollected, usageError } from './failure'
import { groupResource } from '../../contract/api'
import { targetsOf } from './targets'

export function* deploymentsOf(invocation: Invocation, doing: string): Task<readonly Deployment[]> {
  const { args, flags, path } = invocation
  if (args.length === 0 && flags.list('filename').length === 0)
    throw usageError('required resource not specified', path)
  const { found, errors } = yield* targetsOf(invocation)
  throwCollected(errors)
  for (const { info, object } of found) {
    if (info.kind !== 'Deployment')
      throw new KubectlError(`${groupResource(info)} ${JSON.stringify(object.metadata.name)} ${doing} is not supported`)
  }
  return found.map(({ object }) => object as unknown as Deployment)
}
