import { type ApiObject, badRequest, failure, type ObjectMeta } from '../../../contract/api'
import { toInvalidStatus } from '../validation/field-error'
import { withField } from './defaults/fill'
import type { RequestContext, Strategy } from './strategy'

/** What happens to every object between admission's two halves: identity, preparation, validation. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/rest: BeforeCreate, BeforeUpdate
/** A generated name gains five letters, so its base is cut to leave them room. */
const MAX_GENERATED_BASE = 58

export function generatedName(base: string, context: Pick<RequestContext, 'randomSuffix'>): string {
  return base.slice(0, MAX_GENERATED_BASE) + context.randomSuffix()
}

/** The object as it will be stored, save admission and allocation; throws the refusal of the API server. */
export function beforeCreate<T extends ApiObject>(
  strategy: Strategy<T>,
  group: string,
  object: T,
  context: RequestContext,
): T {
  if (object.metadata.resourceVersion) {
    throw failure(500, '', 'resourceVersion should not be set on objects to be created')
  }
  // The identity comes first: a Job's selector is made of its uid.
  const identified = { ...object, metadata: newIdentity(object.metadata, context) }
  const prepared = strategy.prepareForCreate(identified, context)
  const created = withField<T, 'metadata'>(prepared, 'metadata', withoutEmpty(prepared.metadata))
  refuseInvalid(strategy, group, created, strategy.validateCreate(created))
  return created
}

function newIdentity(metadata: ObjectMeta, context: RequestContext): ObjectMeta {
  const name = metadata.name || (metadata.generateName ? generatedName(metadata.generateName, context) : '')
  let identity: ObjectMeta = { ...metadata, name, uid: context.uid(), creationTimestamp: context.now }
  for (const field of NEVER_SENT) identity = withField(identity, field, undefined)
  return withoutEmpty(identity)
}

/** A client cannot create what is already being deleted. */
const NEVER_SENT = ['deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink', 'managedFields'] as const

export function beforeUpdate<T extends ApiObject>(
  strategy: Strategy<T>,
  group: string,
  object: T,
  old: T,
  context: RequestContext,
  subresource: '' | 'status' = '',
): T {
  const kept = { ...object, metadata: keptIdentity(object.metadata, old.metadata) }
  const isStatus = subresource === 'status'
  const updated = isStatus
    ? strategy.prepareForStatusUpdate(kept, old, context)
    : strategy.prepareForUpdate(kept, old, context)
  const errors = isStatus ? strategy.validateStatusUpdate(updated, old) : strategy.validateUpdate(updated, old)
  refuseInvalid(strategy, group, updated, errors)
  return updated
}

/** Identity and the progress of a deletion belong to the server; left out, they stay. */
function keptIdentity(metadata: ObjectMeta, old: ObjectMeta): ObjectMeta {
  let kept = metadata.uid ? metadata : { ...metadata, uid: old.uid }
  for (const field of SERVER_FIELDS) kept = withField(kept, field, old[field])
  return withoutEmpty(kept)
}

/** An empty list or map is not stored: who took the last owner away left none. */
function withoutEmpty(metadata: ObjectMeta): ObjectMeta {
  let stored = metadata
  for (const field of LEFT_OUT_WHEN_EMPTY) {
    const value = metadata[field]
    if (value && Object.keys(value).length === 0) stored = withField(stored, field, undefined)
  }
  return stored
}

const LEFT_OUT_WHEN_EMPTY = ['labels', 'annotations', 'ownerReferences', 'finalizers'] as const

const SERVER_FIELDS = [
  'creationTimestamp',
  'generation',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
] as const

function refuseInvalid<T extends ApiObject>(
  strategy: Strategy<T>,
  group: string,
  object: T,
  errors: ReturnType<Strategy<T>['validateCreate']>,
): void {
  if (errors.length > 0) throw toInvalidStatus(strategy.kind, group, object.metadata.name, errors)
}

/** The URL and the body must speak of the same object. */
export function checkPath(metadata: Partial<ObjectMeta>, namespace: string, name: string): void {
  if (metadata.namespace && namespace && metadata.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  if (name && metadata.name && metadata.name !== name) {
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`)
  }
}
