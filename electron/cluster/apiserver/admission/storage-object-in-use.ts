/** Claims and volumes are held back from their deletion until nobody uses them. */
// Models: plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go
import type { AdmissionPlugin } from './plugin'

const FINALIZERS: Readonly<Partial<Record<string, string>>> = {
  PersistentVolume: 'kubernetes.io/pv-protection',
  PersistentVolumeClaim: 'kubernetes.io/pvc-protection',
}

export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  handles: (operation, { resource, subresource }) =>
    operation === 'create' && subresource === '' && resource.group === '' && FINALIZERS[resource.kind] !== undefined,
  mutate(object, { request }) {
    const finalizer = FINALIZERS[request.resource.kind]!
    const finalizers = object.metadata.finalizers ?? []
    if (finalizers.includes(finalizer)) return object
    return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } }
  },
}
