import { compareQuantities, type PersistentVolumeClaim, type PersistentVolumeClaimSpec } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { ownOf } from '../schema/unsound'
import { validateOptionalChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { jsonDiff } from './json-diff'
import { validateLabelSelector } from './label-selector'
import { dns1123Subdomain } from './names'
import { validatePositiveQuantity } from './quantities'

/** PersistentVolumeClaims. */
// Models: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimSpec, ValidatePersistentVolumeClaimUpdate
// Simplified: data sources are not looked into.
export const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
export const VOLUME_MODES = ['Block', 'Filesystem']

export function validateClaimSpec(spec: PersistentVolumeClaimSpec, path: string): FieldError[] {
  const accessModes = spec.accessModes ?? []
  const errors = accessModes.length === 0 ? [required(`${path}.accessModes`, 'at least 1 access mode is required')] : []
  errors.push(...validateLabelSelector(spec.selector, `${path}.selector`))
  errors.push(...validateAccessModes(accessModes, `${path}.accessModes`))
  const storage = ownOf(spec.resources?.requests, 'storage')
  const at = `${path}.resources[storage]`
  if (storage === undefined) errors.push(required(at))
  else errors.push(...validatePositiveQuantity(storage, at))
  for (const field of ['storageClassName', 'volumeAttributesClassName'] as const) {
    const name = spec[field]
    if (name) errors.push(...dns1123Subdomain(name).map((why) => invalidValue(`${path}.${field}`, name, why)))
  }
  return [...errors, ...validateOptionalChoice(spec.volumeMode, VOLUME_MODES, `${path}.volumeMode`)]
}

export function validateAccessModes(modes: readonly string[], path: string): FieldError[] {
  const errors = modes
    .filter((mode) => !ACCESS_MODES.includes(mode))
    .map((mode) => notSupported(path, mode, ACCESS_MODES))
  if (modes.length > 1 && modes.includes('ReadWriteOncePod')) {
    errors.push(forbiddenField(path, 'may not use ReadWriteOncePod with other access modes'))
  }
  return errors
}

/** Where a claim is bound, only its size may still grow, and its attributes change. */
export function validateClaimChange(claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] {
  const { spec } = claim
  const before = old.spec
  const isBound = old.status?.phase === 'Bound'
  const allowed: PersistentVolumeClaimSpec = {
    ...spec,
    ...(isBound && { resources: before.resources, volumeAttributesClassName: before.volumeAttributesClassName }),
    // The binding itself, and a default class that came late, are written by controllers.
    ...(!before.volumeName && { volumeName: before.volumeName }),
    ...(before.storageClassName === undefined && !before.volumeName && { storageClassName: undefined }),
  }
  if (!jsonEquals(plain(allowed), plain(before))) {
    const detail = `spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n${jsonDiff(plain(before), plain(spec))}`
    return [forbiddenField('spec', detail)]
  }
  return isBound ? validateResize(claim, old) : []
}

function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}

function validateResize({ spec }: PersistentVolumeClaim, { status }: PersistentVolumeClaim): FieldError[] {
  const size = ownOf(spec.resources?.requests, 'storage')
  const capacity = ownOf(status?.capacity, 'storage')
  if (size === undefined || capacity === undefined || compareQuantities(size, capacity) >= 0) return []
  return [forbiddenField('spec.resources.requests.storage', 'field can not be less than status.capacity')]
}
