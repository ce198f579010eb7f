import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../contract/api'
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
