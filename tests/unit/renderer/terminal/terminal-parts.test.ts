import { describe, expect, it } from 'vitest'
import { colourWords } from '../../../../renderer/terminal/colour-words'
import { completeLine, inColumns } from '../../../../renderer/terminal/completion'
import { History } from '../../../../renderer/terminal/history'
import { readKeys } from '../../../../renderer/terminal/keys'
import { lineOf } from '../../../../renderer/terminal/line-editor'
import { keyPolicy } from '../../../../renderer/terminal/terminal-keys'

describe('keys', () => {
  it.each`
    what                         | data                     | names
    ${'letters stay together'}   | ${'kubectl get'}         | ${['text']}
    ${'an arrow'}                | ${'\x1b[A'}              | ${['older']}
    ${'an arrow, the other way'} | ${'\x1bOB'}              | ${['newer']}
    ${'Ctrl+A, Ctrl+E'}          | ${'\x01\x05'}            | ${['start', 'end']}
    ${'pasted lines'}            | ${'one\r\ntwo\nthree\r'} | ${['text', 'enter', 'text', 'enter', 'text', 'enter']}
    ${'an unknown sequence'}     | ${'\x1b[20~x'}           | ${['unknown', 'text']}
    ${'words of another script'} | ${'नमस्ते'}                | ${['text']}
  `('$what', ({ data, names }: { data: string; names: string[] }) => {
    expect(readKeys(data).map(({ name }) => name)).toEqual(names)
  })
})

describe('history', () => {
  it('walks back and forth, and keeps what was being written', () => {
    const history = new History()
    history.add('one')
    history.add('two')
    expect(history.older('dra')).toBe('two')
    expect(history.older('two')).toBe('one')
    expect(history.older('one')).toBeNull()
    expect(history.newer()).toBe('two')
    expect(history.newer()).toBe('dra')
    expect(history.newer()).toBeNull()
  })

  it('keeps a line that is repeated once', () => {
    const history = new History()
    history.add('one')
    history.add('one')
    expect([history.older(''), history.older('one')]).toEqual(['one', null])
  })
})

describe('completion', () => {
  it.each`
    written              | candidates                  | text                 | choices
    ${'kubectl ge'}      | ${['get']}                  | ${'kubectl get '}    | ${[]}
    ${'kubectl r'}       | ${['rollout', 'rollback']}  | ${'kubectl roll'}    | ${[]}
    ${'kubectl get po'}  | ${['pods', 'podtemplates']} | ${'kubectl get pod'} | ${[]}
    ${'kubectl get pod'} | ${['pods', 'podtemplates']} | ${'kubectl get pod'} | ${['pods', 'podtemplates']}
    ${'cat dir'}         | ${['dir/']}                 | ${'cat dir/'}        | ${[]}
    ${'kubectl xyz'}     | ${['get']}                  | ${'kubectl xyz'}     | ${[]}
  `(
    '"$written" becomes "$text"',
    ({
      written,
      candidates,
      text,
      choices,
    }: {
      written: string
      candidates: string[]
      text: string
      choices: string[]
    }) => {
      const completed = completeLine(lineOf(written), candidates)
      expect([completed.line.text, completed.choices]).toEqual([text, choices])
    },
  )

  it('lists choices in columns that fit', () => {
    expect(inColumns(['pods', 'nodes', 'services'], 22)).toEqual(['pods      nodes', 'services'])
  })
})

describe('coloured words', () => {
  const bare = (text: string) => text.replaceAll(/\x1b\[\d+m/g, '') // eslint-disable-line no-control-regex
  const table =
    'NAME    READY   STATUS              RESTARTS   AGE\nweb-1   1/1     Running             0          9m\nweb-2   0/1     ContainerCreating   0          1s\nweb-3   0/1     CrashLoopBackOff    4 (2m ago) 5m\n'

  it('mark the state and never change a letter', () => {
    const coloured = colourWords(table)
    expect(bare(coloured)).toBe(table)
    expect(coloured).toContain('\x1b[32mRunning\x1b[39m')
    expect(coloured).toContain('\x1b[33mContainerCreating\x1b[39m')
    expect(coloured).toContain('\x1b[31mCrashLoopBackOff\x1b[39m')
  })

  it.each(['Error from server (NotFound): pods "nope" not found\n', '  phase: Running\n', 'Running the tests\n'])(
    'leave a sentence alone: %j',
    (sentence) => expect(colourWords(sentence)).toBe(sentence),
  )
})

describe('which keys the terminal takes', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    ({
      type: 'keydown',
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      preventDefault: () => undefined,
      ...more,
    }) as KeyboardEvent
  const policy = (selected = '') =>
    keyPolicy({ hasSelection: () => selected !== '', getSelection: () => selected, clearSelection: () => undefined })

  it.each`
    key      | more                                 | takes
    ${'a'}   | ${{}}                                | ${true}
    ${'Tab'} | ${{}}                                | ${true}
    ${'c'}   | ${{ ctrlKey: true }}                 | ${true}
    ${'l'}   | ${{ ctrlKey: true }}                 | ${true}
    ${'v'}   | ${{ ctrlKey: true }}                 | ${false}
    ${'L'}   | ${{ ctrlKey: true, shiftKey: true }} | ${false}
    ${'F6'}  | ${{}}                                | ${false}
  `('$key $more: $takes', ({ key, more, takes }: { key: string; more: Partial<KeyboardEvent>; takes: boolean }) => {
    expect(policy()(press(key, more))).toBe(takes)
  })

  it('lets Tab out after Escape, so that nobody is caught inside', () => {
    const take = policy()
    take(press('Escape'))
    expect(take(press('Tab'))).toBe(false)
    expect(take(press('Tab'))).toBe(true)
  })
})
