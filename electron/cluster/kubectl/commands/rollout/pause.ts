/** `kubectl rollout pause`, `resume` and `restart`: small patches of a workload. */
// Models: k8s.io/kubectl/pkg/polymorphichelpers/objectpauser.go, objectresumer.go, objectrestarter.go
import { groupResource } from '../../../../contract/api'
import type { Deployment } from '../../sparse'
import { timeText } from '../../../kernel/calendar'
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { eachOf } from '../../each-of'
import { KubectlError } from '../../failure'
import { addressOf, type Found } from '../../selection'
import { fieldManager, OUTPUT } from '../../shared-flags'
import { Reporter, writeQuery } from '../../writes'
import { notSupported, workloadsOf } from './targets'

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'
const FLAGS = { ...OUTPUT, ...fieldManager('kubectl-rollout') }

export const pause: Command = {
  name: 'pause',
  summary: 'Mark the provided resource as paused',
  usage: 'RESOURCE',
  flags: FLAGS,
  *run(invocation) {
    return yield* patchEach(invocation, 'paused', (found) => {
      if (found.info.kind !== 'Deployment') throw notSupported(found, 'pausing')
      if (isPaused(found)) throw refusal(found, 'is already paused')
      return { spec: { paused: true } }
    })
  },
}

export const resume: Command = {
  name: 'resume',
  summary: 'Resume a paused resource',
  usage: 'RESOURCE',
  flags: FLAGS,
  *run(invocation) {
    return yield* patchEach(invocation, 'resumed', (found) => {
      if (found.info.kind !== 'Deployment') throw notSupported(found, 'resuming')
      if (!isPaused(found)) throw refusal(found, 'is not paused')
      return { spec: { paused: null } }
    })
  },
}

export const restart: Command = {
  name: 'restart',
  summary: 'Restart a resource',
  usage: 'RESOURCE',
  flags: FLAGS,
  *run(invocation) {
    return yield* patchEach(invocation, 'restarted', (found) => {
      if (!['DaemonSet', 'Deployment', 'StatefulSet'].includes(found.info.kind)) throw notSupported(found, 'restarting')
      if (isPaused(found)) throw refusal(found, "can't restart paused deployment (run rollout resume first)")
      const annotations = { [RESTARTED_AT]: timeText(invocation.context.kernel.now) }
      return { spec: { template: { metadata: { annotations } } } }
    })
  },
}

function isPaused({ object }: Found): boolean {
  return (object as Deployment).spec?.paused ?? false
}

function refusal({ info, object }: Found, why: string): KubectlError {
  return new KubectlError(`${groupResource(info)} ${JSON.stringify(object.metadata.name)} ${why}`)
}

function* patchEach(invocation: Invocation, done: string, patchFor: (found: Found) => unknown): Task<number> {
  const reporter = new Reporter(invocation)
  yield* eachOf(yield* workloadsOf(invocation), function* (each) {
    const query = { ...writeQuery(invocation), patchType: 'strategic' as const }
    const object = yield* invocation.context.client.patchOne(addressOf(each, invocation), patchFor(each), query)
    reporter.done({ info: each.info, object }, done)
  })
  return 0
}
