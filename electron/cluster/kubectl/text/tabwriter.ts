/** Elastic tabstops: text with tabs becomes aligned columns. */
// Models: Go's text/tabwriter
// Simplified: pads with spaces on the right, no flags; exactly what kubectl asks for.

export interface TabStops {
  /** Least width of a column, its padding included. */
  readonly minWidth: number
  readonly padding: number
}

/** Of `kubectl get`. */
export const TABLE_STOPS: TabStops = { minWidth: 6, padding: 3 }
/** Of `kubectl describe` and `kubectl rollout history`. */
export const DESCRIBE_STOPS: TabStops = { minWidth: 0, padding: 2 }

type Row = readonly string[]

/**
 * A tab ends a cell. A column is a run of lines that have a cell in that place, so a line without one
 * parts the columns above from those below; what follows the last tab of a line belongs to no column.
 */
export function alignTabs(text: string, stops: TabStops): string {
  const rows = text.split('\n').map((line) => line.split('\t'))
  const lines: string[] = []
  format(rows, 0, rows.length, [], stops, lines)
  return lines.join('\n')
}

function format(
  rows: readonly Row[],
  from: number,
  to: number,
  widths: readonly number[],
  stops: TabStops,
  lines: string[],
): void {
  const column = widths.length
  let start = from
  for (let row = from; row < to; row++) {
    if (!hasCell(rows[row]!, column)) continue
    writeRows(rows.slice(start, row), widths, lines)
    start = row
    let width = stops.minWidth
    for (; row < to && hasCell(rows[row]!, column); row++) {
      width = Math.max(width, lengthOf(rows[row]![column]!) + stops.padding)
    }
    format(rows, start, row, [...widths, width], stops, lines)
    start = row
  }
  writeRows(rows.slice(start, to), widths, lines)
}

function hasCell(row: Row, column: number): boolean {
  return column < row.length - 1
}

function writeRows(rows: readonly Row[], widths: readonly number[], lines: string[]): void {
  for (const row of rows) {
    lines.push(row.map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)))).join(''))
  }
}

/** Characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff]/g)?.length ?? 0)
}
