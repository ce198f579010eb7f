// Models: k8s.io/kubectl/pkg/polymorphichelpers/rollback.go: DeploymentRollbacker
import type { Deployment, ReplicaSet } from '../sparse'
import { jsonEquals } from '../../../contract/api/patch'
import type { Task } from '../../kernel/task'
import { DRY_RUN } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { newReplicaSet, replicaSetsOf, REVISION, revisionOf, withoutHash } from '../deployment-history'
import { dryRunOf, dryRunSuffix } from '../dry-run'
import { KubectlError } from '../failure'
import { deploymentsOf } from '../rollout-targets'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
/** Annotations that belong to the Deployment, not to a revision of it. */
const OF_DEPLOYMENT = [
  LAST_APPLIED,
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
]

export const undo: Command = {
  name: 'undo',
  summary: 'Undo a previous rollout',
  usage: '(TYPE NAME | TYPE/NAME)',
  flags: {
    ...DRY_RUN,
    'to-revision': { kind: 'int', initial: '0', help: 'The revision to roll back to; 0 is the last one' },
  },
  *run(invocation) {
    for (const deployment of yield* deploymentsOf(invocation, 'rollback')) {
      const result = yield* rollBack(deployment, invocation)
      invocation.context.out(
        `deployment.apps/${deployment.metadata.name} ${result}${dryRunSuffix(dryRunOf(invocation))}\n`,
      )
    }
    return 0
  },
}

function* rollBack(deployment: Deployment, invocation: Invocation): Task<string> {
  const { context, flags } = invocation
  const { metadata, spec } = deployment
  if (metadata.annotations?.[LAST_APPLIED] !== undefined) context.err(appliedWarning(metadata.name))
  const toRevision = flags.int('to-revision')
  if (toRevision < 0) throw new KubectlError(`revision number cannot be negative: ${toRevision}`)
  const owned = yield* replicaSetsOf(context.client, deployment)
  const target = targetOf(deployment, owned, toRevision)
  if (spec?.paused)
    throw new KubectlError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    )
  const template = withoutHash(target.spec?.template)
  if (jsonEquals(template, spec?.template))
    return `skipped rollback (current template already matches revision ${revisionOf(target)})`
  const patch = [
    { op: 'replace', path: '/spec/template', value: template },
    { op: 'replace', path: '/metadata/annotations', value: annotationsFor(deployment, target) },
  ]
  if (dryRunOf(invocation) !== 'client')
    yield* context.client.patch('Deployment', metadata.namespace ?? '', metadata.name, patch, 'json')
  return 'rolled back'
}

/** Zero means the revision before the one that is running. */
function targetOf(deployment: Deployment, owned: readonly ReplicaSet[], toRevision: number): ReplicaSet {
  if (toRevision > 0) {
    const target = owned.find((each) => revisionOf(each) === toRevision)
    if (!target) throw new KubectlError(`unable to find specified revision ${toRevision} in history`)
    return target
  }
  const current = newReplicaSet(deployment, owned)
  const [latest, previous] = [...owned].sort((a, b) => revisionOf(b) - revisionOf(a))
  const target = latest === current || current === undefined ? previous : latest
  if (!target)
    throw new KubectlError(`no rollout history found for deployment ${JSON.stringify(deployment.metadata.name)}`)
  return target
}

function annotationsFor({ metadata }: Deployment, target: ReplicaSet): Record<string, string> {
  const annotations: Record<string, string> = {}
  for (const key of OF_DEPLOYMENT)
    if (metadata.annotations?.[key] !== undefined) annotations[key] = metadata.annotations[key]
  for (const [key, value] of Object.entries(target.metadata.annotations ?? {}))
    if (!OF_DEPLOYMENT.includes(key)) annotations[key] = value
  return annotations
}

function appliedWarning(name: string): string {
  return `Warning: resource deployments/${name} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`
}
