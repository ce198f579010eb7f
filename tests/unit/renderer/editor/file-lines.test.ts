import { expect, it } from 'vitest'
import { filesNamed, freshName, lineFor, nameProblem } from '../../../../renderer/editor/file-lines'

it.each([
  ['kubectl apply -f web.yaml', ['web.yaml']],
  ['kubectl apply -f ./web.yaml --dry-run=server', ['web.yaml']],
  ['kubectl -n x create --filename=a/b.yaml', ['a/b.yaml']],
  ['kubectl apply -fweb.yaml', ['web.yaml']],
  ['kubectl delete -f a.yaml,b.yaml -f c.yaml', ['a.yaml', 'b.yaml', 'c.yaml']],
  [`kubectl apply -f 'my file.yaml' | cat`, ['my file.yaml']],
  ['cat web.yaml | kubectl apply -f -', []],
  ['grep -f web.yaml', []],
])('%s speaks of %j', (line, files) => {
  expect(filesNamed(line)).toEqual(files)
})

it('puts odd names in quotes, and finds them again', () => {
  expect(lineFor('apply', 'web.yaml')).toBe('kubectl apply -f web.yaml')
  expect(lineFor('diff', 'my file.yaml')).toBe(`kubectl diff -f 'my file.yaml'`)
  expect(filesNamed(lineFor('diff', 'my file.yaml'))).toEqual(['my file.yaml'])
})

it.each([
  ['', 'nameEmpty'],
  ['a b.yaml', 'nameOdd'],
  ['../a.yaml', 'nameOdd'],
  ['-f', 'nameOdd'],
  ['web.yaml', 'nameTaken'],
  ['lab/web.yaml', null],
])('says of the name %j: %s', (name, problem) => {
  expect(nameProblem(name, ['web.yaml'])).toBe(problem)
})

it('finds a name that is not taken', () => {
  expect(freshName([])).toBe('new.yaml')
  expect(freshName(['new.yaml', 'new-2.yaml'])).toBe('new-3.yaml')
})
