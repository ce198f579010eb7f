/** Resources behind which nothing is kept: asking for one is all that can be done with it. */
import type { ApiObject } from '../../contract/api'
import type { Task } from '../kernel/task'
import type { ApiServer } from './apiserver'
import type { ApiResponse, AuthorizedRequest } from './request'

type Handler = (server: ApiServer, request: AuthorizedRequest) => Task<ApiResponse> | ApiResponse

/** By definition. */
export const VIRTUAL: Readonly<Partial<Record<string, Handler>>> = {
  Binding: bindByBody,
}

/** The older door for bindings: the body says which Pod is meant. */
function bindByBody(server: ApiServer, request: AuthorizedRequest): ReturnType<Handler> {
  const { name = '' } = (request.body as Partial<ApiObject> | null)?.metadata ?? {}
  const resource = server.registry('Pod').resource
  return server.serve({ ...request, resource, name, subresource: 'binding' })
}
