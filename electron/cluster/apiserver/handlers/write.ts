/** POST, PUT and PATCH: what a client sends becomes what is kept. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers: create.go, update.go, patch.go
import { isApiError, type ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { Operation } from '../admission/plugin'
import { checkEscalation } from '../authorization/rbac/escalation'
import type { Call } from '../call'
import { whenServed } from '../custom-resources/when-served'
import { patched } from '../patched'
import type { Gatekeeper } from '../registry'
import type { ApiResponse } from '../request'
import { checkPath } from '../strategies'

export function* create(call: Call): Task<ApiResponse> {
  const draft = call.read(call.request.body)
  if (call.served.custom) yield* whenServed(call.served.custom.definition, call.server.kernel.now)
  return yield* createFrom(call, draft)
}

function* createFrom(call: Call, draft: ApiObject): Task<ApiResponse> {
  const { request, served, warnings } = call
  const object = yield* served.registry.create(request, draft, gateOf(call, 'create', null))
  return { code: 201, body: served.codec.show(object), warnings }
}

export function* update(call: Call): Task<ApiResponse> {
  const { request, served } = call
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
  const { request, served } = call
  return changeTo(call, (current) => call.read(patched(served.codec.show(current), request)))
}

function* changeTo(call: Call, make: (current: ApiObject) => ApiObject): Task<ApiResponse> {
  const { request, served, warnings } = call
  const isStatus = request.subresource === 'status'
  const gateFor = (current: ApiObject): Gatekeeper => gateOf(call, 'update', current)
  const object = yield* served.registry.update(request, make, gateFor, isStatus)
  return { code: 200, body: served.codec.show(object), warnings }
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
