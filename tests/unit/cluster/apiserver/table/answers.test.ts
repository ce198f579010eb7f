/** Who asks for a table gets one: of a list, of one object, and on a stream. */
import { describe, expect, it } from 'vitest'
import { asAsked, sinkAsAsked } from '../../../../../electron/cluster/apiserver/table/answers'
import { NAME, text, wide } from '../../../../../electron/cluster/apiserver/table/columns'
import type { Printer } from '../../../../../electron/cluster/apiserver/table/printer'
import type {
  ApiRequest,
  ApiResponse,
  RequestQuery,
  WatchEvent,
} from '../../../../../electron/cluster/apiserver/request'
import { failure, resourceOfKind, type ApiObject } from '../../../../../electron/contract/api'
import type { Table } from '../../../../../electron/contract/api/table'

const metadata = {
  name: 'a',
  namespace: 'n',
  creationTimestamp: '2026-01-01T00:00:00Z',
  resourceVersion: '7',
  uid: 'u',
}
const lease: ApiObject & { readonly spec: object } = {
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata,
  spec: { holderIdentity: 'node-1' },
}
const list = {
  apiVersion: lease.apiVersion,
  kind: 'LeaseList',
  metadata: { resourceVersion: '9', continue: 'more', remainingItemCount: 3 },
  items: [lease],
}
const answered = (body: ApiResponse['body'], code = 200): ApiResponse => ({ code, body })

function requestFor(query: RequestQuery): ApiRequest {
  return { resource: resourceOfKind('Lease'), query } as unknown as ApiRequest
}

function tableOfList(query: RequestQuery = {}): Table {
  return asAsked(answered(list), requestFor({ as: 'Table', ...query }), 5000).body as Table
}

describe('an answer', () => {
  it('is left as it is unless a table is asked for', () => {
    const response = answered(list)
    expect(asAsked(response, requestFor({}), 0)).toBe(response)
  })

  it('is a table with the list’s own metadata, and with names of its objects', () => {
    expect(tableOfList()).toMatchObject({
      apiVersion: 'meta.k8s.io/v1',
      kind: 'Table',
      metadata: list.metadata,
      rows: [{ cells: ['a', 'node-1', '5s'], object: { kind: 'PartialObjectMetadata', metadata } }],
    })
    expect(tableOfList().columnDefinitions[0]).toMatchObject({
      name: 'Name',
      type: 'string',
      format: 'name',
      priority: 0,
    })
  })

  it.each([
    ['None', undefined],
    ['Object', lease],
  ] as const)('carries of its objects: %s', (includeObject, object) => {
    expect(tableOfList({ includeObject }).rows[0]!.object).toBe(object)
  })

  it('is a table of one row for one object', () => {
    const { body } = asAsked(answered(lease), requestFor({ as: 'Table' }), 5000)
    expect(body).toMatchObject({ metadata: { resourceVersion: '7' }, rows: [{ cells: ['a', 'node-1', '5s'] }] })
  })

  it('tells a refusal as it is', () => {
    const refused = answered(failure(404, 'NotFound', 'no').status, 404)
    expect(asAsked(refused, requestFor({ as: 'Table' }), 0)).toBe(refused)
  })

  it('has the columns of the kind’s own printer, where one is given', () => {
    const printer: Printer<ApiObject> = {
      columns: [NAME, wide(text('Kind', 'what it is'))],
      cells: ({ kind, metadata: { name } }) => [name, kind],
    }
    const { body } = asAsked(answered(lease), requestFor({ as: 'Table' }), 0, printer)
    expect((body as Table).rows[0]!.cells).toEqual(['a', 'Lease'])
  })
})

describe('a stream', () => {
  function streamed(query: RequestQuery, ...events: readonly WatchEvent['type'][]): readonly WatchEvent[] {
    const seen: WatchEvent[] = []
    const sink = { event: (event: WatchEvent) => void seen.push(event), closed: () => undefined }
    const shown = sinkAsAsked(sink, requestFor(query), () => 5000)
    for (const type of events) shown.event({ type, object: lease, revision: 7 })
    return seen
  }

  it('is left as it is unless tables are asked for', () => {
    expect(streamed({}, 'ADDED')[0]!.object).toBe(lease)
  })

  it('names the columns once', () => {
    const tables = streamed({ as: 'Table' }, 'ADDED', 'MODIFIED').map(({ object }) => object as unknown as Table)
    expect(tables.map(({ columnDefinitions }) => columnDefinitions.length)).toEqual([3, 0])
    expect(tables[1]).toMatchObject({ metadata: { resourceVersion: '7' }, rows: [{ cells: ['a', 'node-1', '5s'] }] })
  })

  it('says with an empty table how far it has come', () => {
    const [bookmark] = streamed({ as: 'Table' }, 'BOOKMARK')
    expect(bookmark).toMatchObject({ type: 'BOOKMARK', object: { rows: [], metadata: { resourceVersion: '7' } } })
  })

  it('ends as it would have ended', () => {
    const ends: unknown[] = []
    const shown = sinkAsAsked({ event: () => undefined, closed: (status) => void ends.push(status) }, requestFor({ as: 'Table' }), () => 0) // prettier-ignore
    shown.closed(null)
    expect(ends).toEqual([null])
  })
})
