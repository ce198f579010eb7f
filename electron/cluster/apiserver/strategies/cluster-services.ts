import type { CertificateSigningRequest, CSIDriver, PriorityClass, RuntimeClass } from '../../../contract/api'
import { validateApproval, validateCertificateRequest } from '../validation/certificate-request'
import { type FieldError, invalidValue } from '../validation/field-error'
import { validateImmutable, validateMetadataUpdate } from '../validation/metadata'
import { dns1123Label } from '../validation/names'
import { validatePriorityClass, validatePriorityClassChange } from '../validation/priority-class'
import { fill, mapField, without } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** Small cluster-wide kinds: priorities, runtimes, drivers, certificates. */
// Models: pkg/registry/{scheduling,node,storage,certificates}, pkg/apis/{scheduling,storage}/v1/defaults.go
export const priorityClassStrategy = strategyFor<PriorityClass>('PriorityClass', {
  namespaced: false,
  counts: true,
  defaults: (priorityClass) => fill(priorityClass, { preemptionPolicy: 'PreemptLowerPriority', value: 0 }),
  validate: validatePriorityClass,
  validateChange: validatePriorityClassChange,
})

export const runtimeClassStrategy = strategyFor<RuntimeClass>('RuntimeClass', {
  namespaced: false,
  validate: ({ handler }) => dns1123Label(handler).map((why): FieldError => invalidValue('handler', handler, why)),
  validateChange: (runtimeClass, old) => validateImmutable(runtimeClass.handler, old.handler, 'handler'),
})

export const csiDriverStrategy = strategyFor<CSIDriver>('CSIDriver', {
  namespaced: false,
  counts: true,
  defaults: (driver) =>
    mapField(driver, 'spec', (spec) =>
      fill(spec, {
        attachRequired: true,
        podInfoOnMount: false,
        storageCapacity: false,
        fsGroupPolicy: 'ReadWriteOnceWithFSType',
        volumeLifecycleModes: ['Persistent'],
        requiresRepublish: false,
        seLinuxMount: false,
      }),
    ),
  validateChange: ({ spec }, { spec: old }) => [
    ...validateImmutable(spec.attachRequired, old.attachRequired, 'spec.attachRequired'),
    ...validateImmutable(spec.volumeLifecycleModes, old.volumeLifecycleModes, 'spec.volumeLifecycleModes'),
  ],
})

/** Who asks is not for the one who asks to say. */
export const certificateRequestStrategy = strategyFor<CertificateSigningRequest>('CertificateSigningRequest', {
  namespaced: false,
  firstStatus: () => ({}),
  prepare: (request, { user }) => {
    const asked = without(request.spec, 'username', 'uid', 'groups', 'extra')
    return { ...request, spec: user ? { ...asked, groups: user.groups, username: user.name } : asked }
  },
  prepareChange: (request, old) => ({ ...request, spec: old.spec }),
  validate: validateCertificateRequest,
  validateStatusUpdate: (request, old) => [...validateMetadataUpdate(request, old), ...validateApproval(request)],
})
