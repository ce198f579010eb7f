/** A claim may grow only once it has its volume, and only where its storage class allows it. */
// Models: plugin/pkg/admission/storage/persistentvolume/resize/admission.go
import { compareQuantities, type PersistentVolumeClaim } from '../../../contract/api'
import { requestsFor } from './handled'
import type { AdmissionPlugin } from './plugin'
import { refused } from './refusal'

export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  handles: requestsFor('PersistentVolumeClaim', 'update'),
  validate(object, attributes) {
    const claim = object as PersistentVolumeClaim
    const old = attributes.old as PersistentVolumeClaim
    if (compareQuantities(storageOf(claim), storageOf(old)) <= 0) return
    if (old.status?.phase !== 'Bound')
      throw refused(attributes, claim, 'Only bound persistent volume claims can be expanded')
    const className = claim.spec.storageClassName ?? ''
    const storageClass = className ? attributes.view.get('StorageClass', '', className) : null
    if (className === old.spec.storageClassName && storageClass?.allowVolumeExpansion) return
    throw refused(attributes, claim, 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize')
  },
} // prettier-ignore

function storageOf({ spec }: PersistentVolumeClaim): string {
  return spec.resources?.requests?.storage ?? '0'
}
