import { describe, expect, it } from 'vitest'
import { parseStory, withExpectations } from '../../electron/story-file'
import { differences, matches } from '../../electron/story-match'
import { playStory, StoryHome } from '../../electron/story-player'

const STORY = `# a remark
$ kubectl get pods
NAME   READY

b
! kubectl get pod nope
Error

$ kubectl apply -f - <<EOF
a: 1
EOF
created
$ sleep 30s
-- web.yaml --
kind: A
-- b.txt --
text
`

describe('a story', () => {
  it('takes a here-string for no here-document', () => {
    const { commands } = parseStory('$ cat <<< hello\nhello\n$ echo two\n')
    expect(commands.map(({ text }) => text)).toEqual(['cat <<< hello', 'echo two'])
  })

  it('is commands, what they print, and files', () => {
    const { commands, files } = parseStory(STORY)
    expect(commands).toEqual([
      { line: 2, text: 'kubectl get pods', mustFail: false, expected: ['NAME   READY', '', 'b'] },
      { line: 6, text: 'kubectl get pod nope', mustFail: true, expected: ['Error'] },
      { line: 9, text: 'kubectl apply -f - <<EOF\na: 1\nEOF', mustFail: false, expected: ['created'] },
      { line: 13, text: 'sleep 30s', mustFail: false, expected: [] },
    ])
    expect(files).toEqual({ 'web.yaml': 'kind: A\n', 'b.txt': 'text\n' })
  })

  it('is written anew around its commands', () => {
    const written = withExpectations(STORY, [['X'], null, ['made'], ['woke']])
    expect(written).toContain('$ kubectl get pods\nX\n! kubectl get pod nope\nError\n')
    expect(written).toContain('EOF\nmade\n$ sleep 30s\nwoke\n-- web.yaml --')
    expect(parseStory(written).files).toEqual(parseStory(STORY).files)
  })
})

describe('an expectation', () => {
  it.each([
    [['a b'], ['a b'], true],
    [['a b'], ['a  b'], false],
    [['pod/web-…', 'x'], ['pod/web-12345', 'x'], true],
    [['pod/web-[...] ok'], ['pod/web-12345 ok'], true],
    [['NAME   AGE', 'web-…   …'], ['NAME        AGE', 'web-12345   5s'], true],
    [['…', 'last'], ['one', 'two', 'last'], true],
    [['…', 'last'], ['last'], true],
    [['first', '…'], ['first'], true],
    [['…', 'last'], ['one', 'last', 'more'], false],
    [['(…)'], ['(a.b)'], true],
    [['a'], [], false],
  ])('%j of %j: %s', (expected, actual, isMatch) => {
    expect(matches(expected, actual)).toBe(isMatch)
  })

  it('shows what only one side has', () => {
    expect(differences(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([
      { sign: ' ', text: 'a' },
      { sign: '-', text: 'b' },
      { sign: '+', text: 'x' },
      { sign: ' ', text: 'c' },
    ])
  })
})

describe('playing', () => {
  const play = (text: string) => {
    const story = parseStory(text)
    return [
      ...playStory(
        story,
        { seed: 1, workers: 1 },
        new StoryHome(story.files, (path) => (path === 'around.txt' ? 'hello\n' : undefined)),
      ),
    ]
  }

  it('goes on to the end, and says what is wrong', () => {
    const played = play(
      '! echo fine\n$ nosuch\n$ cat around.txt\nhello\n$ cat mine.txt\nyours\n$ sleep 1m\n-- mine.txt --\nmine\n',
    )
    expect(played.map(({ exit }) => exit)).toEqual([0, 127, 0, 0, 0])
    expect(played.map(({ problem }) => problem?.ending)).toEqual([
      'it should have failed, and succeeded',
      'it should have succeeded, and ended with exit code 127',
      undefined,
      '',
      undefined,
    ])
    expect(played[3]!.problem!.differences).toEqual([
      { sign: '-', text: 'yours' },
      { sign: '+', text: 'mine' },
    ])
    expect(played[4]!.atMs - played[3]!.atMs).toBe(60_000)
  })

  it('is the same every time', () => {
    const text =
      '$ kubectl create deployment web --image=nginx:1.27 --replicas=3\n$ kubectl rollout status deploy/web\n$ kubectl get pods -o wide\n'
    expect(play(text)).toEqual(play(text))
  })
})
