/** GET of one object, and of many. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers/get.go
import { apiVersionOf, notFound, type ApiObject, type ResourceInfo } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { Call } from '../call'
import { filterOf } from '../object-filter'
import type { ApiList, ApiResponse } from '../request'
import { readPage } from './list-page'

export function* get({ request, served, show }: Call): Task<ApiResponse> {
  const object = yield* served.registry.read(request)
  if (!object) throw notFound(request.resource, request.name)
  return { code: 200, body: show(object) }
}

export function* list({ request, served, show }: Call): Task<ApiResponse> {
  const filter = filterOf(request)
  const page = yield* readPage(served.registry, request, filter)
  return { code: 200, body: listOf(request.resource, page.objects.map(show), page.metadata) } // prettier-ignore
}

export function listOf(resource: ResourceInfo, items: readonly ApiObject[], metadata: ApiList['metadata']): ApiList {
  return { apiVersion: apiVersionOf(resource), kind: `${resource.kind}List`, metadata, items }
}
