/** DELETE of one object, and of many. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers/delete.go; registry/generic/registry/store.go: Delete, DeleteCollection
import { isApiError, type ApiObject, type ResourceInfo, type Status } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { afterDelete, needsLastVersion, withoutGrace } from '../deletion'
import type { Call } from '../call'
import { filterOf } from '../object-filter'
import type { ApiResponse, AuthorizedRequest, DeleteOptions } from '../request'
import { deleteOptionsOf } from './delete-options'
import { listOf } from './read'
import { gateOf } from './write'

export function* remove(call: Call): Task<ApiResponse> {
  const { request, warnings } = call
  const options = deleteOptionsOf(request.body)
  const dryRun = request.query.dryRun === true || (options.dryRun?.length ?? 0) > 0
  const body = yield* removeOne(call, dryRun ? { ...request, query: { ...request.query, dryRun } } : request, options)
  return {
    code: 200,
    body: 'status' in body && body.kind === 'Status' ? body : call.show(body as ApiObject),
    warnings,
  }
}

type Step = 'kept' | 'last version' | 'removed'

function* removeOne(call: Call, request: AuthorizedRequest, options: DeleteOptions): Task<ApiObject | Status> {
  const { served, server } = call
  const { registry } = served
  let step: Step = 'removed'
  const last = yield* registry.change(request, function* (current) {
    registry.checkPreconditions(current, options)
    const gate = gateOf(call, 'delete', current)
    yield* gate.mutate(current)
    yield* gate.validate(current)
    const doomed = current.metadata.deletionTimestamp === undefined ? registry.prepareForDelete(current) : current
    const next = afterDelete(doomed, options, server.kernel.now, registry.strategy.defaultPropagation)
    step = next !== 'remove' ? 'kept' : needsLastVersion(current) ? 'last version' : 'removed'
    return step === 'last version' ? withoutGrace(current, server.kernel.now) : next
  })
  return yield* finish(call, request, last, step)
}

/** A Pod whose grace is cut short is removed in a write of its own, as watchers of a real cluster see it. */
function* finish(call: Call, request: AuthorizedRequest, last: ApiObject, step: Step): Task<ApiObject | Status> {
  if (step === 'kept') return last
  if (step === 'last version' && !request.query.dryRun) yield* call.served.registry.change(request, () => 'remove')
  return last.kind === 'Pod' ? last : deleted(request.resource, last)
}

export function* removeCollection(call: Call): Task<ApiResponse> {
  const { request, served } = call
  const options = deleteOptionsOf(request.body)
  const filter = filterOf(request)
  const { objects, revision } = yield* served.registry.readAll(request)
  const chosen = objects.filter((object) => filter.matches(object))
  for (const { metadata } of chosen) {
    const one = { ...request, verb: 'delete', namespace: metadata.namespace ?? '', name: metadata.name } as const
    yield* removeIfThere(call, one, options)
  }
  return {
    code: 200,
    body: listOf(request.resource, chosen.map(call.show), { resourceVersion: String(revision) }),
  }
}

/** What somebody else has deleted meanwhile is deleted. */
function* removeIfThere(call: Call, request: AuthorizedRequest, options: DeleteOptions): Task {
  try {
    yield* removeOne(call, request, options)
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
  }
}

function deleted({ resource, group }: ResourceInfo, { metadata }: ApiObject): Status {
  const details = { name: metadata.name, ...(group && { group }), kind: resource, uid: metadata.uid }
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details } as unknown as Status
}
