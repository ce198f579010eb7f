import type { StorageClass } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { validateChoice, validateOptionalChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, required, tooLongField } from './field-error'
import { validateImmutable } from './metadata'
import { qualifiedName } from './names'

/** StorageClasses. */
// Models: pkg/apis/storage/validation/validation.go: ValidateStorageClass
const RECLAIM = ['Delete', 'Retain']
const BINDING = ['Immediate', 'WaitForFirstConsumer']
const MAX_PARAMETERS = 512
const MAX_PARAMETER_BYTES = 256 * 1024

export function validateStorageClass(storageClass: StorageClass): FieldError[] {
  return [
    ...validateProvisioner(storageClass.provisioner),
    ...validateParameters(storageClass.parameters ?? {}),
    ...validateOptionalChoice(storageClass.reclaimPolicy, RECLAIM, 'reclaimPolicy'),
    ...validateChoice(storageClass.volumeBindingMode, BINDING, 'volumeBindingMode'),
  ]
}

function validateProvisioner(provisioner: string): FieldError[] {
  if (!provisioner) return [required('provisioner', provisioner)]
  return qualifiedName(provisioner.toLowerCase()).map((why) => invalidValue('provisioner', provisioner, why))
}

function validateParameters(parameters: Readonly<Record<string, string>>): FieldError[] {
  const entries = Object.entries(parameters)
  const size = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  const errors: FieldError[] = entries.some(([key]) => key === '')
    ? [invalidValue('parameters', '', 'field can not be empty.')]
    : []
  if (entries.length > MAX_PARAMETERS) errors.push(tooLongField('Provisioner Parameters', MAX_PARAMETERS))
  return size > MAX_PARAMETER_BYTES ? [...errors, tooLongField('parameters', MAX_PARAMETER_BYTES)] : errors
}

/** Volumes that exist were made by these words, so the words stay. */
export function validateStorageClassChange(storageClass: StorageClass, old: StorageClass): FieldError[] {
  const fixed = (['parameters', 'provisioner', 'reclaimPolicy'] as const)
    .filter((field) => !jsonEquals(storageClass[field] ?? null, old[field] ?? null))
    .map((field) => forbiddenField(field, `updates to ${field} are forbidden.`))
  return [...fixed, ...validateImmutable(storageClass.volumeBindingMode, old.volumeBindingMode, 'volumeBindingMode')]
}
