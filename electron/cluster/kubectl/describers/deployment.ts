// Models: describe.go: DeploymentDescriber
import type { Deployment, ReplicaSet } from '../sparse'
import type { Task } from '../../kernel/task'
import type { CommandContext } from '../command'
import { newReplicaSet, oldReplicaSets, replicaSetsOf } from '../deployment-history'
import { NONE, selectorText } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { describeTemplate, describeTypedConditions } from './pod-parts'
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
    describeTypedConditions(status?.conditions ?? [], writer)
    yield* describeReplicaSets(deployment, command, writer)
  },
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
