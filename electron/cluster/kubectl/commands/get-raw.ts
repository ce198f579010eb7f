/** `kubectl get --raw PATH`: a request by its path alone, and the answer as the API server gives it. */
// Models: k8s.io/kubectl/pkg/rawhttp/raw.go
// Simplified: GET only, watches too; --raw of the other commands is not there.
import { errorOfStatus, unknownPath, type ResourceInfo } from '../../../contract/api'
import { requestInfoOf, type RequestInfo } from '../../../contract/api/request-info'
import type { RequestQuery } from '../../client/request-types'
import type { Task } from '../../kernel/task'
import { ObjectWatch } from '../client/object-watch'
import type { Invocation } from '../command'

export function* getRaw(url: string, invocation: Invocation): Task<number> {
  const { context } = invocation
  const info = requestInfoOf('GET', url)
  if (info.isResourceRequest && info.verb === 'watch') return yield* streamAt(info, url, invocation)
  const body = info.isResourceRequest
    ? yield* resourceAt(info, url, invocation)
    : yield* context.client.getPath(url.split('?')[0] ?? '')
  context.out(typeof body === 'string' ? body : `${JSON.stringify(body)}\n`)
  return 0
}

function* resourceAt(info: RequestInfo, url: string, invocation: Invocation): Task<unknown> {
  const { namespace, name, subresource, verb } = info
  const { context } = invocation
  const resource = yield* servedAt(info, invocation)
  const target = { resource, namespace, name, subresource, query: queryIn(url) }
  return yield* context.client.request(verb === 'list' ? 'list' : 'get', target)
}

/** A watch: one event a line, until the server ends the stream. What it forgot since is an event, too. */
function* streamAt(info: RequestInfo, url: string, invocation: Invocation): Task<number> {
  const { context } = invocation
  const resource = yield* servedAt(info, invocation)
  const watch = new ObjectWatch(context.client, context.kernel, resource, info.namespace, queryIn(url))
  const print = (type: string, object: unknown): void => {
    context.out(`${JSON.stringify({ type, object })}\n`)
  }
  try {
    for (;;) {
      const next = yield* watch.next()
      if (next.type === 'event') print(next.event.type, next.event.object)
      else if (next.type === 'closed') break
    }
  } finally {
    watch.stop()
  }
  const { refusal } = watch
  if (refusal && refusal.code !== GONE) throw errorOfStatus(refusal)
  if (refusal) print('ERROR', refusal)
  return 0
}

const GONE = 410

function* servedAt(info: RequestInfo, { mapper }: Invocation): Task<ResourceInfo> {
  const resource = (yield* mapper.all()).find((each) => isServedAt(each, info))
  if (!resource) throw unknownPath()
  return resource
}

function isServedAt({ group, version, resource }: ResourceInfo, info: RequestInfo): boolean {
  return group === info.apiGroup && version === info.apiVersion && resource === info.resource
}

const TEXTS = ['labelSelector', 'fieldSelector', 'resourceVersion', 'resourceVersionMatch', 'continue', 'container']

const NUMBERS = ['limit', 'tailLines', 'timeoutSeconds']

/** The parameters that reading requests have. */
function queryIn(url: string): RequestQuery {
  const pairs = (url.split('?')[1] ?? '').split('&').map((pair) => pair.split('=').map(decodeURIComponent))
  const entries = pairs.flatMap(([key = '', ...value]): [string, unknown][] => {
    const text = value.join('=')
    if (TEXTS.includes(key)) return [[key, text]]
    return NUMBERS.includes(key) ? [[key, Number(text)]] : []
  })
  return Object.fromEntries(entries)
}
