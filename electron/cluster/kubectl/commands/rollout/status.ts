/** `kubectl rollout status`: says how far a rollout is until it is through. */
// Models: k8s.io/kubectl/pkg/cmd/rollout/rollout_status.go
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { addressOf, type Found } from '../../selection'
import { waitUntil, type State } from '../../wait-for'
import { STATUS_OF } from './status-text'
import { notSupported, workloadsOf } from './targets'

export const status: Command = {
  name: 'status',
  summary: 'Show the status of the rollout',
  usage: '(TYPE NAME | TYPE/NAME)',
  flags: {
    watch: { kind: 'bool', short: 'w', initial: 'true', help: 'Watch the status of the rollout until it is done' },
    timeout: { kind: 'duration', initial: '0s', help: 'How long to wait before ending the watch; zero means never' },
    revision: { kind: 'int', initial: '0', help: 'Pin to a specific revision' },
  },
  *run(invocation) {
    for (const each of yield* workloadsOf(invocation)) yield* follow(each, invocation)
    return 0
  },
}

function* follow(found: Found, invocation: Invocation): Task {
  const { context, flags } = invocation
  const statusOf = STATUS_OF[found.info.kind]
  if (!statusOf) throw notSupported(found, 'rollout status')
  const timeoutMs = flags.durationMs('timeout')
  const deadlineMs = timeoutMs > 0 ? context.kernel.now + timeoutMs : Infinity
  const tell = (state: State): boolean => {
    if (!state) throw new KubectlError('object has been deleted')
    const { text, done } = statusOf(state, flags.int('revision'))
    context.out(text)
    return done || !flags.bool('watch')
  }
  const { info, namespace, name } = addressOf(found, invocation)
  const isDone = yield* waitUntil(context, info, namespace, name, tell, deadlineMs)
  if (!isDone) throw new KubectlError('timed out waiting for the condition')
}
