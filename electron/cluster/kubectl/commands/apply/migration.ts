/** The step from client-side to server-side apply: what kubectl set by update before, it now owns by apply. */
// Models: k8s.io/client-go/util/csaupgrade/upgrade.go; k8s.io/kubectl/pkg/cmd/apply/apply.go: migrateToSSAIfNecessary, saveLastApplyAnnotationIfNecessary
import { isApiError, type ApiObject, type ManagedFieldsEntry } from '../../../../contract/api'
import type { RequestQuery } from '../../../client/request-types'
import type { Task } from '../../../kernel/task'
import type { Address, KubectlClient } from '../../client/kubectl-client'
import { LAST_APPLIED, lastAppliedOf } from '../../last-applied'

/** Tries when somebody else writes in between. */
const MAX_TRIES = 5
/** Owns the annotation once kubectl itself no longer names it, so that one can go back to client-side apply. */
const ANNOTATION_MANAGER = 'kubectl-last-applied'

type Entries = readonly ManagedFieldsEntry[]

/** Whether anything was migrated: then the configuration has to be applied once more, to let go of what it leaves out. */
export function* migrate(
  client: KubectlClient,
  address: Address,
  applied: ApiObject,
  query: RequestQuery,
): Task<boolean> {
  const { fieldManager = '' } = query
  let object = fieldManager === 'kubectl' ? yield* keptAnnotation(client, address, applied, query) : applied
  const clientSide = ownersOfAnnotation(object, 'Update').map(({ manager = '' }) => manager)
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const entries = upgraded(object.metadata.managedFields ?? [], clientSide, fieldManager)
    if (entries === null) return false
    const patch = [
      { op: 'replace', path: '/metadata/managedFields', value: entries },
      { op: 'replace', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion },
    ]
    try {
      yield* client.patchOne(address, patch, { ...query, patchType: 'json', force: undefined })
      return true
    } catch (error) {
      if (!isApiError(error, 'Conflict')) throw error
      object = yield* client.getOne(address)
    }
  }
  return false
}

function* keptAnnotation(
  client: KubectlClient,
  address: Address,
  object: ApiObject,
  query: RequestQuery,
): Task<ApiObject> {
  const text = lastAppliedOf(object)
  if (text === undefined || ownersOfAnnotation(object, 'Apply').some(({ manager }) => manager !== 'kubectl'))
    return object
  const { apiVersion, kind, metadata } = object
  const { name, namespace } = metadata
  const config = {
    apiVersion,
    kind,
    metadata: { name, ...(namespace && { namespace }), annotations: { [LAST_APPLIED]: text } },
  }
  return yield* client.patchOne(address, config, { ...query, fieldManager: ANNOTATION_MANAGER })
}

function ownersOfAnnotation({ metadata }: ApiObject, operation: string): Entries {
  const path = ['f:metadata', 'f:annotations', `f:${LAST_APPLIED}`]
  return (metadata.managedFields ?? []).filter(
    (entry) =>
      entry.operation === operation &&
      path.reduce<Fields | undefined>((at, step) => at?.[step], entry.fieldsV1 as Fields),
  )
}

/** The entries with those of client-side managers joined into the one of server-side apply; null when there is nothing to join. */
export function upgraded(entries: Entries, clientSide: readonly string[], serverSide: string): Entries | null {
  const isClientSide = ({ manager = '', operation, subresource }: ManagedFieldsEntry): boolean =>
    operation === 'Update' && !subresource && clientSide.includes(manager)
  const old = entries.filter(isClientSide)
  if (old.length === 0) return null
  const isServerSide = ({ manager, operation, subresource }: ManagedFieldsEntry): boolean =>
    operation === 'Apply' && !subresource && manager === serverSide
  const target = entries.find(isServerSide) ?? { ...old[0], manager: serverSide, operation: 'Apply' }
  const fields = old
    .filter(({ apiVersion }) => apiVersion === target.apiVersion)
    .reduce((all, { fieldsV1 = {} }) => joined(all, fieldsV1 as Fields, true), (target.fieldsV1 ?? {}) as Fields)
  const others = entries.filter((entry) => !isClientSide(entry) && !isServerSide(entry))
  return [{ ...target, fieldsV1: fields }, ...others]
}

interface Fields {
  readonly [step: string]: Fields
}

/** Both sets of fields as one. A field that is itself in a set is empty there, or has a dot. */
function joined(a: Fields, b: Fields, isRoot = false): Fields {
  const steps = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((step) => step !== '.')
  const below = steps.map(
    (step) => [step, a[step] && b[step] ? joined(a[step], b[step]) : (a[step] ?? b[step] ?? {})] as const,
  )
  const isMember = !isRoot && steps.length > 0 && [a, b].some((set) => '.' in set || Object.keys(set).length === 0)
  return Object.fromEntries(isMember ? [['.', {}] as const, ...below] : below)
}
