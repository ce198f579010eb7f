/** `kubectl get --raw PATH`: a request by its path alone, and the answer as the API server gives it. */
// Models: k8s.io/kubectl/pkg/rawhttp/raw.go
// Simplified: paths of resources only; no discovery documents, health checks or metrics.
import { RESOURCES, unknownPath, type ResourceInfo, type Kind } from '../../../contract/api'
import { requestInfoOf, type RequestInfo } from '../../../contract/api/request-info'
import type { Task } from '../../kernel/task'
import type { Invocation } from '../command'

export function* getRaw(url: string, { context }: Invocation): Task<number> {
  const info = requestInfoOf('GET', url)
  const resource = resourceOf(info)
  if (!resource || info.verb === 'watch') throw unknownPath()
  const { namespace, name, subresource } = info
  const target = { kind: resource.kind as Kind, namespace, name, subresource, query: selectorsIn(url) }
  const body = yield* context.client.request(info.verb === 'list' ? 'list' : 'get', target)
  context.out(typeof body === 'string' ? body : `${JSON.stringify(body)}\n`)
  return 0
}

function resourceOf({ isResourceRequest, apiGroup, apiVersion, resource }: RequestInfo): ResourceInfo | undefined {
  if (!isResourceRequest) return undefined
  return RESOURCES.find((each) => each.group === apiGroup && each.version === apiVersion && each.resource === resource)
}

/** The selectors of a query string; what else it may hold is not served here. */
function selectorsIn(url: string): { labelSelector?: string; fieldSelector?: string } {
  const query = url.split('?')[1] ?? ''
  const pairs = query.split('&').map((pair) => pair.split('=').map(decodeURIComponent))
  const wanted = pairs.filter(([key]) => key === 'labelSelector' || key === 'fieldSelector')
  return Object.fromEntries(wanted.map(([key = '', ...value]) => [key, value.join('=')]))
}
