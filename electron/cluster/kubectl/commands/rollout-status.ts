// Models: k8s.io/kubectl/pkg/cmd/rollout/rollout_status.go, k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go
import { resourceOfKind } from '../../../contract/api'
import type { Deployment } from '../sparse'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { REVISION } from '../deployment-history'
import { KubectlError } from '../failure'
import { deploymentsOf } from '../rollout-targets'
import { waitUntil, type State } from '../wait-for'

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
    for (const deployment of yield* deploymentsOf(invocation, 'rollout status')) yield* follow(deployment, invocation)
    return 0
  },
}

function* follow({ metadata }: Deployment, invocation: Invocation): Task {
  const { context, flags } = invocation
  const timeoutMs = flags.durationMs('timeout')
  const deadlineMs = timeoutMs > 0 ? context.kernel.now + timeoutMs : Infinity
  const tell = (state: State): boolean => {
    if (!state) throw new KubectlError('object has been deleted')
    const { text, done } = rolloutStatus(state as Deployment, flags.int('revision'))
    context.out(text)
    return done || !flags.bool('watch')
  }
  const info = resourceOfKind('Deployment')!
  const isDone = yield* waitUntil(context, info, metadata.namespace ?? '', metadata.name, tell, deadlineMs)
  if (!isDone) throw new KubectlError('timed out waiting for the condition')
}

interface RolloutStatus {
  readonly text: string
  readonly done: boolean
}

/** How far a rollout is, in one sentence; throws when it gave up. */
export function rolloutStatus({ metadata, spec, status: now }: Deployment, revision = 0): RolloutStatus {
  const name = JSON.stringify(metadata.name)
  if (revision > 0 && Number(metadata.annotations?.[REVISION]) !== revision) {
    throw new KubectlError(
      `desired revision (${revision}) is different from the running revision (${metadata.annotations?.[REVISION] ?? ''})`,
    )
  }
  if ((metadata.generation ?? 0) > (now?.observedGeneration ?? 0))
    return waiting('Waiting for deployment spec update to be observed...')
  const progressing = now?.conditions?.find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    throw new KubectlError(`deployment ${name} exceeded its progress deadline`)
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = now ?? {}
  const prefix = `Waiting for deployment ${name} rollout to finish:`
  if (spec?.replicas !== undefined && updatedReplicas < spec.replicas) {
    return waiting(`${prefix} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`)
  }
  if (replicas > updatedReplicas)
    return waiting(`${prefix} ${replicas - updatedReplicas} old replicas are pending termination...`)
  if (availableReplicas < updatedReplicas)
    return waiting(`${prefix} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`)
  return { text: `deployment ${name} successfully rolled out\n`, done: true }
}

function waiting(text: string): RolloutStatus {
  return { text: `${text}\n`, done: false }
}
