/** `kubectl get --watch`: the table, and then a row for every change, until it is interrupted. */
import type { ApiObject, Kind } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { ObjectWatch } from '../client/object-watch'
import type { Invocation } from '../command'
import { KubectlError } from '../failure'
import { alignLines, rowOf, tableLines } from '../printers/table'
import { namespaceFor, queryOf, type Wanted } from '../selection'
import { tableOptions } from './get'

export function* watchTable(wanted: readonly Wanted[], invocation: Invocation): Task<number> {
  const [only, ...others] = wanted
  if (!only || others.length > 0 || only.names.length > 1)
    throw new KubectlError('you may only specify a single resource type')
  const { info } = only
  const { context, flags } = invocation
  const namespace = namespaceFor(info, invocation)
  const query = only.names[0] ? { fieldSelector: `metadata.name=${only.names[0]}` } : queryOf(invocation)
  const list = yield* context.client.list(info.kind as Kind, namespace, query)
  const rows = new WatchedRows(invocation, only)
  if (!flags.bool('watch-only')) rows.first(list.items)
  const watch = new ObjectWatch(context.client, context.kernel, info.kind as Kind, namespace, {
    ...query,
    resourceVersion: list.metadata.resourceVersion,
  })
  const timeoutMs = flags.durationMs('request-timeout')
  const deadlineMs = timeoutMs > 0 ? context.kernel.now + timeoutMs : Infinity
  try {
    for (;;) {
      const next = yield* watch.next(deadlineMs)
      if (next.type !== 'event') return 0
      rows.next(next.event.object)
    }
  } finally {
    watch.stop()
  }
}

/** Columns keep the width that the first rows gave them. */
class WatchedRows {
  private widths: readonly number[] = []

  constructor(
    private readonly invocation: Invocation,
    private readonly wanted: Wanted,
  ) {}

  first(objects: readonly ApiObject[]): void {
    if (objects.length > 0) this.print(tableLines(this.wanted.info.kind, objects, this.options(), this.now))
  }

  next(object: ApiObject): void {
    const { kind } = this.wanted.info
    if (this.widths.length === 0) this.first([object])
    else this.print([rowOf(kind, object, this.options(), this.now)])
  }

  private print(lines: readonly string[]): void {
    const cells = lines.map((line) => line.split('\t'))
    this.widths = cells[0]!.map((_, index) =>
      Math.max(this.widths[index] ?? 0, ...cells.map((row) => row[index]?.length ?? 0)),
    )
    const padded = cells.map((row) =>
      row.map((cell, index) => (index < row.length - 1 ? cell.padEnd(this.widths[index]!) : cell)).join('\t'),
    )
    this.invocation.context.out(alignLines(padded))
  }

  private options(): ReturnType<typeof tableOptions> {
    return tableOptions(this.wanted, false, this.invocation)
  }

  private get now(): number {
    return this.invocation.context.kernel.now
  }
}
