import type { PersistentVolume, PersistentVolumeClaim, StorageClass, VolumeAttachment, VolumeAttributesClass } from '../../../contract/api' // prettier-ignore
import { jsonEquals } from '../../../contract/api/patch/json'
import { forbiddenField, required } from '../validation/field-error'
import { validateImmutable } from '../validation/metadata'
import { validatePersistentVolume, validatePersistentVolumeChange } from '../validation/persistent-volume'
import { validateStorageClass, validateStorageClassChange } from '../validation/storage-class'
import { validateClaimChange, validateClaimSpec } from '../validation/volume-claim'
import { fill, mapField } from './defaults/fill'
import { defaultClaimSpec } from './defaults/volume-claim'
import { strategyFor } from './kind-rules'
import { onlyStatus } from './strategy'

/** Volumes, the claims to them, and the classes that make them. */
// Models: pkg/registry/core/{persistentvolume,persistentvolumeclaim}/strategy.go, pkg/registry/storage/storageclass/strategy.go
export const persistentVolumeStrategy = strategyFor<PersistentVolume>('PersistentVolume', {
  namespaced: false,
  firstStatus: (_, { now }) => ({ phase: 'Pending', lastPhaseTransitionTime: now }),
  defaults: (volume) =>
    mapField(volume, 'spec', (spec) =>
      mapField(
        fill(spec, { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }),
        'hostPath',
        (hostPath) => fill(hostPath, { type: '' }),
      ),
    ),
  /** The moment at which a volume entered its phase is the server's to tell. */
  prepareForStatusUpdate: (volume, old, { now }) => {
    const updated = onlyStatus(volume, old)
    if (updated.status?.phase === old.status?.phase) return updated
    return { ...updated, status: { ...updated.status, lastPhaseTransitionTime: now } }
  },
  validate: validatePersistentVolume,
  validateChange: validatePersistentVolumeChange,
})

export const persistentVolumeClaimStrategy = strategyFor<PersistentVolumeClaim>('PersistentVolumeClaim', {
  firstStatus: () => ({ phase: 'Pending' }),
  defaults: (claim) => mapField(claim, 'spec', defaultClaimSpec),
  validate: (claim) => validateClaimSpec(claim.spec, 'spec'),
  validateChange: validateClaimChange,
})

export const storageClassStrategy = strategyFor<StorageClass>('StorageClass', {
  namespaced: false,
  defaults: (storageClass) => fill(storageClass, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
  validate: validateStorageClass,
  validateChange: validateStorageClassChange,
})

/** An attachment is asked for once, and carried out or not. */
export const volumeAttachmentStrategy = strategyFor<VolumeAttachment>('VolumeAttachment', {
  namespaced: false,
  firstStatus: () => ({ attached: false }),
  validateChange: (attachment, old) => validateImmutable(attachment.spec, old.spec, 'spec'),
})

export const volumeAttributesClassStrategy = strategyFor<VolumeAttributesClass>('VolumeAttributesClass', {
  namespaced: false,
  validate: ({ driverName, parameters = {} }) => [
    ...(driverName ? [] : [required('driverName', driverName)]),
    ...(Object.keys(parameters).length === 0 ? [required('parameters', 'must contain at least one key/value pair')] : []),
  ],
  validateChange: (attributes, old) => [
    ...(attributes.driverName === old.driverName ? [] : [forbiddenField('driverName', 'updates to driverName are forbidden.')]),
    ...(jsonEquals(attributes.parameters ?? {}, old.parameters ?? {}) ? [] : [forbiddenField('parameters', 'updates to parameters are forbidden.')]),
  ],
}) // prettier-ignore
