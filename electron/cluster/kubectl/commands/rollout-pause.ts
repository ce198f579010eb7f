/** `kubectl rollout pause`, `resume` and `restart`: small patches of a Deployment. */
// Models: k8s.io/kubectl/pkg/polymorphichelpers/objectpauser.go, objectresumer.go, objectrestarter.go
import type { Deployment } from '../sparse'
import { timeText } from '../../kernel/calendar'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { KubectlError } from '../failure'
import { deploymentsOf } from '../rollout-targets'

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'

export const pause: Command = {
  name: 'pause',
  summary: 'Mark the provided resource as paused',
  usage: 'RESOURCE',
  *run(invocation) {
    return yield* patchEach(invocation, 'pausing', 'paused', (deployment) => {
      if (deployment.spec?.paused) throw refusal(deployment, 'is already paused')
      return { spec: { paused: true } }
    })
  },
}

export const resume: Command = {
  name: 'resume',
  summary: 'Resume a paused resource',
  usage: 'RESOURCE',
  *run(invocation) {
    return yield* patchEach(invocation, 'resuming', 'resumed', (deployment) => {
      if (!deployment.spec?.paused) throw refusal(deployment, 'is not paused')
      return { spec: { paused: null } }
    })
  },
}

export const restart: Command = {
  name: 'restart',
  summary: 'Restart a resource',
  usage: 'RESOURCE',
  *run(invocation) {
    return yield* patchEach(invocation, 'restarting', 'restarted', (deployment) => {
      if (deployment.spec?.paused)
        throw refusal(deployment, "can't restart paused deployment (run rollout resume first)")
      const annotations = { [RESTARTED_AT]: timeText(invocation.context.kernel.now) }
      return { spec: { template: { metadata: { annotations } } } }
    })
  },
}

function refusal({ metadata }: Deployment, why: string): KubectlError {
  return new KubectlError(`deployments.apps ${JSON.stringify(metadata.name)} ${why}`)
}

function* patchEach(
  invocation: Invocation,
  doing: string,
  done: string,
  patchFor: (deployment: Deployment) => unknown,
): Task<number> {
  const { context } = invocation
  for (const deployment of yield* deploymentsOf(invocation, doing)) {
    const { namespace = '', name } = deployment.metadata
    yield* context.client.patch('Deployment', namespace, name, patchFor(deployment))
    context.out(`deployment.apps/${name} ${done}\n`)
  }
  return 0
}
