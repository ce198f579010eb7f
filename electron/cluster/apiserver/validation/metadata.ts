import type { ApiObject, ObjectMeta, OwnerReference } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { type FieldError, forbiddenField, invalidValue, required, tooLongField } from './field-error'
import { asPrefix, dns1123Label, labelValue, type NameRule, qualifiedName } from './names'

/** What holds for the metadata of every kind. */
// Models: staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go
const ANNOTATION_BYTES = 256 * 1024
export const IMMUTABLE = 'field is immutable'

export function validateMetadata(object: ApiObject, namespaced: boolean, nameRule: NameRule): FieldError[] {
  const { metadata } = object
  return [
    ...validateName(metadata, nameRule),
    ...validateNamespace(metadata.namespace ?? '', namespaced),
    ...(metadata.generation !== undefined && metadata.generation < 0
      ? [invalidValue('metadata.generation', metadata.generation, 'must be greater than or equal to 0')]
      : []),
    ...validateMetadataContent(metadata),
  ]
}

/** What may change in metadata, and must be sound after each change. */
function validateMetadataContent(metadata: ObjectMeta): FieldError[] {
  return [
    ...validateLabels(metadata.labels, 'metadata.labels'),
    ...validateAnnotations(metadata.annotations, 'metadata.annotations'),
    ...validateOwnerReferences(metadata.ownerReferences ?? []),
    ...validateFinalizers(metadata.finalizers ?? []),
  ]
}

function validateName({ name, generateName }: ObjectMeta, rule: NameRule): FieldError[] {
  const errors: FieldError[] = []
  if (generateName) {
    errors.push(...asPrefix(rule)(generateName).map((why) => invalidValue('metadata.generateName', generateName, why)))
  }
  if (name) errors.push(...rule(name).map((why) => invalidValue('metadata.name', name, why)))
  else errors.push(required('metadata.name', 'name or generateName is required'))
  return errors
}

function validateNamespace(namespace: string, namespaced: boolean): FieldError[] {
  if (!namespaced) return namespace ? [forbiddenField('metadata.namespace', 'not allowed on this type')] : []
  if (!namespace) return [required('metadata.namespace')]
  return dns1123Label(namespace).map((why) => invalidValue('metadata.namespace', namespace, why))
}

export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(labels ?? {})) {
    errors.push(...qualifiedName(key).map((why) => invalidValue(path, key, why)))
    errors.push(...labelValue(value).map((why) => invalidValue(path, value, why)))
  }
  return errors
}

export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of Object.entries(annotations ?? {})) {
    errors.push(...qualifiedName(key.toLowerCase()).map((why) => invalidValue(path, key, why)))
    size += key.length + value.length
  }
  return size > ANNOTATION_BYTES ? [...errors, tooLongField(path, ANNOTATION_BYTES)] : errors
}

function validateOwnerReferences(references: readonly OwnerReference[]): FieldError[] {
  const errors: FieldError[] = []
  for (const [index, reference] of references.entries()) {
    const path = `metadata.ownerReferences[${index}]`
    if (!reference.apiVersion)
      errors.push(invalidValue(`${path}.apiVersion`, reference.apiVersion, 'version must not be empty'))
    if (!reference.kind) errors.push(invalidValue(`${path}.kind`, reference.kind, 'must not be empty'))
    if (!reference.name) errors.push(invalidValue(`${path}.name`, reference.name, 'must not be empty'))
    if (!reference.uid) errors.push(invalidValue(`${path}.uid`, reference.uid, 'must not be empty'))
  }
  const controllers = references.filter((reference) => reference.controller)
  const [first, second] = controllers
  if (first && second) {
    const detail = `Only one reference can have Controller set to true. Found "true" in references for ${first.kind}/${first.name} and ${second.kind}/${second.name}`
    errors.push(invalidValue('metadata.ownerReferences', references, detail))
  }
  return errors
}

function validateFinalizers(finalizers: readonly string[]): FieldError[] {
  const errors = finalizers.flatMap((finalizer) =>
    qualifiedName(finalizer).map((why) => invalidValue('metadata.finalizers', finalizer, why)),
  )
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    const detail = 'finalizer orphan and foregroundDeletion cannot be both set'
    errors.push(invalidValue('metadata.finalizers', finalizers, detail))
  }
  return errors
}

const FIXED_META = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const

/** An update, where the name was judged at creation. */
// Models: ValidateObjectMetaUpdate
export function validateMetadataUpdate(object: ApiObject, old: ApiObject): FieldError[] {
  const errors = validateFixedMetadata(object, old)
  return sharesContent(object.metadata, old.metadata)
    ? errors
    : [...errors, ...validateMetadataContent(object.metadata)]
}

/** What a new version shares with the old one was judged when that was written. */
function sharesContent(metadata: ObjectMeta, old: ObjectMeta): boolean {
  return CONTENT.every((field) => metadata[field] === old[field])
}

const CONTENT = ['labels', 'annotations', 'ownerReferences', 'finalizers'] as const

/** What an update of any kind may not touch. */
export function validateFixedMetadata(object: ApiObject, old: ApiObject): FieldError[] {
  const errors = validateFinalizerUpdate(object.metadata, old.metadata)
  if ((object.metadata.generation ?? 0) < (old.metadata.generation ?? 0)) {
    errors.push(invalidValue('metadata.generation', object.metadata.generation, 'must not be decremented'))
  }
  for (const field of FIXED_META)
    errors.push(...validateImmutable(object.metadata[field], old.metadata[field], `metadata.${field}`))
  return errors
}

function validateFinalizerUpdate(metadata: ObjectMeta, old: ObjectMeta): FieldError[] {
  if (old.deletionTimestamp === undefined) return []
  const added = (metadata.finalizers ?? []).filter((finalizer) => !old.finalizers?.includes(finalizer))
  if (added.length === 0) return []
  const list = added.map((finalizer) => JSON.stringify(finalizer)).join(', ')
  const detail = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`
  return [forbiddenField('metadata.finalizers', detail)]
}

export function validateImmutable(value: unknown, old: unknown, path: string): FieldError[] {
  return jsonEquals(value ?? null, old ?? null) ? [] : [invalidValue(path, value, IMMUTABLE)]
}
