import { expect, it } from 'vitest'
import { indentAfter } from '../../../../renderer/editor/manifest/indent'

it.each([
  ['spec:', 2],
  ['  containers:', 4],
  ['    - name: web', 6],
  ['    - resources:', 8],
  ['      image: nginx:1.27', 6],
  ['  data: |', 4],
  ['  data: >-', 4],
  ['  labels: &labels', 4],
  ['    - plain', 6],
  ['  spec: # later', 4],
  ['', null],
  ['  # a remark', null],
  ['---', null],
])('after %j a row begins at %s', (row, column) => {
  expect(indentAfter(row, 2)).toBe(column)
})
