/** Where the data of a PersistentVolume lies. */
// Models: describe.go: printHostPathVolumeSource, printLocalVolumeSource, printNFSVolumeSource, printCSIPersistentVolumeSource
// Simplified: sources that only an old cloud provider knew are not told.
import type { PersistentVolume } from '../../../contract/api'
import type { Sparse } from '../../text/sparse'
import type { DescriptionWriter } from './writer'

export function describeSource({ spec }: Sparse<PersistentVolume>, writer: DescriptionWriter): void {
  const { hostPath, local, nfs, csi } = spec ?? {}
  writer.line(0, 'Source:')
  if (hostPath) {
    writer.field(2, 'Type', 'HostPath (bare host directory volume)')
    writer.field(2, 'Path', hostPath.path)
    writer.field(2, 'HostPathType', hostPath.type ?? '')
  } else if (local) {
    writer.field(2, 'Type', 'LocalVolume (a persistent volume backed by local storage on a node)')
    writer.field(2, 'Path', local.path)
  } else if (nfs) {
    writer.field(2, 'Type', 'NFS (an NFS mount that lasts the lifetime of a pod)')
    writer.field(2, 'Server', nfs.server)
    writer.field(2, 'Path', nfs.path)
    writer.field(2, 'ReadOnly', nfs.readOnly ?? false)
  } else if (csi) {
    writer.field(2, 'Type', 'CSI (a Container Storage Interface (CSI) volume source)')
    writer.field(2, 'Driver', csi.driver)
    writer.field(2, 'FSType', csi.fsType ?? '')
    writer.field(2, 'VolumeHandle', csi.volumeHandle)
    writer.field(2, 'ReadOnly', csi.readOnly ?? false)
    writer.labels('VolumeAttributes', csi.volumeAttributes, '    ')
  }
}
