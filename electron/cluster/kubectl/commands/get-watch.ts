/** `kubectl get --watch`: the table, and then a row for every change, until it is interrupted. */
import type { ApiObject } from '../../../contract/api'
import type { Table, TableColumn } from '../../../contract/api/table'
import type { RequestQuery, WatchEvent } from '../../client/request-types'
import type { Task } from '../../kernel/task'
import { ObjectWatch } from '../client/object-watch'
import type { Invocation } from '../command'
import { KubectlError } from '../failure'
import { printableOf, type ObjectPrinter } from '../output'
import { alignLines, rowLine, tableLines, type TableOptions } from '../printers/table'
import { namespaceFor, queryOf, type Wanted } from '../selection'
import { asTable, listAsTable } from '../tables'
import { tableOptions } from './get'

export function* watchTable(
  wanted: readonly Wanted[],
  printer: ObjectPrinter | null,
  invocation: Invocation,
): Task<number> {
  const [only, ...others] = wanted
  if (!only || others.length > 0 || only.names.length > 1)
    throw new KubectlError('you may only specify a single resource type')
  const { info } = only
  const { context, flags } = invocation
  const query = only.names[0] ? { fieldSelector: `metadata.name=${only.names[0]}` } : queryOf(invocation)
  if (printer) return yield* watchObjects(only, query, printer, invocation)
  const list = yield* listAsTable(info, invocation, query)
  const rows = new WatchedRows(
    tableOptions(only, flags.bool('show-kind'), invocation),
    context.out,
    flags.bool('output-watch-events'),
  )
  if (!flags.bool('watch-only')) rows.show(list)
  const { resourceVersion } = list.metadata
  return yield* follow(only, { ...asTable(query), resourceVersion }, invocation, ({ type, object }) => {
    rows.show(object as unknown as Table, type)
  })
}

/** With `-o yaml` and its like: each object as it was and as it becomes. */
function* watchObjects(
  only: Wanted,
  query: RequestQuery,
  printer: ObjectPrinter,
  invocation: Invocation,
): Task<number> {
  const { context, flags } = invocation
  const show = (object: ApiObject): void => {
    printer(printableOf([{ info: only.info, object }], false, invocation), context.out)
  }
  const list = yield* context.client.listOf(only.info, namespaceFor(only.info, invocation), query)
  if (!flags.bool('watch-only')) list.items.forEach(show)
  const { resourceVersion } = list.metadata
  return yield* follow(only, { ...query, resourceVersion }, invocation, ({ object }) => {
    show(object)
  })
}

function* follow(
  { info }: Wanted,
  query: RequestQuery,
  invocation: Invocation,
  show: (event: WatchEvent) => void,
): Task<number> {
  const { context, flags } = invocation
  const watch = new ObjectWatch(context.client, context.kernel, info, namespaceFor(info, invocation), query)
  const timeoutMs = flags.durationMs('request-timeout')
  const deadlineMs = timeoutMs > 0 ? context.kernel.now + timeoutMs : Infinity
  try {
    for (;;) {
      const next = yield* watch.next(deadlineMs)
      if (next.type !== 'event') return 0
      show(next.event)
    }
  } finally {
    watch.stop()
  }
}

/** Columns are named once, by the first table that has rows, and keep the width that its rows gave them. */
class WatchedRows {
  private columns: readonly TableColumn[] = []
  private widths: readonly number[] = []

  constructor(
    private readonly options: TableOptions,
    private readonly out: (text: string) => void,
    private readonly withEvents: boolean,
  ) {}

  show(table: Table, event = 'ADDED'): void {
    if (table.columnDefinitions.length > 0) this.columns = table.columnDefinitions
    if (table.rows.length === 0) return
    const isFirst = this.widths.length === 0
    const lines = isFirst
      ? tableLines({ ...table, columnDefinitions: this.columns }, this.options)
      : table.rows.map((row) => rowLine(row, this.columns, this.options))
    const isHeader = (index: number): boolean => isFirst && index === 0 && !this.options.noHeaders
    this.print(this.withEvents ? lines.map((line, index) => `${isHeader(index) ? 'EVENT' : event}\t${line}`) : lines)
  }

  private print(lines: readonly string[]): void {
    const cells = lines.map((line) => line.split('\t'))
    this.widths = cells[0]!.map((_, index) =>
      Math.max(this.widths[index] ?? 0, ...cells.map((row) => row[index]?.length ?? 0)),
    )
    const padded = cells.map((row) =>
      row.map((cell, index) => (index < row.length - 1 ? cell.padEnd(this.widths[index]!) : cell)).join('\t'),
    )
    this.out(alignLines(padded))
  }
}
