/** Resources behind which nothing is kept: asking for one is all that can be done with it. */
import { apiVersionOf, methodNotAllowed, type ApiObject } from '../../contract/api'
import type { Task } from '../kernel/task'
import type { ApiServer } from './apiserver'
import { componentStatuses } from './component-statuses'
import type { ApiResponse, AuthorizedRequest } from './request'
import { REVIEWS } from './reviews/review'
import { decodeBody } from './schema/decode'

type Handler = (server: ApiServer, request: AuthorizedRequest) => Task<ApiResponse> | ApiResponse

/** By definition. */
export const VIRTUAL: Readonly<Partial<Record<string, Handler>>> = {
  Binding: bindByBody,
  ComponentStatus: ({ healthOfParts }, request) => componentStatuses(healthOfParts(), request),
  ...Object.fromEntries(Object.keys(REVIEWS).map((definition) => [definition, review])),
}

/** A question about identity or permission, answered at once. */
function review(server: ApiServer, request: AuthorizedRequest): ApiResponse {
  const { resource, verb, body, isTyped } = request
  if (verb !== 'create') throw methodNotAllowed(resource, verb)
  const expected = { kind: resource.kind, apiVersion: apiVersionOf(resource), definition: resource.definition }
  const object = isTyped ? (body as ApiObject) : decodeBody(expected, body)
  return { code: 201, body: REVIEWS[resource.definition]!(object, request, server.gate) }
}

/** The older door for bindings: the body says which Pod is meant. */
function bindByBody(server: ApiServer, request: AuthorizedRequest): ReturnType<Handler> {
  const { name = '' } = (request.body as Partial<ApiObject> | null)?.metadata ?? {}
  const resource = server.registry('Pod').resource
  return server.serve({ ...request, resource, name, subresource: 'binding' })
}
