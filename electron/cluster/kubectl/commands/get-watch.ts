/** `kubectl get --watch`: the table, and then a row for every change, until it is interrupted. */
import type { Table, TableColumn } from '../../../contract/api/table'
import type { Task } from '../../kernel/task'
import { ObjectWatch } from '../client/object-watch'
import type { Invocation } from '../command'
import { KubectlError } from '../failure'
import { alignLines, rowLine, tableLines, type TableOptions } from '../printers/table'
import { namespaceFor, queryOf, type Wanted } from '../selection'
import { asTable, listAsTable } from '../tables'
import { tableOptions } from './get'

export function* watchTable(wanted: readonly Wanted[], invocation: Invocation): Task<number> {
  const [only, ...others] = wanted
  if (!only || others.length > 0 || only.names.length > 1)
    throw new KubectlError('you may only specify a single resource type')
  const { info } = only
  const { context, flags } = invocation
  const query = only.names[0] ? { fieldSelector: `metadata.name=${only.names[0]}` } : queryOf(invocation)
  const list = yield* listAsTable(info, invocation, query)
  const rows = new WatchedRows(tableOptions(only, flags.bool('show-kind'), invocation), context.out)
  if (!flags.bool('watch-only')) rows.show(list)
  const watch = new ObjectWatch(context.client, context.kernel, info, namespaceFor(info, invocation), {
    ...asTable(query),
    resourceVersion: list.metadata.resourceVersion,
  })
  const timeoutMs = flags.durationMs('request-timeout')
  const deadlineMs = timeoutMs > 0 ? context.kernel.now + timeoutMs : Infinity
  try {
    for (;;) {
      const next = yield* watch.next(deadlineMs)
      if (next.type !== 'event') return 0
      rows.show(next.event.object as unknown as Table)
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
  ) {}

  show(table: Table): void {
    if (table.columnDefinitions.length > 0) this.columns = table.columnDefinitions
    if (table.rows.length === 0) return
    const isFirst = this.widths.length === 0
    this.print(
      isFirst
        ? tableLines({ ...table, columnDefinitions: this.columns }, this.options)
        : table.rows.map((row) => rowLine(row, this.columns, this.options)),
    )
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
