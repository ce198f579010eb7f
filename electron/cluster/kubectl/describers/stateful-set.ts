// Models: describe.go: StatefulSetDescriber, describeVolumeClaimTemplates
import type { PersistentVolumeClaim, StatefulSet } from '../../../contract/api'
import { selectorText } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import { storageClassOf } from '../../text/volumes'
import type { Describer } from './describer'
import { describeCreation, describeMarks, describeName } from './identity'
import { describeTemplate } from './pod-parts'
import { podsStatusOf } from './pods-status'
import type { DescriptionWriter } from './writer'

export const statefulSetDescriber: Describer<StatefulSet> = {
  *describe(set, writer, { command }) {
    const { spec, status } = set
    describeName(set, writer)
    describeCreation(set, writer)
    writer.field(0, 'Selector', selectorText(spec?.selector))
    describeMarks(set, writer)
    writer.field(0, 'Replicas', `${spec?.replicas ?? 0} desired | ${status?.replicas ?? 0} total`)
    describeStrategy(set, writer)
    writer.field(0, 'Pods Status', yield* podsStatusOf(set, spec?.selector, command))
    describeTemplate(spec?.template, writer)
    describeClaims(spec?.volumeClaimTemplates ?? [], writer)
  },
}

function describeStrategy({ spec }: Sparse<StatefulSet>, writer: DescriptionWriter): void {
  const { type = '', rollingUpdate } = spec?.updateStrategy ?? {}
  writer.field(0, 'Update Strategy', type)
  if (rollingUpdate?.partition !== undefined) writer.field(1, 'Partition', rollingUpdate.partition)
  if (rollingUpdate?.maxUnavailable !== undefined) writer.field(1, 'MaxUnavailable', rollingUpdate.maxUnavailable)
}

function describeClaims(templates: readonly PersistentVolumeClaim[], writer: DescriptionWriter): void {
  writer.line(0, templates.length === 0 ? 'Volume Claims:\t<none>' : 'Volume Claims:')
  for (const { metadata, spec } of templates as readonly Sparse<PersistentVolumeClaim>[]) {
    writer.field(1, 'Name', metadata.name)
    writer.field(1, 'StorageClass', storageClassOf(metadata, spec?.storageClassName))
    writer.labels('Labels', metadata.labels, '  ')
    writer.annotations('  Annotations', metadata.annotations)
    writer.field(1, 'Capacity', spec?.resources?.requests?.storage ?? '<default>')
    writer.field(1, 'Access Modes', `[${(spec?.accessModes ?? []).join(' ')}]`)
  }
}
