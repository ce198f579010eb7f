/** kubectl prints whatever table it is given. */
import { describe, expect, it } from 'vitest'
import { alignLines, tableLines, type TableOptions } from '../../../../electron/cluster/kubectl/printers/table'
import type { Table } from '../../../../electron/contract/api/table'

const column = (name: string, format = '', priority = 0) => ({
  name,
  type: 'string',
  format,
  description: '',
  priority,
})
const row = (name: string, colour: string | null, labels: Record<string, string>) => ({
  cells: [name, 3, colour],
  object: { kind: 'PartialObjectMetadata', metadata: { name, namespace: 's18', labels } },
})
const widgets = {
  columnDefinitions: [column('Name', 'name'), column('Size'), column('Colour Of It', '', 1)],
  rows: [row('w1', 'red', { app: 'a', 'x/tier': 'front' }), row('widget-2', null, {})],
} as unknown as Table

const plain: TableOptions = {
  wide: false,
  withNamespace: false,
  namePrefix: '',
  showLabels: false,
  labelColumns: [],
  noHeaders: false,
}
const printed = (options: Partial<TableOptions>): string => alignLines(tableLines(widgets, { ...plain, ...options }))

describe('a table', () => {
  it('shows what is always shown', () => {
    expect(printed({})).toBe('NAME       SIZE\nw1         3\nwidget-2   3\n')
  })

  it('shows the rest when it may be wide; what has no value is blank', () => {
    expect(printed({ wide: true })).toBe('NAME       SIZE   COLOUR OF IT\nw1         3      red\nwidget-2   3      \n')
  })

  it('begins with the namespace where objects of several stand together', () => {
    expect(printed({ withNamespace: true })).toContain('NAMESPACE   NAME       SIZE\ns18         w1         3\n')
  })

  it('says before each name what it is where several kinds stand together', () => {
    expect(printed({ namePrefix: 'widget.shop.example.com/', noHeaders: true })).toBe(
      'widget.shop.example.com/w1         3\nwidget.shop.example.com/widget-2   3\n',
    )
  })

  it('ends with labels: those that are asked for, or all', () => {
    expect(printed({ labelColumns: ['x/tier', 'app'] })).toBe(
      'NAME       SIZE   TIER     APP\nw1         3      front    a\nwidget-2   3      <none>   <none>\n',
    )
    expect(printed({ showLabels: true })).toContain('w1         3      app=a,x/tier=front\nwidget-2   3      <none>\n')
  })

  it('keeps to one line a row', () => {
    const message = { columnDefinitions: [column('Message')], rows: [{ cells: ['first\nsecond'] }] } as unknown as Table
    expect(tableLines(message, plain)).toEqual(['MESSAGE', 'first...'])
  })
})
