/** A claim that names no storage class gets the default one. */
// Models: plugin/pkg/admission/storage/storageclass/setdefault/admission.go
import type { PersistentVolumeClaim } from '../../../contract/api'
import { newestDefault } from './default-class'
import { requestsFor } from './handled'
import type { AdmissionPlugin } from './plugin'

const MARKS = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class']
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class'

export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  handles: requestsFor('PersistentVolumeClaim', 'create'),
  mutate(object, { view }) {
    const claim = object as PersistentVolumeClaim
    // '' is a choice too: a volume without a class.
    if (claim.spec.storageClassName !== undefined || claim.metadata.annotations?.[BETA_CLASS] !== undefined)
      return object
    const chosen = newestDefault(view.list('StorageClass'), MARKS)
    return chosen ? { ...claim, spec: { ...claim.spec, storageClassName: chosen.metadata.name } } : object
  },
}
