import { describe, expect, it } from 'vitest'
import { BUILTINS } from '../../../electron/shell/builtins'
import { MemoryHome } from '../../../electron/shell/home'
import { effectOf } from '../../../electron/shell/line-effect'
import { parseLine } from '../../../electron/shell/parse'
import { runLine } from '../../../electron/shell/run-line'
import { tokenize } from '../../../electron/shell/words'

function type(
  line: string,
  home = new MemoryHome({ 'note.txt': 'one\ntwo\nthree\n' }),
): { exit: number; out: string; err: string; home: MemoryHome } {
  const said = { out: '', err: '' }
  const out = (text: string): void => { said.out += text } // prettier-ignore
  const err = (text: string): void => { said.err += text } // prettier-ignore
  const task = runLine(line, { home, programs: BUILTINS, history: ['ls'], out, err })
  const { done, value } = task.next()
  if (done !== true) throw new Error('the line waits')
  return { exit: value, ...said, home }
}

describe('words', () => {
  it.each([
    ['kubectl get pods', ['kubectl', 'get', 'pods']],
    [`a 'b c' "d e" f\\ g`, ['a', 'b c', 'd e', 'f g']],
    [`-p='{"a":"b"}'`, ['-p={"a":"b"}']],
    ['a # b', ['a']],
    ['a#b', ['a#b']],
    ["''", ['']],
    ['a \\\n b', ['a', 'b']],
    ['$HOME *.yaml', ['$HOME', '*.yaml']],
  ])('%j', (line, words) => {
    expect(tokenize(line).map(({ text }) => text)).toEqual(words)
  })

  it('takes a here-document out of the lines below', () => {
    const [pipeline] = parseLine('kubectl apply -f - <<EOF\na: 1\n\nb: 2\nEOF\n')
    expect(pipeline!.commands).toEqual([
      { argv: ['kubectl', 'apply', '-f', '-'], input: { text: 'a: 1\n\nb: 2\n' }, output: null, errors: null },
    ])
  })

  it.each([
    ['echo "open', 'unexpected end of line while looking for matching `"\'\n'],
    ['| cat', "syntax error near unexpected token `|'\n"],
    ['cat <', "syntax error near unexpected token `newline'\n"],
    ['cat <<EOF\nx', "here-document delimited by end-of-file (wanted `EOF')\n"],
    ['sleep 1 &', 'commands cannot run in the background here\n'],
    ['echo a &&', "syntax error near unexpected token `newline'\n"],
  ])('%j is refused', (line, err) => {
    expect(type(line)).toMatchObject({ exit: 2, err })
  })
})

describe('lines', () => {
  it.each([
    ['cat note.txt | grep two', 'two\n'],
    ['cat < note.txt | head -n 1', 'one\n'],
    ['tail -2 note.txt', 'two\nthree\n'],
    ['grep -c o note.txt', '2\n'],
    ['grep -vi TWO note.txt', 'one\nthree\n'],
    ['wc -l note.txt', '3 note.txt\n'],
    ['cat note.txt | wc', '      3       3      14\n'],
    ['echo a; echo b', 'a\nb\n'],
    ['false || echo saved', 'saved\n'],
    ['true && echo on', 'on\n'],
    ['ls', 'note.txt\n'],
    ['history', '    1  ls\n'],
    ['', ''],
    ['# only a remark', ''],
  ])('%s', (line, out) => {
    expect(type(line)).toMatchObject({ exit: 0, out, err: '' })
  })

  it('writes to files of the home, and adds to them', () => {
    const { home } = type('echo one > ./a.txt; echo two >> ~/a.txt; nosuch 2> e.txt')
    expect(home.read('a.txt')).toBe('one\ntwo\n')
    expect(home.read('e.txt')).toBe('nosuch: command not found\n')
  })

  it.each([
    ['nosuch', 127, 'nosuch: command not found\n'],
    ['cat nope', 1, 'cat: nope: No such file or directory\n'],
    ['cat < nope', 1, 'nope: No such file or directory\n'],
    ['grep ( note.txt', 2, "grep: invalid pattern '('\n"],
    ['false', 1, ''],
    ['cat note.txt | grep nine', 1, ''],
  ])('%s ends with %i', (line, exit, err) => {
    expect(type(line)).toMatchObject({ exit, err })
  })
})

describe('what a line will do', () => {
  it.each([
    ['kubectl get pods', true, false],
    ['kubectl get pods -w', true, true],
    ['kubectl apply -f x', true, true],
    ['kubectl rollout history deploy/web', true, false],
    ['kubectl rollout status deploy/web', true, true],
    ['cluster components', true, false],
    ['cluster stop etcd', true, true],
    ['kubectl get pods -o name | xargs kubectl delete', true, true],
    ['sleep 5', false, true],
    ['cat note.txt', false, false],
    ['echo "open', false, false],
  ])('%s', (line, reachesCluster, changesCluster) => {
    expect(effectOf(line)).toEqual({ reachesCluster, changesCluster })
  })
})
