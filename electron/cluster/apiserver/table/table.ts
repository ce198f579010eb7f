/** The answer for whoever asks for `as=Table`: the objects as rows, made where they are stored. */
// Models: pkg/printers/storage/storage.go: ConvertToTable; apiserver/pkg/endpoints/handlers/response.go: asTable
import type { ApiObject, ResourceInfo } from '../../../contract/api'
import type { Table, TableRow } from '../../../contract/api/table'
import { printerOf } from './index'
import type { Printer } from './printer'

/** How much of its object a row carries. */
export type IncludeObject = 'Metadata' | 'None' | 'Object'

export interface TableOptions {
  readonly includeObject?: IncludeObject
  /** All but the first table of a watch come without. */
  readonly noHeaders?: boolean
  /** Of a custom resource: the columns that its definition brings. */
  readonly printer?: Printer<ApiObject>
}

export function tableOf(
  { kind }: Pick<ResourceInfo, 'kind'>,
  objects: readonly ApiObject[],
  nowMs: number,
  { includeObject = 'Metadata', noHeaders = false, printer = printerOf(kind) }: TableOptions = {},
): Table {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {},
    columnDefinitions: noHeaders ? [] : printer.columns,
    rows: objects.map((object) => ({ cells: printer.cells(object, nowMs), ...rowObject(object, includeObject) })),
  }
}

function rowObject(object: ApiObject, includeObject: IncludeObject): Pick<TableRow, 'object'> {
  if (includeObject === 'None') return {}
  if (includeObject === 'Object') return { object }
  return { object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata } }
}

interface Collection {
  readonly metadata: Table['metadata']
  readonly items: readonly ApiObject[]
}

/** What was about to be answered, a list or one object, as a table. */
export function tableOfAnswer(
  resource: Pick<ResourceInfo, 'kind'>,
  answer: ApiObject | Collection,
  nowMs: number,
  options?: TableOptions,
): Table {
  const table = tableOf(resource, 'items' in answer ? answer.items : [answer], nowMs, options)
  const { resourceVersion, continue: next, remainingItemCount } = answer.metadata as Table['metadata']
  return {
    ...table,
    metadata: { ...(resourceVersion && { resourceVersion }), ...(next && { continue: next }), ...(remainingItemCount && { remainingItemCount }) },
  } // prettier-ignore
}
