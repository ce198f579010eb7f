/** The last step of an answer: whoever asked for a table gets one. */
// Models: apiserver/pkg/endpoints/handlers/response.go: transformResponseObject; handlers/watch.go: tables on a stream
import type { ApiObject } from '../../../contract/api'
import type { ApiRequest, ApiResponse, WatchSink } from '../request'
import type { Printer } from './printer'
import { tableOf, tableOfAnswer } from './table'

export function asAsked(
  response: ApiResponse,
  { query, resource }: ApiRequest,
  nowMs: number,
  printer?: Printer<ApiObject>,
): ApiResponse {
  const { body } = response
  if (query.as !== 'Table' || typeof body === 'string' || body.kind === 'Status' || body.kind === 'Table')
    return response
  const { includeObject } = query
  return { ...response, body: tableOfAnswer(resource, body as ApiObject, nowMs, { includeObject, printer }) }
}

/** A stream of tables of one row; only the first names the columns. */
export function sinkAsAsked(
  sink: WatchSink,
  { query, resource }: ApiRequest,
  now: () => number,
  printer?: Printer<ApiObject>,
): WatchSink {
  if (query.as !== 'Table') return sink
  const { includeObject } = query
  let noHeaders = false
  return {
    event(event) {
      const table = tableOf(resource, event.type === 'BOOKMARK' ? [] : [event.object], now(), { includeObject, noHeaders, printer })
      noHeaders = true
      const { resourceVersion } = event.object.metadata
      sink.event({ ...event, object: { ...table, metadata: { resourceVersion } } as unknown as ApiObject })
    },
    closed: (status) => { sink.closed(status) },
  } // prettier-ignore
}
