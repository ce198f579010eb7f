/** POST, PUT and PATCH: what a client sends becomes what is kept. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers: create.go, update.go, patch.go
import { isApiError, type ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { Operation } from '../admission/plugin'
import { checkEscalation } from '../authorization/rbac/escalation'
import type { Call } from '../call'
import { whenServed } from '../custom-resources/when-served'
import { managerRefusal } from '../managed-fields/manager-name'
import { withManagedFields } from '../managed-fields/owners'
import { speaksOfOwners } from '../managed-fields/request-owners'
import { patched } from '../patched'
import type { Gatekeeper } from '../registry'
import type { ApiResponse } from '../request'
import { checkPath } from '../strategies'
import { appliedTo, draftByApply } from './apply'

export function* create(call: Call): Task<ApiResponse> {
  checkManager(call, 'CreateOptions')
  const draft = call.read(call.request.body)
  if (call.served.custom) yield* whenServed(call.served.custom.definition, call.server.kernel.now)
  return yield* createFrom(call, draft)
}

function* createFrom(call: Call, draft: ApiObject): Task<ApiResponse> {
  const { request, served, warnings } = call
  const object = yield* served.registry.create(request, draft, gateOf(call, 'create', null))
  return { code: 201, body: call.show(object), warnings }
}

export function* update(call: Call): Task<ApiResponse> {
  const { request, served } = call
  checkManager(call, 'UpdateOptions')
  const next = call.read(request.body)
  checkPath(next.metadata, request.namespace, request.name)
  try {
    return yield* changeTo(call, () => next)
  } catch (error) {
    if (!isApiError(error, 'NotFound') || !served.registry.strategy.allowsCreateOnUpdate) throw error
    return yield* createFrom(call, next)
  }
}

export function patch(call: Call): Task<ApiResponse> {
  checkManager(call, 'PatchOptions')
  if (call.request.query.patchType === 'apply') return apply(call)
  return changeTo(call, (current) => {
    const next = call.read(patchedBy(call, call.served.codec.show(current)))
    checkPath(next.metadata, call.request.namespace, call.request.name)
    return next
  })
}

function patchedBy({ request }: Call, shown: ApiObject): unknown {
  return patched(speaksOfOwners(request) ? withManagedFields(shown) : shown, request)
}

function* apply(call: Call): Task<ApiResponse> {
  try {
    return yield* changeTo(call, (current) => appliedTo(current, call))
  } catch (error) {
    if (!isApiError(error, 'NotFound') || call.request.subresource !== '') throw error
    return yield* createFrom(call, draftByApply(call))
  }
}

/** Throws 422 for who cannot own fields under that name. */
function checkManager({ request: { query } }: Call, options: string): void {
  const refusal = managerRefusal(query, query.patchType === 'apply', options)
  if (refusal) throw refusal
}

function* changeTo(call: Call, make: (current: ApiObject) => ApiObject): Task<ApiResponse> {
  const { request, served, warnings } = call
  const isStatus = request.subresource === 'status'
  const gateFor = (current: ApiObject): Gatekeeper => gateOf(call, 'update', current)
  const object = yield* served.registry.update(request, make, gateFor, isStatus)
  return { code: 200, body: call.show(object), warnings }
}

/** Admission, as the registry calls it in between. */
export function gateOf(call: Call, operation: Operation, old: ApiObject | null): Gatekeeper {
  const { admission, gate, view } = call.server
  const attributes = call.attributes(operation, old)
  return {
    *mutate(object) {
      const admitted = yield* admission.mutate(object, attributes)
      checkEscalation(call.request, admitted, old, { view, authorizer: gate.authorizer })
      return admitted
    },
    validate: (object) => admission.validate(object, attributes),
  }
}
