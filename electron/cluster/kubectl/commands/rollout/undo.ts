/** `kubectl rollout undo`: back to what a workload was before. */
// Models: k8s.io/kubectl/pkg/polymorphichelpers/rollback.go
import { jsonEquals, patchSchemaOf, strategicMergePatch, type JsonObject } from '../../../../contract/api/patch'
import type { Task } from '../../../kernel/task'
import type { Deployment, ReplicaSet } from '../../sparse'
import { DRY_RUN, OUTPUT } from '../../shared-flags'
import type { Command, Invocation } from '../../command'
import { newReplicaSet, replicaSetsOf, REVISION, revisionOf, withoutHash } from '../../deployment-history'
import { dryRunOf, dryRunSuffix } from '../../dry-run'
import { KubectlError } from '../../failure'
import { objectName } from '../../kinds'
import { LAST_APPLIED } from '../../last-applied'
import { addressOf, type Found } from '../../selection'
import { writeQuery } from '../../writes'
import { revisionsOf } from './revisions'
import { workloadsOf } from './targets'

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
    ...OUTPUT,
    'to-revision': { kind: 'int', initial: '0', help: 'The revision to roll back to; 0 is the last one' },
  },
  *run(invocation) {
    for (const each of yield* workloadsOf(invocation)) {
      const { name, annotations } = each.object.metadata
      if (annotations?.[LAST_APPLIED] !== undefined)
        invocation.context.err(appliedWarning(`${each.info.resource}/${name}`))
      const toRevision = invocation.flags.int('to-revision')
      if (toRevision < 0) throw new KubectlError(`revision number cannot be negative: ${toRevision}`)
      const rollBack = each.info.kind === 'Deployment' ? rollBackDeployment : rollBackRevision
      const result = yield* rollBack(each, toRevision, invocation)
      invocation.context.out(`${objectName(each.info, name)} ${result}${dryRunSuffix(dryRunOf(invocation))}\n`)
    }
    return 0
  },
}

/** A DaemonSet or StatefulSet: what its ControllerRevision holds is itself a patch. */
function* rollBackRevision(found: Found, toRevision: number, invocation: Invocation): Task<string> {
  const { name } = found.object.metadata
  const revisions = yield* revisionsOf(found, invocation, 'rollback')
  const target = toRevision > 0 ? revisions.find(({ number }) => number === toRevision) : revisions.at(-2)
  if (!target && toRevision > 0) throw new KubectlError(`unable to find specified revision ${toRevision} in history`)
  if (!target) throw new KubectlError(`no rollout history found for ${found.info.singular} ${JSON.stringify(name)}`)
  const current = found.object as unknown as JsonObject
  const patch = target.data as JsonObject
  if (jsonEquals(strategicMergePatch(current, patch, patchSchemaOf(found.info.definition)), current))
    return skipped(target.number)
  yield* send(found, patch, 'strategic', invocation)
  return 'rolled back'
}

function skipped(revision: number): string {
  return `skipped rollback (current template already matches revision ${revision})`
}

function* send(found: Found, patch: unknown, patchType: 'strategic' | 'json', invocation: Invocation): Task {
  if (dryRunOf(invocation) === 'client') return
  const query = { ...writeQuery(invocation), patchType }
  yield* invocation.context.client.patchOne(addressOf(found, invocation), patch, query)
}

function* rollBackDeployment(found: Found, toRevision: number, invocation: Invocation): Task<string> {
  const deployment = found.object as Deployment
  const { spec } = deployment
  const owned = yield* replicaSetsOf(invocation.context.client, deployment)
  const target = targetOf(deployment, owned, toRevision)
  if (spec?.paused)
    throw new KubectlError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    )
  const template = withoutHash(target.spec?.template)
  if (jsonEquals(template, spec?.template)) return skipped(revisionOf(target))
  const patch = [
    { op: 'replace', path: '/spec/template', value: template },
    { op: 'replace', path: '/metadata/annotations', value: annotationsFor(deployment, target) },
  ]
  yield* send(found, patch, 'json', invocation)
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
  return `Warning: resource ${name} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`
}
