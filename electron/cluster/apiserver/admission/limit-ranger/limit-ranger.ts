/** Gives containers the defaults of their namespace, and holds them to its bounds. */
// Models: plugin/pkg/admission/limitranger/admission.go
import type { ApiObject, LimitRange, PersistentVolumeClaim, Pod } from '../../../../contract/api'
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin'
import { aggregate, refused } from '../refusal'
import { claimViolations, podViolations } from './bounds'
import { withDefaults } from './defaults'

export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  handles(operation, { resource, subresource }) {
    if (resource.group !== '' || subresource !== '') return false
    // The containers of a Pod never change once it is there.
    if (resource.kind === 'Pod') return operation === 'create'
    return resource.kind === 'PersistentVolumeClaim' && (operation === 'create' || operation === 'update')
  },
  mutate(object, attributes) {
    if (object.kind !== 'Pod') return object
    return rangesFor(attributes).reduce(withDefaults, object as Pod)
  },
  validate(object, attributes) {
    for (const range of rangesFor(attributes)) {
      const violations = violationsOf(range, object)
      if (violations.length > 0) throw refused(attributes, object, aggregate(violations))
    }
  },
}

function rangesFor({ view, request, old }: AdmissionAttributes): readonly LimitRange[] {
  if (old?.metadata.deletionTimestamp !== undefined) return []
  return view.list('LimitRange', request.namespace)
}

function violationsOf({ spec }: LimitRange, object: ApiObject): readonly string[] {
  return spec.limits.flatMap((limit) =>
    object.kind === 'Pod'
      ? podViolations(limit, object as Pod)
      : claimViolations(limit, object as PersistentVolumeClaim),
  )
}
