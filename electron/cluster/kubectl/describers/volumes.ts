// Models: describe.go: PersistentVolumeDescriber, PersistentVolumeClaimDescriber
import type { NodeSelectorRequirement, PersistentVolume, PersistentVolumeClaim, Pod } from '../../../contract/api'
import { age, NONE } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import { accessModesText, storageClassOf } from '../../text/volumes'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { describeMarks, describeName } from './identity'
import { describeSource } from './volume-source'
import type { DescriptionWriter } from './writer'

export const persistentVolumeDescriber: Describer<PersistentVolume> = {
  *describe(volume, writer, { nowMs }) {
    const { metadata, spec, status } = volume
    describeName(volume, writer)
    describeMarks(volume, writer)
    writer.field(0, 'Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`)
    writer.field(0, 'StorageClass', storageClassOf(metadata, spec?.storageClassName))
    writer.field(0, 'Status', phaseText(volume, nowMs))
    const claim = spec?.claimRef
    writer.field(0, 'Claim', claim ? `${claim.namespace ?? ''}/${claim.name ?? ''}` : '')
    writer.field(0, 'Reclaim Policy', spec?.persistentVolumeReclaimPolicy ?? '')
    writer.field(0, 'Access Modes', accessModesText(spec?.accessModes))
    if (spec?.volumeMode) writer.field(0, 'VolumeMode', spec.volumeMode)
    writer.field(0, 'Capacity', spec?.capacity?.storage ?? '0')
    describeNodeAffinity(volume, writer)
    writer.field(0, 'Message', status?.message ?? '')
    describeSource(volume, writer)
  },
}

function phaseText(
  { metadata, status }: Sparse<PersistentVolume> | Sparse<PersistentVolumeClaim>,
  nowMs: number,
): string {
  const { deletionTimestamp } = metadata
  return deletionTimestamp ? `Terminating (lasts ${age(deletionTimestamp, nowMs)})` : (status?.phase ?? '')
}

function describeNodeAffinity({ spec }: Sparse<PersistentVolume>, writer: DescriptionWriter): void {
  const terms = spec?.nodeAffinity?.required?.nodeSelectorTerms
  if (!terms) {
    writer.field(0, 'Node Affinity', NONE)
    return
  }
  writer.field(0, 'Node Affinity', '')
  writer.field(1, 'Required Terms', terms.length === 0 ? NONE : '')
  for (const [index, { matchExpressions = [] }] of terms.entries())
    writer.multiline(`    Term ${index}`, matchExpressions.map(requirementText))
}

function requirementText({ key, operator, values = [] }: NodeSelectorRequirement): string {
  const compared = `${key} ${operator.toLowerCase()}`
  return values.length > 0 ? `${compared} [${values.join(', ')}]` : compared
}

export const persistentVolumeClaimDescriber: Describer<PersistentVolumeClaim> = {
  *describe(claim, writer, { command, nowMs }) {
    const { metadata, spec, status } = claim
    describeName(claim, writer)
    writer.field(0, 'StorageClass', storageClassOf(metadata, spec?.storageClassName))
    writer.field(0, 'Status', phaseText(claim, nowMs))
    writer.field(0, 'Volume', spec?.volumeName ?? '')
    describeMarks(claim, writer)
    writer.field(0, 'Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`)
    const isBound = Boolean(spec?.volumeName)
    writer.field(0, 'Capacity', isBound ? (status?.capacity?.storage ?? '0') : '')
    writer.field(0, 'Access Modes', isBound ? accessModesText(status?.accessModes) : '')
    if (spec?.volumeMode) writer.field(0, 'VolumeMode', spec.volumeMode)
    describeDataSource(claim, writer)
    const pods = (yield* command.client.list('Pod', metadata.namespace ?? '')).items
    writer.multiline('Used By', pods.filter((pod) => uses(pod, metadata.name)).map((pod) => pod.metadata.name)) // prettier-ignore
    describeConditions(status?.conditions ?? [], writer)
  },
}

/** An ephemeral volume has a claim of the name of its Pod and its own. */
function uses({ metadata, spec }: Sparse<Pod>, claimName: string): boolean {
  return (spec?.volumes ?? []).some(
    ({ name, persistentVolumeClaim, ephemeral }) =>
      persistentVolumeClaim?.claimName === claimName || (ephemeral && `${metadata.name}-${name}` === claimName),
  )
}

function describeDataSource({ spec }: Sparse<PersistentVolumeClaim>, writer: DescriptionWriter): void {
  if (!spec?.dataSource) return
  const { apiGroup, kind, name } = spec.dataSource
  writer.line(0, 'DataSource:')
  if (apiGroup !== undefined) writer.field(1, 'APIGroup', apiGroup)
  writer.field(1, 'Kind', kind)
  writer.field(1, 'Name', name)
}

function describeConditions(
  conditions: NonNullable<NonNullable<PersistentVolumeClaim['status']>['conditions']>,
  writer: DescriptionWriter,
): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const { type, status, lastProbeTime, lastTransitionTime, reason, message } of conditions)
    writer.line(
      1,
      `${type} \t${status} \t${rfc1123(lastProbeTime)} \t${rfc1123(lastTransitionTime)} \t${reason ?? ''} \t${message ?? ''}`,
    )
}
