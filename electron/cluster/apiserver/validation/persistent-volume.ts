import type { PersistentVolume, PersistentVolumeSpec } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { ownOf } from '../schema/unsound'
import { validateNodeSelector } from './affinity'
import { validateOptionalChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateImmutable } from './metadata'
import { dns1123Subdomain } from './names'
import { validatePositiveQuantity } from './quantities'
import { validateAccessModes, VOLUME_MODES } from './volume-claim'

/** PersistentVolumes. */
// Models: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeSpec, ValidatePersistentVolumeUpdate
// Simplified: sources of cloud and vendor drivers are only counted, not looked into.
const RECLAIM = ['Delete', 'Recycle', 'Retain']
/** All that is said of a volume, beside where it comes from. */
const COMMON = new Set([
  'accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy',
  'storageClassName', 'volumeAttributesClassName', 'volumeMode',
]) // prettier-ignore

export function validatePersistentVolume({ spec }: PersistentVolume): FieldError[] {
  const accessModes = spec.accessModes ?? []
  return [
    ...(accessModes.length === 0 ? [required('spec.accessModes')] : []),
    ...validateAccessModes(accessModes, 'spec.accessModes'),
    ...validateCapacity(spec),
    ...validateOptionalChoice(spec.persistentVolumeReclaimPolicy, RECLAIM, 'spec.persistentVolumeReclaimPolicy'),
    ...(spec.nodeAffinity?.required ? validateNodeSelector(spec.nodeAffinity.required, 'spec.nodeAffinity.required') : []),
    ...validateSource(spec),
    ...(spec.storageClassName
      ? dns1123Subdomain(spec.storageClassName).map((why) => invalidValue('spec.storageClassName', spec.storageClassName, why))
      : []),
    ...validateOptionalChoice(spec.volumeMode, VOLUME_MODES, 'spec.volumeMode'),
  ] // prettier-ignore
}

function validateCapacity({ capacity = {} }: PersistentVolumeSpec): FieldError[] {
  const path = 'spec.capacity'
  if (Object.keys(capacity).length === 0) return [required(path)]
  const storage = ownOf(capacity, 'storage')
  if (storage === undefined || Object.keys(capacity).length > 1) return [notSupported(path, capacity, ['storage'])]
  return validatePositiveQuantity(storage, `${path}[storage]`)
}

function validateSource(spec: PersistentVolumeSpec): FieldError[] {
  const sources = Object.entries(sourceOf(spec)).map(([source]) => source)
  if (sources.length === 0) return [required('spec', 'must specify a volume type')]
  const errors = sources
    .slice(1)
    .map((source) => forbiddenField(`spec.${source}`, 'may not specify more than 1 volume type'))
  const { hostPath, local, nfs, csi } = spec
  if (hostPath) errors.push(...validateHostPath(hostPath.path, spec.persistentVolumeReclaimPolicy))
  if (local && !local.path) errors.push(required('spec.local.path'))
  if (local && !spec.nodeAffinity) errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'))
  if (nfs && !nfs.server) errors.push(required('spec.nfs.server'))
  if (nfs && !nfs.path) errors.push(required('spec.nfs.path'))
  if (csi && !csi.driver) errors.push(required('spec.csi.driver'))
  if (csi && !csi.volumeHandle) errors.push(required('spec.csi.volumeHandle'))
  return errors
}

function validateHostPath(path: string, policy: string | undefined): FieldError[] {
  if (!path) return [required('spec.hostPath.path')]
  if (path.split('/').includes('..')) return [invalidValue('spec.hostPath.path', path, "must not contain '..'")]
  const isRoot = /^\/+$/.test(path)
  if (!isRoot || policy !== 'Recycle') return []
  return [forbiddenField('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'")]
}

export function sourceOf(spec: PersistentVolumeSpec): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(spec).filter(([field, value]) => !COMMON.has(field) && value !== undefined))
}

export function validatePersistentVolumeChange(
  { spec }: PersistentVolume,
  { spec: old }: PersistentVolume,
): FieldError[] {
  const errors = validateImmutable(spec.volumeMode, old.volumeMode, 'spec.volumeMode')
  if (!jsonEquals(sourceOf(spec), sourceOf(old))) {
    errors.push(
      forbiddenField('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation'),
    )
  }
  if (old.nodeAffinity) errors.push(...validateImmutable(spec.nodeAffinity, old.nodeAffinity, 'spec.nodeAffinity'))
  return errors
}
