import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as edit from '../../../../renderer/terminal/line-editor'

/** `kubectl ge|t` is a line with the cursor where the bar is. */
function line(text: string): edit.Line {
  return { text: text.replace('|', ''), cursor: text.indexOf('|') }
}

describe('editing a line', () => {
  it.each`
    what                                       | act                                        | before            | after
    ${'inserts where the cursor is'}           | ${(l: edit.Line) => edit.insert(l, 'ods')} | ${'get p| -A'}    | ${'get pods| -A'}
    ${'goes left'}                             | ${(l: edit.Line) => edit.moveBy(l, -1)}    | ${'ab|c'}         | ${'a|bc'}
    ${'stays at the start'}                    | ${(l: edit.Line) => edit.moveBy(l, -1)}    | ${'|abc'}         | ${'|abc'}
    ${'stays at the end'}                      | ${(l: edit.Line) => edit.moveBy(l, 1)}     | ${'abc|'}         | ${'abc|'}
    ${'goes to the start'}                     | ${edit.toStart}                            | ${'ab|c'}         | ${'|abc'}
    ${'goes to the end'}                       | ${edit.toEnd}                              | ${'a|bc'}         | ${'abc|'}
    ${'goes a word left'}                      | ${edit.wordLeft}                           | ${'get pods  |'}  | ${'get |pods  '}
    ${'goes a word right'}                     | ${edit.wordRight}                          | ${'get| pods -A'} | ${'get pods| -A'}
    ${'erases to the left'}                    | ${edit.eraseLeft}                          | ${'ab|c'}         | ${'a|c'}
    ${'erases nothing before the start'}       | ${edit.eraseLeft}                          | ${'|abc'}         | ${'|abc'}
    ${'erases to the right'}                   | ${edit.eraseRight}                         | ${'a|bc'}         | ${'a|c'}
    ${'erases to the start'}                   | ${edit.eraseToStart}                       | ${'get |pods'}    | ${'|pods'}
    ${'erases to the end'}                     | ${edit.eraseToEnd}                         | ${'get |pods'}    | ${'get |'}
    ${'erases a word and the blanks after it'} | ${edit.eraseWord}                          | ${'get pods |-A'} | ${'get |-A'}
  `('$what', ({ act, before, after }: { act: (line: edit.Line) => edit.Line; before: string; after: string }) => {
    expect(act(line(before))).toEqual(line(after))
  })

  it('keeps the cursor inside the line, whatever is done', () => {
    const acts = [edit.toStart, edit.toEnd, edit.wordLeft, edit.wordRight, edit.eraseLeft, edit.eraseRight, edit.eraseToStart, edit.eraseToEnd, edit.eraseWord, (l: edit.Line) => edit.insert(l, 'x y'), (l: edit.Line) => edit.moveBy(l, -2), (l: edit.Line) => edit.moveBy(l, 2)] // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts)), (chosen) => {
        const { text, cursor } = chosen.reduce((now, act) => act(now), edit.lineOf('kubectl get pods'))
        expect(cursor).toBeGreaterThanOrEqual(0)
        expect(cursor).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
