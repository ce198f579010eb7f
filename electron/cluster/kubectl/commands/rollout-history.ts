// Models: k8s.io/kubectl/pkg/polymorphichelpers/history.go: DeploymentHistoryViewer
import type { Deployment, ReplicaSet } from '../sparse'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { replicaSetsOf, revisionOf } from '../deployment-history'
import { describeTemplate } from '../describers/pod-parts'
import { DescriptionWriter } from '../describers/writer'
import { KubectlError } from '../failure'
import { deploymentsOf } from '../rollout-targets'
import { NONE } from '../../text/format'
import { alignTabs, DESCRIBE_STOPS } from '../text/tabwriter'

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

export const history: Command = {
  name: 'history',
  summary: 'View rollout history',
  usage: '(TYPE NAME | TYPE/NAME)',
  flags: {
    revision: { kind: 'int', initial: '0', help: 'See the details, including the Pod template, of the revision' },
  },
  *run(invocation) {
    if (invocation.flags.int('revision') < 0)
      throw new KubectlError(`revision must be a positive integer: ${invocation.flags.int('revision')}`)
    for (const deployment of yield* deploymentsOf(invocation, 'rollout history'))
      yield* showHistory(deployment, invocation)
    return 0
  },
}

function* showHistory(deployment: Deployment, { context, flags }: Invocation): Task {
  const owned = yield* replicaSetsOf(context.client, deployment)
  const wanted = flags.int('revision')
  const { name } = deployment.metadata
  if (wanted > 0) context.out(`deployment.apps/${name} with revision #${wanted}\n${revisionText(owned, wanted)}\n`)
  else context.out(`deployment.apps/${name} \n${listText(owned)}\n`)
}

function revisionText(owned: readonly ReplicaSet[], wanted: number): string {
  const template = owned.find((each) => revisionOf(each) === wanted)?.spec?.template
  if (!template) throw new KubectlError(`unable to find the specified revision`)
  const writer = new DescriptionWriter()
  describeTemplate(template, writer)
  return writer.rawText()
}

function listText(owned: readonly ReplicaSet[]): string {
  if (owned.length === 0) return 'No rollout history found.\n'
  const rows = [...owned].sort((a, b) => revisionOf(a) - revisionOf(b)).map((each) => {
    return `${revisionOf(each)}\t${each.metadata.annotations?.[CHANGE_CAUSE] || NONE}\n`
  }) // prettier-ignore
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, DESCRIBE_STOPS)
}
