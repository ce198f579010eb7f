/** Rows and headers as `kubectl get` prints them. */
// Models: k8s.io/cli-runtime/pkg/printers/tableprinter.go
import type { ApiObject } from '../../../contract/api'
import { labelsText, NONE } from '../../text/format'
import { alignTabs, TABLE_STOPS } from '../text/tabwriter'
import { printerOf } from './index'

export interface TableOptions {
  readonly wide: boolean
  readonly withNamespace: boolean
  /** `pod/` before each name when several kinds are shown. */
  readonly namePrefix: string
  readonly showLabels: boolean
  /** Labels that get a column of their own (`-L app`). */
  readonly labelColumns: readonly string[]
  readonly noHeaders: boolean
}

/** Tab-separated lines, the headers first. */
export function tableLines(
  kind: string,
  objects: readonly ApiObject[],
  options: TableOptions,
  nowMs: number,
): readonly string[] {
  const rows = objects.map((object) => rowOf(kind, object, options, nowMs))
  return options.noHeaders ? rows : [headerOf(kind, options), ...rows]
}

export function alignLines(lines: readonly string[]): string {
  return alignTabs(lines.map((line) => `${line}\n`).join(''), TABLE_STOPS)
}

function headerOf(kind: string, { wide, withNamespace, showLabels, labelColumns }: TableOptions): string {
  const names = printerOf(kind).columns.filter((column) => wide || !column.isWide).map(({ name }) => name) // prettier-ignore
  const labels = labelColumns.map((key) => key.slice(key.lastIndexOf('/') + 1).toUpperCase())
  return [...(withNamespace ? ['NAMESPACE'] : []), ...names, ...labels, ...(showLabels ? ['LABELS'] : [])].join('\t')
}

export function rowOf(kind: string, object: ApiObject, options: TableOptions, nowMs: number): string {
  const printer = printerOf(kind)
  const { namespace = '', labels } = object.metadata
  const cells = printer.cells(object, nowMs).filter((_, index) => options.wide || !printer.columns[index]!.isWide)
  const nameAt = printer.columns
    .filter((column) => options.wide || !column.isWide)
    .findIndex(({ name }) => name === 'NAME')
  const texts = cells.map((cell, index) => (index === nameAt ? options.namePrefix : '') + firstLine(String(cell)))
  const own = options.labelColumns.map((key) => labels?.[key] ?? NONE)
  return [
    ...(options.withNamespace ? [namespace] : []),
    ...texts,
    ...own,
    ...(options.showLabels ? [labelsText(labels)] : []),
  ].join('\t')
}

/** A table has one line a row; what follows a line break is hinted at. */
function firstLine(text: string): string {
  const end = /[\f\n\r]/.exec(text)
  return end ? `${text.slice(0, end.index)}...` : text
}
