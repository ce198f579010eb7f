/** Columns of the learner's own kinds, as a recorded definition asked for them. */
import { describe, expect, it } from 'vitest'
import { customPrinter } from '../../../../../electron/cluster/apiserver/table/custom'
import type { ApiObject, CustomResourceColumnDefinition } from '../../../../../electron/contract/api'

const widget = {
  apiVersion: 'shop.example.com/v1',
  kind: 'Widget',
  metadata: { name: 'w1', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: {
    size: 3,
    ratio: 2.7,
    color: 'red',
    isHeavy: false,
    parts: { b: 1 },
    due: 'soon',
    marks: ['a', 'b'],
    conditions: [{ type: 'Ready', status: 'True' }],
  },
} as unknown as ApiObject

const column = (jsonPath: string, type: string): CustomResourceColumnDefinition => ({ name: 'X', jsonPath, type })

describe('a kind of the learner’s own', () => {
  it('shows the columns of its definition after the name', () => {
    const printer = customPrinter([
      { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
      { name: 'Color', type: 'string', jsonPath: '.spec.color', priority: 1, description: 'how it looks' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ])
    expect(printer.columns.map(({ name, priority }) => [name, priority])).toEqual([
      ['Name', 0],
      ['Size', 0],
      ['Color', 1],
      ['Age', 0],
    ])
    expect(printer.columns.slice(1, 3).map(({ description }) => description)).toEqual([
      'What stands at .spec.size',
      'how it looks',
    ])
    expect(printer.cells(widget, 3000)).toEqual(['w1', 3, 'red', '3s'])
  })

  it('shows its age when the definition names no columns', () => {
    const printer = customPrinter([])
    expect(printer.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual(['Name: string', 'Age: date'])
    expect(printer.cells(widget, 3000)).toEqual(['w1', '3s'])
  })

  it.each([
    ['.spec.ratio', 'integer', 2],
    ['.spec.ratio', 'number', 2.7],
    ['.spec.color', 'integer', null],
    ['.spec.isHeavy', 'boolean', false],
    ['.spec.size', 'boolean', null],
    ['.spec.size', 'string', '3'],
    ['.spec.parts', 'string', '{"b":1}'],
    ['.spec.due', 'date', '<invalid>'],
    ['.spec.size', 'date', null],
    ['.spec.nothing', 'string', null],
    ['.spec.marks[1]', 'string', 'b'],
    ['.spec.marks[9]', 'string', null],
    ['.spec.conditions[?(@.type=="Ready")].status', 'string', 'True'],
    ['.spec.conditions[?(@.type=="Gone")].status', 'string', null],
  ])('%s as %s is %j', (jsonPath, type, cell) => {
    expect(customPrinter([column(jsonPath, type)]).cells(widget, 0)[1]).toBe(cell)
  })
})
