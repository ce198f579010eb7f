import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandResult } from '../../../../electron/contract/host'
import { TerminalSession } from '../../../../renderer/terminal/terminal-session'
import { isIncomplete } from '../../../../electron/shell/syntax/parse'
import { PaperScreen } from '../../../support/paper-screen'

const PROMPT = 'learner@kubeshala:~$ '

/** Blanks at the end of a row cannot be seen. */
function expectScreen(text: string): void {
  expect(screen.text).toBe(text.replaceAll(/ +$/gm, ''))
}

let screen: PaperScreen
let session: TerminalSession
let ran: string[]
let interrupted: string[]
let candidates: string[]
/** Ends the running line. */
let end: (exitCode?: number) => Promise<void>

beforeEach(() => {
  screen = new PaperScreen(60)
  ran = []
  interrupted = []
  candidates = []
  session = new TerminalSession(screen, {
    run: (text, id) => {
      ran.push(text)
      return new Promise((resolve) => {
        end = async (exitCode = 0) => {
          resolve({ id, exitCode } as CommandResult)
          await flushPromises()
        }
      })
    },
    interrupt: (id) => Promise.resolve(void interrupted.push(id)),
    complete: () => Promise.resolve(candidates),
    wantsMore: (text) => Promise.resolve(isIncomplete(text)),
    nextLineId: () => `line-${ran.length + 1}`,
    remarks: (refusal) => Promise.resolve(refusal.includes('replicaz') ? ['# web.yaml, row 5'] : []),
  })
  session.start()
})

describe('a line that goes on', () => {
  it('asks for more until it is whole, and runs as one', async () => {
    session.type('for i in 1 2; do\r  echo $i\rdone\r')
    await flushPromises()
    expectScreen(`${PROMPT}for i in 1 2; do\n>   echo $i\n> done\n`)
    expect(ran).toEqual(['for i in 1 2; do\n  echo $i\ndone'])
    await end()
    expect(screen.text.split('\n').at(-1)).toBe(PROMPT.trimEnd())
  })

  it('keeps each of its lines to be recalled', async () => {
    session.type('cat <<EOF\r')
    await flushPromises()
    session.type('a: 1\rEOF\r')
    await flushPromises()
    expect(ran).toEqual(['cat <<EOF\na: 1\nEOF'])
    await end()
    session.type('\x1b[A\x1b[A')
    expect(screen.text.split('\n').at(-1)).toBe(`${PROMPT}a: 1`)
  })

  it('is given up with Ctrl+C', async () => {
    session.type('echo "open\r')
    await flushPromises()
    session.type('more\x03')
    session.type('ls\r')
    await flushPromises()
    expect(ran).toEqual(['ls'])
    expect(screen.text).toContain('> more^C\n' + PROMPT)
  })
})

it('lets background jobs print above the prompt, and what is being written stays', async () => {
  session.type('kubectl get pods -w &\r')
  await flushPromises()
  await end()
  session.type('ls')
  session.output({ id: 'line-1', stream: 'stdout', text: 'web   1/1   Running\n' })
  expect(screen.text.split('\n').slice(-2)).toEqual(['web   1/1   Running', `${PROMPT}ls`])
  session.output({ id: 'line-0', stream: 'stdout', text: 'of another line\n' })
  expect(screen.text).not.toContain('another')
})

describe('a prompt', () => {
  it('shows what is typed, with the cursor where it belongs', () => {
    session.type('kubectl gt')
    session.type('\x1b[D')
    session.type('e')
    expectScreen(`${PROMPT}kubectl get`)
    expect(screen.cursor).toEqual({ row: 0, column: PROMPT.length + 10 })
  })

  it('edits a line that is longer than the screen is wide', () => {
    const long = 'kubectl get pods --selector=app=web --output=wide --all-namespaces'
    session.type(long)
    session.type('\x01')
    session.type('\x1b[3~')
    session.type('K')
    expect(screen.text.replaceAll('\n', '')).toBe(`${PROMPT}K${long.slice(1)}`)
    expect(screen.cursor).toEqual({ row: 0, column: PROMPT.length + 1 })
  })

  it('goes on to the next row exactly at the edge', () => {
    session.type('x'.repeat(60 - PROMPT.length))
    expect(screen.cursor).toEqual({ row: 1, column: 0 })
    session.type('\x7f')
    expectScreen(PROMPT + 'x'.repeat(59 - PROMPT.length))
  })

  it('gives up a line with Ctrl+C', () => {
    session.type('kubectl delete everything\x03')
    expectScreen(`${PROMPT}kubectl delete everything^C\n${PROMPT}`)
    expect(ran).toEqual([])
  })

  it('asks for nothing when Enter is pressed on an empty line', () => {
    session.type('\r')
    expectScreen(`${PROMPT}\n${PROMPT}`)
    expect(ran).toEqual([])
  })

  it('clears the screen and keeps the line', () => {
    session.type('old\x03')
    session.type('kub\x0c')
    expectScreen(`${PROMPT}kub`)
  })
})

describe('a command', () => {
  it('streams its output and ends with a new prompt', async () => {
    session.type('kubectl get pods\r')
    session.output({ id: 'line-1', stream: 'stdout', text: 'No resources found ' })
    session.output({ id: 'line-1', stream: 'stderr', text: 'in default namespace.\n' })
    await end()
    expect(ran).toEqual(['kubectl get pods'])
    expectScreen(`${PROMPT}kubectl get pods\nNo resources found in default namespace.\n${PROMPT}`)
  })

  it('begins below what the app wants to have said first', () => {
    const fresh = new PaperScreen(60)
    new TerminalSession(fresh, {} as never).start('# A fresh cluster')
    expect(fresh.text).toBe(`# A fresh cluster\n${PROMPT}`.trimEnd())
  })

  it('adds what the app has to say to a complaint, before the next prompt', async () => {
    session.type('kubectl apply -f web.yaml\r')
    session.output({ id: 'line-1', stream: 'stderr', text: 'unknown field "spec.replicaz"\n' })
    await end(1)
    expectScreen(`${PROMPT}kubectl apply -f web.yaml\nunknown field "spec.replicaz"\n# web.yaml, row 5\n${PROMPT}`)
  })

  it('gives the next prompt a row of its own', async () => {
    session.type('printf x\r')
    session.output({ id: 'line-1', stream: 'stdout', text: 'x' })
    await end()
    expectScreen(`${PROMPT}printf x\nx\n${PROMPT}`)
  })

  it('ignores the output of another line', () => {
    session.type('one\r')
    session.output({ id: 'line-9', stream: 'stdout', text: 'ghost\n' })
    expect(screen.text).not.toContain('ghost')
  })

  it('lets one type ahead', async () => {
    session.type('one\rtwo')
    expectScreen(`${PROMPT}one\n`)
    await end()
    expectScreen(`${PROMPT}one\n${PROMPT}two`)
  })

  it('runs pasted lines one after the other', async () => {
    session.type('one\rtwo\rthree')
    expect(ran).toEqual(['one'])
    await end()
    expect(ran).toEqual(['one', 'two'])
    await end()
    expect(screen.text.endsWith(`${PROMPT}three`)).toBe(true)
  })

  it('is ended by Ctrl+C, and with it what was typed ahead', async () => {
    session.type('kubectl get pods --watch\rtwo\r')
    session.type('\x03')
    expect(interrupted).toEqual(['line-1'])
    await end(130)
    expect(ran).toEqual(['kubectl get pods --watch'])
    expectScreen(`${PROMPT}kubectl get pods --watch\n^C\n${PROMPT}`)
  })

  it('comes back with the up arrow', async () => {
    session.type('one\r')
    await end()
    session.type('tw\x1b[A')
    expect(screen.text.endsWith(`${PROMPT}one`)).toBe(true)
    session.type('\x1b[B')
    expect(screen.text.endsWith(`${PROMPT}tw`)).toBe(true)
  })
})

describe('Tab', () => {
  it('completes the word', async () => {
    candidates = ['web.yaml']
    session.type('kubectl apply -f w\t')
    await flushPromises()
    expectScreen(`${PROMPT}kubectl apply -f web.yaml`)
  })

  it('lists what could be meant, and keeps the line', async () => {
    candidates = ['pods', 'podtemplates']
    session.type('kubectl get pod\ts')
    await flushPromises()
    expectScreen(`${PROMPT}kubectl get pod\npods          podtemplates\n${PROMPT}kubectl get pods`)
  })
})

describe('a step of the notes', () => {
  const atOnce = () => Promise.resolve()

  it('is written for the learner to see, then run', async () => {
    const seen: string[] = []
    const ended = session.enter('kubectl get nodes', (shown) => Promise.resolve(void seen.push(shown)))
    await flushPromises()
    expect(seen).toContain('kubectl g')
    expect(ran).toEqual(['kubectl get nodes'])
    await end(1)
    expect((await ended).exitCode).toBe(1)
  })

  it('replaces a half-written line and keeps what is typed meanwhile for later', async () => {
    session.type('half')
    const ended = session.enter('whole', atOnce)
    session.type('later')
    await flushPromises()
    expect(ran).toEqual(['whole'])
    await end()
    await ended
    expectScreen(`${PROMPT}whole\n${PROMPT}later`)
  })

  it('ends what is running first', async () => {
    session.type('kubectl get pods --watch\r')
    const ended = session.enter('next', atOnce)
    expect(interrupted).toEqual(['line-1'])
    await end(130)
    expect(ran.at(-1)).toBe('next')
    await end()
    await ended
  })
})
