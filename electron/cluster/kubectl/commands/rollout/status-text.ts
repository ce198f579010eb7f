/** How far a rollout is, in one sentence; throws when it gave up. */
// Models: k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go
import type { ApiObject, DaemonSet, StatefulSet } from '../../../../contract/api'
import type { Deployment } from '../../sparse'
import { REVISION } from '../../deployment-history'
import { KubectlError } from '../../failure'

export interface RolloutStatus {
  readonly text: string
  readonly done: boolean
}

function deploymentStatus({ metadata, spec, status: now }: Deployment, revision = 0): RolloutStatus {
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

type Sparse<T extends ApiObject> = ApiObject & Partial<T>

function daemonSetStatus({ metadata, spec, status: now }: Sparse<DaemonSet>): RolloutStatus {
  if (spec?.updateStrategy?.type === 'OnDelete') throw onlyForRollingUpdates()
  if ((metadata.generation ?? 0) > (now?.observedGeneration ?? 0))
    return waiting('Waiting for daemon set spec update to be observed...')
  const prefix = `Waiting for daemon set ${JSON.stringify(metadata.name)} rollout to finish:`
  const { desiredNumberScheduled = 0, updatedNumberScheduled = 0, numberAvailable = 0 } = now ?? {}
  if (updatedNumberScheduled < desiredNumberScheduled)
    return waiting(`${prefix} ${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`)
  if (numberAvailable < desiredNumberScheduled)
    return waiting(`${prefix} ${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`)
  return { text: `daemon set ${JSON.stringify(metadata.name)} successfully rolled out\n`, done: true }
}

function statefulSetStatus({ metadata, spec, status: now }: Sparse<StatefulSet>): RolloutStatus {
  if (spec?.updateStrategy?.type === 'OnDelete') throw onlyForRollingUpdates()
  const observed = now?.observedGeneration ?? 0
  if (observed === 0 || (metadata.generation ?? 0) > observed)
    return waiting('Waiting for statefulset spec update to be observed...')
  const replicas = spec?.replicas ?? 1
  const {
    readyReplicas = 0,
    updatedReplicas = 0,
    currentReplicas = 0,
    updateRevision = '',
    currentRevision = '',
  } = now ?? {}
  if (readyReplicas < replicas) return waiting(`Waiting for ${replicas - readyReplicas} pods to be ready...`)
  const partition = spec?.updateStrategy?.rollingUpdate?.partition
  if (spec?.updateStrategy?.rollingUpdate) {
    const wanted = replicas - (partition ?? 0)
    if (partition !== undefined && updatedReplicas < wanted)
      return waiting(
        `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...`,
      )
    return { text: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...\n`, done: true }
  }
  if (updateRevision !== currentRevision)
    return waiting(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
    )
  return {
    text: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...\n`,
    done: true,
  }
}

function onlyForRollingUpdates(): KubectlError {
  return new KubectlError('rollout status is only available for RollingUpdate strategy type')
}

type StatusOf = (object: ApiObject, revision: number) => RolloutStatus

export const STATUS_OF: Readonly<Record<string, StatusOf>> = {
  Deployment: (object, revision) => deploymentStatus(object as Deployment, revision),
  DaemonSet: (object) => daemonSetStatus(object as DaemonSet),
  StatefulSet: (object) => statefulSetStatus(object as StatefulSet),
}
