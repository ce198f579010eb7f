/** What the API server prints: kubectl asks for tables and knows nothing of the kinds that fill them. */
// Models: k8s.io/kubectl/pkg/cmd/get/get.go: transformRequests, decodeIntoTable
import type { ResourceInfo } from '../../contract/api'
import type { Table } from '../../contract/api/table'
import type { RequestQuery } from '../client/request-types'
import type { Task } from '../kernel/task'
import type { Invocation } from './command'
import type { Address } from './client/kubectl-client'
import { askForAll, chunkOf, namespaceFor, queryOf, refuseSelector, type Answers, type Wanted } from './selection'

/** A table together with the row of discovery that serves its kind. */
export interface FoundTable {
  readonly info: ResourceInfo
  readonly table: Table
}

/** To sort rows one needs their objects; to print them, what the server says of itself is enough. */
export type IncludeObject = NonNullable<RequestQuery['includeObject']>

export function findAllTables(
  wanted: readonly Wanted[],
  invocation: Invocation,
  includeObject: IncludeObject = 'Metadata',
): Task<Answers<FoundTable>> {
  const list = function* (info: ResourceInfo): Task<readonly FoundTable[]> {
    return [{ info, table: yield* listAsTable(info, invocation, { ...queryOf(invocation), includeObject }) }]
  }
  const one = function* ({ info, namespace, name }: Address): Task<readonly FoundTable[]> {
    refuseSelector(invocation)
    const subresource = invocation.flags.string('subresource')
    const target = { resource: info, namespace, name, subresource, query: asTable({ includeObject }) }
    return [{ info, table: (yield* invocation.context.client.request('get', target)) as Table }]
  }
  return askForAll(wanted, list, one, invocation)
}

/** Long tables come in parts of `--chunk-size`. */
export function* listAsTable(info: ResourceInfo, invocation: Invocation, query: RequestQuery): Task<Table> {
  const namespace = namespaceFor(info, invocation)
  const whole = asTable({ ...query, ...chunkOf(invocation) })
  const ask = (more: RequestQuery): Task<unknown> =>
    invocation.context.client.request('list', { resource: info, namespace, query: { ...whole, ...more } })
  let table = (yield* ask({})) as Table
  while (table.metadata.continue) {
    const next = (yield* ask({ continue: table.metadata.continue })) as Table
    table = { ...next, columnDefinitions: table.columnDefinitions, rows: [...table.rows, ...next.rows] }
  }
  return table
}

export function asTable(query: RequestQuery): RequestQuery {
  return { ...query, as: 'Table' }
}
