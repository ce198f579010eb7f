// Models: describe.go: DeploymentDescriber, ReplicaSetDescriber
import type { Deployment, Pod, ReplicaSet } from '../sparse'
import { selectorOf } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { CommandContext } from '../command'
import { newReplicaSet, oldReplicaSets, replicaSetsOf } from '../deployment-history'
import { NONE, selectorText } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { describeTemplate } from './pod-parts'
import type { DescriptionWriter } from './writer'

export const deploymentDescriber: Describer<Deployment> = {
  *describe(deployment, writer, { command }) {
    const { metadata, spec, status } = deployment
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Namespace', metadata.namespace ?? '')
    writer.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
    writer.labels('Labels', metadata.labels)
    writer.annotations('Annotations', metadata.annotations)
    writer.field(0, 'Selector', selectorText(spec?.selector))
    writer.field(
      0,
      'Replicas',
      `${spec?.replicas ?? 0} desired | ${status?.updatedReplicas ?? 0} updated | ${status?.replicas ?? 0} total | ${status?.availableReplicas ?? 0} available | ${status?.unavailableReplicas ?? 0} unavailable`,
    )
    writer.field(0, 'StrategyType', spec?.strategy?.type ?? '')
    writer.field(0, 'MinReadySeconds', spec?.minReadySeconds ?? 0)
    const rolling = spec?.strategy?.rollingUpdate
    if (rolling)
      writer.field(
        0,
        'RollingUpdateStrategy',
        `${rolling.maxUnavailable ?? 0} max unavailable, ${rolling.maxSurge ?? 0} max surge`,
      )
    describeTemplate(spec?.template, writer)
    describeConditions(status?.conditions ?? [], writer)
    yield* describeReplicaSets(deployment, command, writer)
  },
}

function describeConditions(
  conditions: readonly { readonly type: string; readonly status: string; readonly reason?: string }[],
  writer: DescriptionWriter,
): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tReason')
  writer.line(1, '----\t------\t------')
  for (const { type, status, reason } of conditions) writer.line(1, `${type} \t${status}\t${reason ?? ''}`)
}

function* describeReplicaSets(deployment: Deployment, command: CommandContext, writer: DescriptionWriter): Task {
  const owned = yield* replicaSetsOf(command.client, deployment)
  const current = newReplicaSet(deployment, owned)
  const old = oldReplicaSets(owned, current)
  writer.field(0, 'OldReplicaSets', old.map(createdText).join(', ') || NONE)
  writer.field(0, 'NewReplicaSet', current ? createdText(current) : NONE)
}

function createdText({ metadata, spec, status }: ReplicaSet): string {
  return `${metadata.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`
}

export const replicaSetDescriber: Describer<ReplicaSet> = {
  *describe({ metadata, spec, status }, writer, { command }) {
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Namespace', metadata.namespace ?? '')
    writer.field(0, 'Selector', selectorText(spec?.selector))
    writer.labels('Labels', metadata.labels)
    writer.annotations('Annotations', metadata.annotations)
    const owner = metadata.ownerReferences?.find(({ controller }) => controller)
    if (owner) writer.field(0, 'Controlled By', `${owner.kind}/${owner.name}`)
    writer.field(0, 'Replicas', `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`)
    const labelSelector = selectorOf(spec?.selector).toString()
    const pods = yield* command.client.list('Pod', metadata.namespace ?? '', { labelSelector })
    writer.field(0, 'Pods Status', phasesText(pods.items.filter((pod) => isOwnedBy(pod, metadata.uid))))
    describeTemplate(spec?.template, writer)
    describeConditions(status?.conditions ?? [], writer)
  },
}

function isOwnedBy({ metadata }: Pod, uid: string): boolean {
  return metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid) ?? false
}

function phasesText(pods: readonly Pod[]): string {
  const count = (phase: string): number => pods.filter(({ status }) => status?.phase === phase).length
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
}
