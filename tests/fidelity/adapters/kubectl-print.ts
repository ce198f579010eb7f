/** Cells and columns of `kubectl get`: one adapter for the Pods' file and the other kinds'. */
import { parseTime } from '../../../electron/cluster/kernel/calendar'
import { hasPrinter, printerOf } from '../../../electron/cluster/kubectl/printers'
import type { Printer } from '../../../electron/cluster/kubectl/printers/printer'
import { age } from '../../../electron/cluster/text/format'
import type { ApiObject } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'

const NOW_MS = parseTime('2024-01-01T00:00:00Z')

export const adapter: Adapter = {
  run(given) {
    const { fn, kind, creationTimestamp } = given
    if (fn === 'age') return age(creationTimestamp as string | null, NOW_MS)
    if (!hasPrinter(kind as string)) throw new UnknownFunction(kind)
    const printer = printerOf(kind as string)
    return fn === 'columns' ? columnNames(printer) : cellsOf(printer, given)
  },
  // Cells are compared as text: 2 is "2".
  compare: (actual, expected) => {
    const texts = JSON.stringify(textsIn(actual))
    const wanted = JSON.stringify(textsIn(expected))
    return texts === wanted ? undefined : `expected ${wanted}, got ${texts}`
  },
}

function textsIn(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : value
}

function columnNames({ columns }: Printer<ApiObject>): unknown {
  return {
    default: columns.filter(({ isWide }) => !isWide).map(({ name }) => name),
    wide: columns.map(({ name }) => name),
  }
}

/** The columns that the case asks for, or those of a plain table. */
function cellsOf(printer: Printer<ApiObject>, { object, columns, wide }: Given): readonly unknown[] {
  const cells = printer.cells(object as ApiObject, NOW_MS)
  const wanted = (columns as readonly string[] | undefined)?.map((name) => name.toUpperCase())
  return cells.filter((_, index) => {
    const { name, isWide } = printer.columns[index]!
    return wanted ? wanted.includes(name) : wide === true || !isWide
  })
}
