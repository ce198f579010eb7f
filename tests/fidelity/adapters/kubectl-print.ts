/** Cells and columns of `kubectl get`: one adapter for the Pods' file and the other kinds'. */
import { tableOf } from '../../../electron/cluster/apiserver/table/table'
import { parseTime } from '../../../electron/cluster/kernel/calendar'
import { age } from '../../../electron/cluster/text/format'
import { type ApiObject, resourceOfKind } from '../../../electron/contract/api'
import type { Table } from '../../../electron/contract/api/table'
import { type Adapter, type Given, UnknownFunction } from '../case'

const NOW_MS = parseTime('2024-01-01T00:00:00Z')

export const adapter: Adapter = {
  run(given) {
    const { fn, kind, creationTimestamp } = given
    if (fn === 'age') return age(creationTimestamp as string | null, NOW_MS)
    const resource = resourceOfKind(kind as string)
    if (!resource) throw new UnknownFunction(kind)
    if (fn === 'columns') return columnNames(tableOf(resource, [], NOW_MS))
    return cellsOf(tableOf(resource, [given.object as ApiObject], NOW_MS), given)
  },
  // Cells are compared as text: 2 is "2". A case that names no columns tells the first cells of its row.
  compare: (actual, expected, { columns, fn }) => {
    const isOpen = columns === undefined && fn === undefined && Array.isArray(actual) && Array.isArray(expected)
    const texts = JSON.stringify(textsIn(isOpen ? actual.slice(0, expected.length) : actual))
    const wanted = JSON.stringify(textsIn(expected))
    return texts === wanted ? undefined : `expected ${wanted}, got ${texts}`
  },
}

function textsIn(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : value
}

function columnNames({ columnDefinitions }: Table): unknown {
  const shown = (mostPriority: number): readonly string[] =>
    columnDefinitions.filter(({ priority }) => priority <= mostPriority).map(({ name }) => name.toUpperCase())
  return { default: shown(0), wide: shown(1) }
}

/** The columns that the case asks for, or those of a plain table. */
function cellsOf({ columnDefinitions, rows }: Table, { columns, wide }: Given): readonly unknown[] {
  const wanted = (columns as readonly string[] | undefined)?.map((name) => name.toUpperCase())
  return rows[0]!.cells.filter((_, index) => {
    const { name, priority } = columnDefinitions[index]!
    return wanted ? wanted.includes(name.toUpperCase()) : wide === true || priority === 0
  })
}
