import { describe, expect, it } from 'vitest'
import { effectOf } from '../../../electron/shell/line-effect'
import { isIncomplete } from '../../../electron/shell/syntax/parse'
import { wordsOfLine } from '../../../electron/shell/syntax/literal-words'
import { ShellWorld, typed } from './shell-world'

describe('words', () => {
  it.each([
    ['kubectl get pods', ['kubectl', 'get', 'pods']],
    [`a 'b c' "d e" f\\ g`, ['a', 'b c', 'd e', 'f g']],
    [`-p='{"a":"b"}'`, ['-p={"a":"b"}']],
    ['a # b', ['a']],
    ['a#b', ['a#b']],
    ["a ''", ['a', '']],
    ['a \\\n b', ['a', 'b']],
  ])('%j', (line, words) => {
    expect(wordsOfLine(line)).toEqual(words)
  })

  it.each([
    ['echo "open', 'unexpected EOF while looking for matching `"\'\n'],
    ['| cat', "syntax error near unexpected token `|'\n"],
    ['cat <', "syntax error near unexpected token `newline'\n"],
    ['echo a &&', 'syntax error: unexpected end of file\n'],
    ['if true; fi', "syntax error near unexpected token `fi'\n"],
    ['for i in a; do; done', "syntax error near unexpected token `;'\n"],
    ['echo )', "syntax error near unexpected token `)'\n"],
    ['echo $(ls', "unexpected EOF while looking for matching `)'\n"],
    ['x=(1 2)', 'arrays are not part of this shell\n'],
    ['diff <(ls) b', 'process substitution <(…) is not part of this shell\n'],
    ['echo a 3> b', 'file descriptor 3 is not part of this shell\n'],
    ['select x in a; do :; done', 'select is not part of this shell\n'],
  ])('%j is refused', (line, err) => {
    expect(typed(line)).toEqual({ exit: 2, out: '', err })
  })

  it.each([
    ['for i in 1 2; do', true],
    ['if true', true],
    ['echo "open', true],
    ["cat <<'EOF'\nx", true],
    ['cat <<EOF\nx\nEOF', false],
    ['echo a |', true],
    ['echo a \\', true],
    ['echo a \\\\', false],
    ['f() {', true],
    ['echo `date', true],
    ['case x in', true],
    ['echo a', false],
    ['fi', false],
    ['cat <', false],
    ['', false],
  ])('%j wants more lines: %s', (line, wanted) => {
    expect(isIncomplete(line)).toBe(wanted)
  })
})

describe('lines', () => {
  it.each([
    ['cat note.txt | grep two', 'two\n'],
    ['cat < note.txt | head -n 1', 'one\n'],
    ['tail -2 note.txt', 'two\nthree\n'],
    ['cat note.txt | wc', '      3       3      14\n'],
    ['echo a; echo b', 'a\nb\n'],
    ['false || echo saved', 'saved\n'],
    ['true && echo on', 'on\n'],
    ['! false && echo turned', 'turned\n'],
    ['ls', 'note.txt\n'],
    ['history', '    1  history\n'],
    ['', ''],
    ['# only a remark', ''],
    ['yes | head -2', 'y\ny\n'],
    ['echo a |& cat', 'a\n'],
    ['alias k=echo\nk hi', 'hi\n'],
  ])('%s', (line, out) => {
    expect(typed(line)).toEqual({ exit: 0, out, err: '' })
  })

  it('writes to files of the home, and adds to them', () => {
    const world = new ShellWorld()
    world.type('echo one > ./a.txt; echo two >> ~/a.txt; nosuch 2> e.txt; { nosuch; echo x; } &> both')
    expect(world.home.read('a.txt')).toBe('one\ntwo\n')
    expect(world.home.read('e.txt')).toBe('nosuch: command not found\n')
    expect(world.home.read('both')).toBe('nosuch: command not found\nx\n')
  })

  it.each([
    ['nosuch', 127, 'nosuch: command not found\n'],
    ['cat nope', 1, 'cat: nope: No such file or directory\n'],
    ['cat < nope', 1, 'nope: No such file or directory\n'],
    ['grep "(" -E note.txt', 2, 'grep: Unmatched ( or \\(\n'],
    ['false', 1, ''],
    ['cat note.txt | grep nine', 1, ''],
    ['./note.txt', 126, './note.txt: Permission denied\n'],
    ['/tmp', 126, '/tmp: Is a directory\n'],
    ['bash nope.sh', 127, 'bash: nope.sh: No such file or directory\n'],
    ['echo x > /etc/passwd', 1, '/etc/passwd: Permission denied\n'],
    ['echo x > no/such', 1, 'no/such: No such file or directory\n'],
    ['cat /etc/shadow', 1, 'cat: /etc/shadow: No such file or directory\n'],
    ['cat ../../etc/shadow', 1, 'cat: ../../etc/shadow: No such file or directory\n'],
    ['cd /etc', 1, 'cd: /etc: Permission denied\n'],
    ['trap : EXIT', 2, 'trap: not part of this shell\n'],
    ['set -u; echo $nothing', 1, 'nothing: unbound variable\n'],
    ['f() { f; }; f', 1, 'f: maximum function nesting level exceeded (200)\n'],
    ['exit 7', 7, ''],
  ])('%s ends with %i', (line, exit, err) => {
    expect(typed(line)).toEqual({ exit, out: '', err })
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
    ['for p in a b; do kubectl delete pod $p; done', true, true],
    ['echo $(kubectl get pods)', true, false],
    ['if kubectl get pod a; then echo yes; fi', true, false],
    ['$tool get pods', true, true],
    ['watch -n 5 kubectl get pods', true, true],
    ['A=1 kubectl get pods', true, false],
    ['bash -c "kubectl delete pod a"', true, true],
    ['eval kubectl get pods', true, false],
  ])('%s', (line, reachesCluster, changesCluster) => {
    expect(effectOf(line)).toEqual({ reachesCluster, changesCluster })
  })

  it('knows aliases, functions and scripts of the shell', () => {
    const { state } = new ShellWorld()
    state.aliases.set('k', 'kubectl')
    const scope = { state, files: { readAsTyped: (_: string, path: string) => (path === 'go.sh' ? 'kubectl delete pod a\n' : undefined) } } // prettier-ignore
    expect(effectOf('k get pods', scope)).toEqual({ reachesCluster: true, changesCluster: false })
    expect(effectOf('bash go.sh', scope)).toEqual({ reachesCluster: true, changesCluster: true })
    expect(effectOf('bash other.sh', scope)).toEqual({ reachesCluster: false, changesCluster: false })
  })
})
