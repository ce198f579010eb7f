/** `kubectl get --raw PATH`: a request by its path alone, and the answer as the API server gives it. */
// Models: k8s.io/kubectl/pkg/rawhttp/raw.go
// Simplified: GET only; --raw of the other commands is not there.
import { unknownPath, type ResourceInfo } from '../../../contract/api'
import { requestInfoOf, type RequestInfo } from '../../../contract/api/request-info'
import type { RequestQuery } from '../../client/request-types'
import type { Task } from '../../kernel/task'
import type { Invocation } from '../command'

export function* getRaw(url: string, invocation: Invocation): Task<number> {
  const { context } = invocation
  const info = requestInfoOf('GET', url)
  const body = info.isResourceRequest
    ? yield* resourceAt(info, url, invocation)
    : yield* context.client.getPath(url.split('?')[0] ?? '')
  context.out(typeof body === 'string' ? body : `${JSON.stringify(body)}\n`)
  return 0
}

function* resourceAt(info: RequestInfo, url: string, { context, mapper }: Invocation): Task<unknown> {
  const { namespace, name, subresource, verb } = info
  const resource = (yield* mapper.all()).find((each) => isServedAt(each, info))
  if (!resource || verb === 'watch') throw unknownPath()
  const target = { resource, namespace, name, subresource, query: queryIn(url) }
  return yield* context.client.request(verb === 'list' ? 'list' : 'get', target)
}

function isServedAt({ group, version, resource }: ResourceInfo, info: RequestInfo): boolean {
  return group === info.apiGroup && version === info.apiVersion && resource === info.resource
}

const TEXTS = ['labelSelector', 'fieldSelector', 'resourceVersion', 'resourceVersionMatch', 'continue', 'container']

/** The parameters that reading requests have. */
function queryIn(url: string): RequestQuery {
  const pairs = (url.split('?')[1] ?? '').split('&').map((pair) => pair.split('=').map(decodeURIComponent))
  const entries = pairs.flatMap(([key = '', ...value]): [string, unknown][] => {
    const text = value.join('=')
    if (TEXTS.includes(key)) return [[key, text]]
    return key === 'limit' || key === 'tailLines' ? [[key, Number(text)]] : []
  })
  return Object.fromEntries(entries)
}
