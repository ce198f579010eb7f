/** Tables as `kubectl get` prints them. */
// Models: k8s.io/cli-runtime/pkg/printers/tableprinter.go: PrintObj, decorateTable, printTable
import type { ApiObject } from '../../../contract/api'
import type { Table, TableCell, TableColumn, TableRow } from '../../../contract/api/table'
import { labelsText, NONE } from '../../text/format'
import { alignTabs, TABLE_STOPS } from '../text/tabwriter'

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
export function tableLines({ columnDefinitions, rows }: Table, options: TableOptions): readonly string[] {
  const lines = rows.map((row) => rowLine(row, columnDefinitions, options))
  return options.noHeaders ? lines : [headerLine(columnDefinitions, options), ...lines]
}

export function alignLines(lines: readonly string[]): string {
  return alignTabs(lines.map((line) => `${line}\n`).join(''), TABLE_STOPS)
}

function headerLine(columns: readonly TableColumn[], options: TableOptions): string {
  const { withNamespace, showLabels, labelColumns } = options
  const names = columns.filter((column) => isShown(column, options)).map(({ name }) => name.toUpperCase()) // prettier-ignore
  const labels = labelColumns.map((key) => key.slice(key.lastIndexOf('/') + 1).toUpperCase())
  return [...(withNamespace ? ['NAMESPACE'] : []), ...names, ...labels, ...(showLabels ? ['LABELS'] : [])].join('\t')
}

export function rowLine(row: TableRow, columns: readonly TableColumn[], options: TableOptions): string {
  const { namespace = '', labels }: Partial<ApiObject['metadata']> = row.object?.metadata ?? {}
  const texts = columns.flatMap((column, index) => {
    if (!isShown(column, options)) return []
    const prefix = column.type === 'string' && column.format === 'name' ? options.namePrefix : ''
    return [prefix + cellText(row.cells[index] ?? null)]
  })
  const own = options.labelColumns.map((key) => labels?.[key] ?? NONE)
  const all = options.showLabels ? [labelsText(labels)] : []
  return [...(options.withNamespace ? [namespace] : []), ...texts, ...own, ...all].join('\t')
}

function isShown({ priority }: TableColumn, { wide }: TableOptions): boolean {
  return wide || priority === 0
}

/** A table has one line a row; what follows a line break is hinted at. */
function cellText(cell: TableCell): string {
  const text = cell === null ? '' : String(cell)
  const end = /[\f\n\r]/.exec(text)
  return end ? `${text.slice(0, end.index)}...` : text
}
