/** Whatever is typed: the shell never throws, never hangs, and never leaves the app's own files. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectOf } from '../../../electron/shell/line-effect'
import { isIncomplete } from '../../../electron/shell/syntax/parse'
import { runs } from '../../support/runs'
import { ShellWorld, type Typed } from './shell-world'

const FILES = { 'note.txt': 'one\ntwo\n', 'a.json': '{"a":[1,{"b":null}]}', 'd/x.yaml': 'k: [1, 2]\n' }
/** A line that is stopped for too many steps still has to come back soon. */
const LONGEST_MS = 10_000

const WORDS = [
  'echo', 'cat', 'ls', 'sed', 'awk', 'jq', 'yq', 'grep', 'sort', 'uniq', 'cut', 'tr', 'head', 'tail', 'wc', 'tee', 'xargs', 'seq',
  'printf', 'test', '[', ']', '[[', ']]', 'read', 'x', 'y=1', 'x=$x$x', '$x', '"$x"', '${x:-a}', '${x%%*}', '${#x}', '${x/a/b}', '$?', '$@',
  '$(', ')', '`', '$((', '))', '((', '1+1', '{', '}', '{a,b}', '{1..9}', 'if', 'then', 'else', 'fi', 'for', 'in', 'do', 'done', 'while', 'until',
  'case', 'esac', ';;', 'f()', 'f', 'function', 'return', 'break', 'continue', 'exit', 'eval', 'source', '.', 'set', '-e', '-u', '-n', '-r', '-c',
  'alias', 'k=echo', 'k', 'export', 'unset', 'local', 'cd', '..', '/', '/etc/passwd', '/tmp/t', '~', '../..', 'note.txt', 'a.json', 'd/x.yaml', 'd',
  '*', '?', '[a-z]*', '|', '||', '&&', ';', '&', '!', '<', '>', '>>', '2>&1', '&>', '<<EOF', 'EOF', '<<<', '\n', '#', '\\', "'", '"', ' ',
  'sleep', '1', '0', 'wait', 'jobs', 'kill', '%1', 'watch', 'timeout', 'time', 'bash', 'env', 'mv', 'cp', 'rm', '-rf', 'mkdir', 'touch', 'chmod', '+x',
  "'s/o/x/g'", "'{print $1}'", "'.a[]'", "'.. | numbers'", "'(a*)*b'", '-E', 'yes', 'true', 'false', ':', 'diff', 'base64', '-d', 'date', 'column', '-t',
] // prettier-ignore

const line = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 10 }).map((words) => words.join('')),
  fc.string({ maxLength: 40 }),
)

function play(text: string): { readonly world: ShellWorld; readonly said: Typed; readonly wallMs: number } {
  const world = new ShellWorld(FILES)
  const startedMs = performance.now()
  const said = world.type(text, 60_000)
  return { world, said, wallMs: performance.now() - startedMs }
}

describe('any line', () => {
  it('comes back, and leaves everything else alone', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { world, said, wallMs } = play(text)
        expect(wallMs).toBeLessThan(LONGEST_MS)
        if (said.exit !== null) expect(said.exit).toBeGreaterThanOrEqual(0)
        const foreign = world.home.list().filter((path) => path.startsWith('/') && !path.startsWith('/tmp/'))
        expect(foreign).toEqual([])
        expect(world.state.folder).toMatch(/^\/home\/learner(\/|$)/)
      }),
      { numRuns: runs(400, 20_000) },
    )
  }, 300_000)

  it('can be asked about before it runs', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { reachesCluster, changesCluster } = effectOf(text)
        expect([typeof reachesCluster, typeof changesCluster, typeof isIncomplete(text)]).toEqual(
          Array(3).fill('boolean'),
        )
      }),
      { numRuns: runs(400, 20_000) },
    )
  })

  it('says the same a second time', () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(play(text).said).toEqual(play(text).said)
      }),
      { numRuns: runs(60, 2000) },
    )
  }, 120_000)
})

describe.each([
  ['a filter', "jq -n '"],
  ['a program', "awk '"],
  ['a script', "sed '"],
])('%s of a tool', (_, head) => {
  const pieces = ['.', '.a', '[', ']', '{', '}', '(', ')', '|', ',', 'a', '1', '"x"', '/', 'o', '*', '+', 's/a/b/', 'p', 'd', ';', ' ', '$1', '$x', 'map', 'range(9)', 'def f: f;', 'f', 'reduce', 'as', 'if', 'then', 'else', 'end', 'while', 'for', 'in', 'print', '==', '=', '|=', '..', '?', '//', 'N', 'b', ':a', 'BEGIN', 'END', '\\(', 'try', 'error', 'limit(3;', 'repeat(1)', 'until(false;.)', '@csv', '++'] // prettier-ignore

  it('ends, whatever is written in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (words) => {
        const { said, wallMs } = play(`${head}${words.join('')}' note.txt`)
        expect(said.exit).not.toBeNull()
        expect(wallMs).toBeLessThan(LONGEST_MS)
      }),
      { numRuns: runs(300, 20_000) },
    )
  }, 300_000)
})
