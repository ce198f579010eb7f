import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { ApiObject } from '../../../../electron/contract/api'
import { useCluster } from '../../../../renderer/stores/cluster'
import { useEditor } from '../../../../renderer/stores/editor'
import { useTerminal } from '../../../../renderer/stores/terminal'
import { FakeHost } from '../../../support/fake-host'
import { piniaWithHost } from '../../../support/with-host'

const REFUSAL =
  'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n'

async function bench() {
  const host = new FakeHost()
  host.home = { 'a.yaml': 'kind: A\n', 'web.yaml': 'kind: Deployment\n' }
  piniaWithHost(host)
  const [cluster, terminal, editor] = [useCluster(), useTerminal(), useEditor()]
  await cluster.open({ seed: 1, workers: 1 })
  await nextTick()
  await editor.refresh()
  /** A terminal that says this on stderr and ends so. */
  const answers = (errors: string, exitCode = 0) => {
    host.answerLine = ({ id }) => {
      host.say(id, 'out\n')
      if (errors !== '') host.say(id, errors, 'stderr')
      return Promise.resolve({ exitCode })
    }
  }
  terminal.attach((line) => {
    const id = cluster.nextLineId()
    return editor.overhear(line, id, cluster.runLine(line, id))
  })
  return { host, cluster, terminal, editor, answers }
}

let here: Awaited<ReturnType<typeof bench>>
beforeEach(async () => {
  here = await bench()
})

describe('files', () => {
  it('are those of the home, and stay so', async () => {
    const { editor, host } = here
    expect(editor.files).toEqual(['a.yaml', 'web.yaml'])
    host.home = { ...host.home, 'new.yaml': '', '.kube/config': '', '/tmp/a': '' }
    host.send(1, { files: ['new.yaml'] })
    await new Promise((resolve) => setTimeout(resolve))
    expect(editor.files).toEqual(['a.yaml', 'new.yaml', 'web.yaml'])
    expect(editor.changed).toEqual(['new.yaml'])
  })

  it('are opened, made, renamed and deleted', async () => {
    const { editor, host } = here
    await editor.open('a.yaml')
    expect([editor.file, editor.tab, editor.focusRequests]).toEqual(['a.yaml', 'editor', 1])
    await editor.create('b.yaml', 'kind: B\n')
    expect([editor.file, host.home['b.yaml']]).toEqual(['b.yaml', 'kind: B\n'])
    await editor.rename('c.yaml')
    expect([editor.file, host.home['b.yaml'], host.home['c.yaml']]).toEqual(['c.yaml', undefined, 'kind: B\n'])
    await editor.remove()
    expect([editor.file, editor.files]).toEqual([null, ['a.yaml', 'web.yaml']])
  })

  it('are written before another is opened', async () => {
    const { editor, host } = here
    await editor.open('a.yaml')
    editor.attach(() => host.writeFile('a.yaml', 'kind: Changed\n'))
    await editor.open('web.yaml')
    expect(host.calls.at(-1)).toBe('writeFile a.yaml')
  })

  it('that are gone are closed', async () => {
    const { editor, host } = here
    await editor.open('a.yaml')
    await host.deleteFile('a.yaml')
    host.send(1, { files: ['a.yaml'] })
    await new Promise((resolve) => setTimeout(resolve))
    expect([editor.file, editor.lost]).toEqual([null, 'a.yaml'])
    await editor.open('web.yaml')
    expect(editor.lost).toBeNull()
  })

  it('can be made of a live object', async () => {
    const { editor, host } = here
    const metadata = { name: 'web', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' }
    await editor.openObject({ apiVersion: 'v1', kind: 'Pod', metadata } satisfies ApiObject)
    expect(host.home['pod-web.yaml']).toBe('apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n')
    expect(editor.file).toBe('pod-web.yaml')
  })
})

describe('acts', () => {
  it.each([
    ['apply', 'kubectl apply -f web.yaml'],
    ['dryRun', 'kubectl apply -f web.yaml --dry-run=server'],
    ['diff', 'kubectl diff -f web.yaml'],
  ] as const)('%s types its line and keeps the answer', async (act, line) => {
    const { editor, host, answers } = here
    answers('', 1)
    await editor.open('web.yaml')
    await editor.act(act)
    expect(host.calls).toContain(`run ${line}`)
    expect(editor.answer).toMatchObject({ act, line, output: 'out\n', exitCode: 1 })
    expect(editor.tab).toBe('editor')
  })

  it('write the file first, and run one at a time', async () => {
    const { editor, host, answers } = here
    answers('')
    await editor.open('web.yaml')
    editor.attach(() => host.writeFile('web.yaml', 'kind: Changed\n'))
    await Promise.all([editor.act('apply'), editor.act('diff')])
    const told = host.calls.filter((call) => call.startsWith('run') || call.startsWith('writeFile'))
    expect(told).toEqual(['writeFile web.yaml', 'run kubectl apply -f web.yaml'])
  })

  it('keep what the API server refused, until a later line is not refused', async () => {
    const { editor, answers } = here
    await editor.open('web.yaml')
    answers(REFUSAL, 1)
    await editor.act('apply')
    await expect.poll(() => editor.refusalsHere.map(({ field }) => field)).toEqual(['spec.replicas'])
    await editor.open('a.yaml')
    expect(editor.refusalsHere).toEqual([])
    await editor.open('web.yaml')
    answers('')
    await editor.act('apply')
    await expect.poll(() => editor.refusalsHere).toEqual([])
  })
})

describe('a line of the terminal', () => {
  it('shows the terminal, when it was not the editor that asked', async () => {
    const { editor, terminal } = here
    editor.show()
    terminal.setBusy(true)
    await nextTick()
    expect(editor.tab).toBe('terminal')
  })

  it('that speaks of a file has it ready in the editor, with its refusals', async () => {
    const { editor, terminal, answers } = here
    answers(REFUSAL, 1)
    await terminal.runLines(['kubectl create -f ./web.yaml'])
    expect(editor.file).toBe('web.yaml')
    await expect.poll(() => editor.refusalsHere).toHaveLength(1)
    expect(editor.answer).toBeNull()
  })
})

describe('a text that a command lays out', () => {
  const laidOut = { id: 3, fileName: 'edit.yaml', text: 'replicas: 1\n' }

  it('comes before the files, and goes back to the command', async () => {
    const { editor, host, terminal } = here
    await editor.open('a.yaml')
    editor.tab = 'terminal'
    host.send(1, { edits: [laidOut] })
    expect([editor.draft, editor.tab]).toEqual([laidOut, 'editor'])
    await editor.act('apply')
    expect(host.calls.filter((call) => call.startsWith('run'))).toEqual([])
    await editor.finish('replicas: 2\n')
    expect(host.calls.at(-1)).toBe('finishEdit 3 replicas: 2\n')
    host.send(2, { edits: [{ ...laidOut, text: null }] })
    expect([editor.draft, editor.tab, editor.file]).toEqual([null, 'terminal', 'a.yaml'])
    expect(terminal.focusRequests).toBe(1)
  })

  it('is gone when the command was interrupted', () => {
    const { editor, host } = here
    host.send(1, { edits: [laidOut] })
    host.send(2, { edits: [{ ...laidOut, text: null }] })
    expect(editor.draft).toBeNull()
  })
})
