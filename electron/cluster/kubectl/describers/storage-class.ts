// Models: describe.go: StorageClassDescriber, VolumeAttributesClassDescriber, CSINodeDescriber
import type { CSINode, StorageClass, TopologySelectorTerm, VolumeAttributesClass } from '../../../contract/api'
import { boolText, labelsText, UNSET } from '../../text/format'
import { isDefaultStorageClass } from '../../text/volumes'
import type { Describer } from './describer'
import { describeCreation, describeMarks } from './identity'
import type { DescriptionWriter } from './writer'

export const storageClassDescriber: Describer<StorageClass> = {
  *describe(storageClass, writer) {
    const { metadata, provisioner, parameters, allowVolumeExpansion, mountOptions = [] } = storageClass
    const { reclaimPolicy, volumeBindingMode, allowedTopologies } = storageClass
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'IsDefaultClass', isDefaultStorageClass(metadata) ? 'Yes' : 'No')
    writer.field(0, 'Annotations', labelsText(metadata.annotations))
    writer.field(0, 'Provisioner', provisioner)
    writer.field(0, 'Parameters', labelsText(parameters))
    writer.field(0, 'AllowVolumeExpansion', allowVolumeExpansion === undefined ? UNSET : boolText(allowVolumeExpansion))
    writer.line(0, mountOptions.length === 0 ? 'MountOptions:\t<none>' : 'MountOptions:')
    for (const option of mountOptions) writer.line(1, option)
    if (reclaimPolicy) writer.field(0, 'ReclaimPolicy', reclaimPolicy)
    if (volumeBindingMode) writer.field(0, 'VolumeBindingMode', volumeBindingMode)
    if (allowedTopologies) describeTopologies(allowedTopologies, writer)
  },
}

function describeTopologies(terms: readonly TopologySelectorTerm[], writer: DescriptionWriter): void {
  writer.field(0, 'AllowedTopologies', terms.length === 0 ? '<none>' : '')
  for (const [index, { matchLabelExpressions = [] }] of terms.entries())
    writer.multiline(
      `  Term ${index}`,
      matchLabelExpressions.map(({ key, values }) => `${key} in [${values.join(', ')}]`),
    )
}

export const volumeAttributesClassDescriber: Describer<VolumeAttributesClass> = {
  *describe({ metadata, driverName, parameters }, writer) {
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Annotations', labelsText(metadata.annotations))
    writer.field(0, 'DriverName', driverName)
    writer.field(0, 'Parameters', labelsText(parameters))
  },
}

export const csiNodeDescriber: Describer<CSINode> = {
  *describe(node, writer) {
    writer.field(0, 'Name', node.metadata.name)
    describeMarks(node, writer)
    describeCreation(node, writer)
    writer.line(0, 'Spec:')
    const drivers = node.spec?.drivers ?? []
    if (drivers.length > 0) writer.line(1, 'Drivers:')
    for (const { name, nodeID, allocatable, topologyKeys } of drivers) {
      writer.line(2, `${name}:`)
      writer.field(3, 'Node ID', nodeID)
      if (allocatable?.count !== undefined) {
        writer.line(3, 'Allocatables:')
        writer.field(4, 'Count', allocatable.count)
      }
      if (topologyKeys) writer.field(3, 'Topology Keys', `[${topologyKeys.join(' ')}]`)
    }
  },
}
