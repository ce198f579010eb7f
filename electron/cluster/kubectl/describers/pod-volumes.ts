/** Where the files of a Pod's volumes come from. */
// Models: describe.go: describeVolumes, printEphemeralVolumeSource, printDownwardAPIVolumeSource
// Simplified: sources that only an old cloud provider knew are not told.
import type {
  DownwardAPIVolumeSource,
  EphemeralVolumeSource,
  ProjectedVolumeSource,
  Volume,
} from '../../../contract/api'
import { labelsText } from '../../text/format'
import type { DescriptionWriter } from './writer'

export function describeVolumes(volumes: readonly Volume[], isTemplate: boolean, writer: DescriptionWriter): void {
  const indent = isTemplate ? '  ' : ''
  if (volumes.length === 0) {
    writer.line(0, `${indent}Volumes:\t<none>`)
    return
  }
  writer.line(0, `${indent}Volumes:`)
  for (const volume of volumes) {
    writer.line(1, `${isTemplate ? ' ' : ''}${volume.name}:`)
    for (const [name, value] of volumeFields(volume)) writer.field(2, name, value)
    for (const line of downwardLines(volume.downwardAPI)) writer.line(3, line)
    if (volume.csi) writer.labels('VolumeAttributes', volume.csi.volumeAttributes, '    ')
  }
}

type Field = readonly [name: string, value: string | number | boolean]

function volumeFields(volume: Volume): readonly Field[] {
  const { emptyDir, hostPath, configMap, secret, projected, persistentVolumeClaim: claim } = volume
  if (emptyDir) return [['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"], ['Medium', emptyDir.medium ?? ''], ['SizeLimit', emptyDir.sizeLimit ?? '<unset>']] // prettier-ignore
  if (hostPath) return [['Type', 'HostPath (bare host directory volume)'], ['Path', hostPath.path], ['HostPathType', hostPath.type ?? '']] // prettier-ignore
  if (configMap) return [['Type', 'ConfigMap (a volume populated by a ConfigMap)'], ['Name', configMap.name ?? ''], ['Optional', configMap.optional ?? false]] // prettier-ignore
  if (secret) return [['Type', 'Secret (a volume populated by a Secret)'], ['SecretName', secret.secretName ?? ''], ['Optional', secret.optional ?? false]] // prettier-ignore
  if (claim) return [['Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'], ['ClaimName', claim.claimName], ['ReadOnly', claim.readOnly ?? false]] // prettier-ignore
  if (projected) return [['Type', 'Projected (a volume that contains injected data from multiple sources)'], ...projectedFields(projected)] // prettier-ignore
  return rarerFields(volume)
}

function rarerFields({ downwardAPI, nfs, csi, ephemeral, image }: Volume): readonly Field[] {
  if (downwardAPI) return [['Type', 'DownwardAPI (a volume populated by information about the pod)'], ['Items', '']] // prettier-ignore
  if (nfs) return [['Type', 'NFS (an NFS mount that lasts the lifetime of a pod)'], ['Server', nfs.server], ['Path', nfs.path], ['ReadOnly', nfs.readOnly ?? false]] // prettier-ignore
  if (csi) return [['Type', 'CSI (a Container Storage Interface (CSI) volume source)'], ['Driver', csi.driver], ['FSType', csi.fsType ?? ''], ['ReadOnly', csi.readOnly ?? false]] // prettier-ignore
  if (image) return [['Type', 'Image (a container image or OCI artifact)'], ['Reference', image.reference ?? ''], ['PullPolicy', image.pullPolicy ?? '']] // prettier-ignore
  return ephemeral ? [['Type', 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)'], ...claimFields(ephemeral)] : [] // prettier-ignore
}

function claimFields({ volumeClaimTemplate: template }: EphemeralVolumeSource): readonly Field[] {
  const { storageClassName, volumeMode, volumeName = '' } = template?.spec ?? {}
  const marks: readonly Field[] = [['Labels', labelsText(template?.metadata?.labels)], ['Annotations', labelsText(template?.metadata?.annotations)]] // prettier-ignore
  const mode: readonly Field[] = volumeMode ? [['VolumeMode', volumeMode]] : []
  return [['StorageClass', storageClassName ?? ''], ['Volume', volumeName], ...marks, ['Capacity', ''], ['Access Modes', ''], ...mode] // prettier-ignore
}

function downwardLines(source: DownwardAPIVolumeSource | undefined): readonly string[] {
  return (source?.items ?? []).map(
    ({ fieldRef, resourceFieldRef, path }) => `${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ''} -> ${path}`,
  )
}

function projectedFields({ sources = [] }: ProjectedVolumeSource): readonly Field[] {
  return sources.flatMap(({ secret, downwardAPI, configMap, serviceAccountToken }): readonly Field[] => {
    if (secret) return [['SecretName', secret.name ?? ''], ['Optional', secret.optional ?? false]] // prettier-ignore
    if (downwardAPI) return [['DownwardAPI', true]]
    if (configMap) return [['ConfigMapName', configMap.name ?? ''], ['Optional', configMap.optional ?? false]] // prettier-ignore
    return serviceAccountToken ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600]] : []
  })
}
