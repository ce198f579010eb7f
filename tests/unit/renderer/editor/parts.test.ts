import { enableAutoUnmount, mount } from '@vue/test-utils'
import I18NextVue from 'i18next-vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Pinia } from 'pinia'
import { nextTick, type Component } from 'vue'
import AnswerPanel from '../../../../renderer/editor/AnswerPanel.vue'
import BenchTabs from '../../../../renderer/editor/BenchTabs.vue'
import EditorTools from '../../../../renderer/editor/EditorTools.vue'
import ProblemList from '../../../../renderer/editor/ProblemList.vue'
import { createI18n } from '../../../../renderer/i18n/create-i18n'
import { useCluster } from '../../../../renderer/stores/cluster'
import { useEditor, type Answer } from '../../../../renderer/stores/editor'
import { FakeHost } from '../../../support/fake-host'
import { piniaWithHost } from '../../../support/with-host'

let host: FakeHost
let pinia: Pinia
beforeEach(async () => {
  host = new FakeHost()
  host.home = { 'a.yaml': '', 'web.yaml': '' }
  pinia = piniaWithHost(host)
  await useCluster().open({ seed: 1, workers: 1 })
  await useEditor().refresh()
})
enableAutoUnmount(afterEach)

function shown(component: Component, props: Readonly<Record<string, unknown>> = {}) {
  const plugins: [typeof pinia, [typeof I18NextVue, { i18next: ReturnType<typeof createI18n> }]] = [
    pinia,
    [I18NextVue, { i18next: createI18n('en') }],
  ]
  return mount(component, { props, global: { plugins }, attachTo: document.body })
}

describe('the tabs', () => {
  it('say which shows, and are chosen with the arrow keys', async () => {
    const tabs = shown(BenchTabs, { modelValue: 'terminal' })
    expect(tabs.findAll('[role=tab]').map((tab) => tab.attributes('aria-selected'))).toEqual(['true', 'false'])
    await tabs.trigger('keydown', { key: 'ArrowRight' })
    expect(tabs.emitted('update:modelValue')).toEqual([['editor']])
    await tabs.trigger('keydown', { key: 'x' })
    expect(tabs.emitted('update:modelValue')).toHaveLength(1)
  })
})

describe('the tools', () => {
  it('wait for a file before they act', async () => {
    const tools = shown(EditorTools)
    const apply = () => tools.findAll('.editor-acts button').at(-1)!
    expect(apply().attributes('disabled')).toBeDefined()
    await useEditor().open('web.yaml')
    await nextTick()
    expect(apply().attributes('disabled')).toBeUndefined()
    expect(apply().attributes('title')).toContain('kubectl apply -f web.yaml')
  })

  it.each([
    ['web.yaml', 'web.yaml exists already.'],
    ['', 'Give the file a name.'],
    ['a b', 'Letters, digits, dots, dashes and slashes only.'],
  ])('refuse the name %j', async (name, words) => {
    const tools = shown(EditorTools)
    await tools.get('[aria-label="New file"]').trigger('click')
    await tools.get('input').setValue(name)
    expect(tools.text()).toContain(words)
    await tools.get('form').trigger('submit')
    expect(host.calls).not.toContain(`writeFile ${name}`)
  })

  it('make a file, and ask before they delete one', async () => {
    const editor = useEditor()
    const tools = shown(EditorTools)
    await tools.get('[aria-label="New file"]').trigger('click')
    expect((tools.get('input').element as HTMLInputElement).value).toBe('new.yaml')
    await tools.get('form').trigger('submit')
    await expect.poll(() => editor.file).toBe('new.yaml')
    await tools.get('[aria-label="Delete this file"]').trigger('click')
    expect(tools.text()).toContain('Delete new.yaml for good?')
    expect(host.calls).not.toContain('deleteFile new.yaml')
    await tools.get('form').trigger('submit')
    await expect.poll(() => host.calls).toContain('deleteFile new.yaml')
  })

  it('leave on Escape', async () => {
    const tools = shown(EditorTools)
    await tools.get('[aria-label="New file"]').trigger('click')
    await tools.get('form').trigger('keydown', { key: 'Escape' })
    expect(tools.find('form').exists()).toBe(false)
  })

  it('offer nothing but an end while a command waits', async () => {
    const tools = shown(EditorTools)
    host.send(1, { edits: [{ id: 1, fileName: 'edit.yaml', text: '' }] })
    await nextTick()
    expect(tools.text()).toBe('kubectl waits for edit.yamlGive upSave and close')
    for (const button of tools.findAll('button')) await button.trigger('click')
    expect(tools.emitted('finish')).toEqual([[false], [true]])
  })
})

describe('the problems', () => {
  const mark = { from: 7, to: 9, severity: 'error', message: 'No.', source: '', row: 2 } as const

  it('are counted, and lead to their place', async () => {
    const list = shown(ProblemList, { marks: [mark, { ...mark, from: 20, row: 3, source: 'API server' }] })
    expect(list.text()).toContain('2 problems')
    expect(list.text()).toContain('Row 3API serverNo.')
    await list.findAll('button')[1]!.trigger('click')
    expect(list.emitted('go')).toEqual([[20]])
  })

  it('say when there are none', () => {
    expect(shown(ProblemList, { marks: [] }).text()).toBe('No problems')
  })
})

describe('the answer', () => {
  const answer = (part: Partial<Answer>): Answer => ({
    act: 'apply', line: 'kubectl apply -f web.yaml', id: 'line-1', output: '', exitCode: null, ...part,
  }) // prettier-ignore

  it('says that it is awaited, and how it ended', () => {
    expect(shown(AnswerPanel, { answer: answer({}) }).text()).toContain('running')
    const ended = shown(AnswerPanel, { answer: answer({ output: 'deployment.apps/web created\n', exitCode: 0 }) })
    expect(ended.text()).toContain('exit code 0')
    expect(ended.get('pre').text()).toBe('deployment.apps/web created')
  })

  it('shows what a diff adds and takes away', () => {
    const output =
      'diff -u -N LIVE/a MERGED/a\n--- LIVE/a\n+++ MERGED/a\n@@ -1 +1 @@\n same\n-replicas: 1\n+replicas: 2\n'
    const panel = shown(AnswerPanel, { answer: answer({ act: 'diff', output, exitCode: 1 }) })
    expect(panel.findAll('.added').map((row) => row.text())).toEqual(['+replicas: 2'])
    expect(panel.findAll('.taken').map((row) => row.text())).toEqual(['-replicas: 1'])
    expect(panel.get('.answer-row.object').text()).toBe('a')
    expect(panel.text()).toContain('This is what an apply would change.')
  })

  it('says that a diff found none', () => {
    expect(shown(AnswerPanel, { answer: answer({ act: 'diff', exitCode: 0 }) }).text()).toContain('No difference')
  })

  it('says that a paused cluster keeps it waiting, and lets it go on', async () => {
    await useCluster().pause()
    const panel = shown(AnswerPanel, { answer: answer({}) })
    await panel.get('.answer-waits button').trigger('click')
    expect(host.calls.at(-1)).toBe('play')
  })
})
