import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { NoteBody } from '../../../../renderer/notes/NoteBody'
import { parseNote } from '../../../../renderer/notes/parse-note'
import { createTestContext, testContext } from './test-context'

const front = '---\nid: etcd\ntitle: The memory\nsummary: s\nminutes: 7\n---\n\n'

function show(body: string) {
  const { note, errors } = parseNote('n.md', front + body, { terms: ['pod'], chapters: ['etcd'] })
  expect(errors).toEqual([])
  const context = createTestContext()
  const page = mount(NoteBody, { props: { note }, global: testContext(context), attachTo: document.body })
  return { page, context }
}

describe('a note on the page', () => {
  it('shows prose, code and tables with their places', () => {
    const { page } = show(
      'One `x` **two**.\n\n## Keys {#keys}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```text\na\nb\n```\n',
    )
    expect(page.find('h1').text()).toBe('The memory')
    expect(page.find('[data-block="top.0"]').html()).toContain('<strong>two</strong>')
    expect(page.find('h2#section-keys').text()).toBe('Keys')
    expect(page.find('[data-block="keys.0"] tbody').text()).toBe('12')
    expect(page.find('pre').element.textContent).toBe('a\nb')
  })

  it('speaks its language, and marks code as English', async () => {
    const { page, context } = show('Run `x`.')
    context.language.value = 'hi-Latn'
    await nextTick()
    expect(page.attributes('lang')).toBe('hi-Latn')
    expect(page.find('code').attributes('lang')).toBe('en')
  })

  it('asks the app to follow links, and never navigates', async () => {
    const { page, context } = show(
      '## A {#abc}\n\n[one](#abc) [two](etcd.md#keys) [three](https://kubernetes.io/docs/)',
    )
    for (const link of page.findAll('a')) await link.trigger('click')
    expect(context.asked).toEqual([
      { follow: { kind: 'section', section: 'abc' } },
      { follow: { kind: 'chapter', chapter: 'etcd', section: 'keys' } },
      { follow: { kind: 'web', url: 'https://kubernetes.io/docs/' } },
    ])
  })
})

describe('a step', () => {
  const body = ':::step{id="apply"}\nDo it.\n\n```bash\nkubectl apply -f web.yaml\nkubectl get pods\n```\n:::\n'

  it('runs its commands, but not twice at once', async () => {
    const { page, context } = show(body)
    const button = page.find('.note-step button')
    expect(button.text()).toBe('Run')
    await button.trigger('click')
    expect(context.asked).toEqual([
      { run: 'apply', commands: ['kubectl apply -f web.yaml', 'kubectl get pods'], expectsRefusal: false },
    ])

    context.states.get('apply')!.value = 'running'
    await nextTick()
    expect(button.text()).toBe('Running…')
    await button.trigger('click')
    expect(context.asked).toHaveLength(1)
  })

  it.each([
    ['done', 'Run again', 'Done'],
    ['failed', 'Try again', 'A command failed: see the terminal'],
  ] as const)('says when it is %s', async (state, word, verdict) => {
    const { page, context } = show(body)
    context.states.get('apply')!.value = state
    await nextTick()
    expect(page.find('.note-step button').text()).toBe(word)
    expect(page.find('.note-step [role="status"]').text()).toBe(verdict)
  })

  it('whose lesson is a refusal succeeds by failing', async () => {
    const { page, context } = show(body.replace('{id="apply"}', '{id="apply" expect="refusal"}'))
    context.states.get('apply')!.value = 'failed'
    await nextTick()
    expect(page.find('.note-step').classes()).toContain('is-done')
    expect(page.find('.note-step [role="status"]').text()).toBe('Refused, as it should be')
  })

  it('that breaks says so', () => {
    const { page } = show(body.replace(':::step', ':::break'))
    expect(page.find('.note-step.is-break').text()).toContain('Break it')
  })
})

describe('a prediction', () => {
  const body = ':::predict{id="p"}\nWhen?\n\n- [ ] At once\n- [x] Later\n\nBecause.\n:::\n'

  it('reveals nothing before the reader has chosen', async () => {
    const { page } = show(body)
    expect(page.text()).not.toContain('Because.')
    await page.findAll('input')[0]!.trigger('change')
    expect(page.text()).toContain('Not quite.')
    expect(page.text()).toContain('Because.')
    expect(page.findAll('.note-option').map((option) => option.classes().at(-1))).toEqual(['is-other', 'is-answer'])
  })

  it('keeps the choice in another language', async () => {
    const { page, context } = show(body)
    await page.findAll('input')[1]!.trigger('change')
    const twin = parseNote('n.md', front + body.replace('When', 'Kab'), { terms: [], chapters: [] }).note
    const other = mount(NoteBody, { props: { note: twin }, global: testContext(context) })
    expect(other.text()).toContain('Kab?')
    expect(other.text()).toContain('As you said.')
  })
})

describe('the small ones', () => {
  it('a card turns', async () => {
    const { page } = show(':::card{id="c"}\nWho?\n\nCNI.\n:::\n')
    expect(page.text()).not.toContain('CNI.')
    await page.find('.note-card button').trigger('click')
    expect(page.text()).toContain('CNI.')
  })

  it('a live number shows the author’s word until the cluster has one', async () => {
    const { page, context } = show('Ready: :live[three]{value="pods.ready{app=web}"}.')
    expect(page.find('.note-live').text()).toBe('three')
    context.values.get('pods.ready{app=web}')!.value = '2'
    await nextTick()
    expect(page.find('.note-live').text()).toBe('2')
  })

  it('a term names the popover with its gloss', () => {
    const { page } = show('A :term[Pod]{id="pod"}.')
    const gloss = page.find('.note-gloss[popover]')
    expect(gloss.text()).toBe('pod about pod')
    expect(page.find('button.note-term').attributes('popovertarget')).toBe(gloss.attributes('id'))
  })

  it('a scene is drawn by what the app provides, and opens on the stage', async () => {
    const { note } = parseNote('n.md', front + '::scene{id="cluster" focus="etcd"}\n', { terms: [], chapters: [] })
    const Drawing = { props: ['focus', 'compact'], template: '<svg :data-focus="focus" />', render: undefined }
    const context = { ...createTestContext(), scene: () => ({ ...Drawing, render: () => null }) }
    const page = mount(NoteBody, { props: { note }, global: testContext(context) })
    await page.find('figure button').trigger('click')
    expect(context.asked).toEqual([{ open: 'cluster', focus: 'etcd' }])
  })

  it('boxes carry their labels', () => {
    const { page } = show(':::simplified\nOne user.\n:::\n\n:::misconception{id="m"}\nClaim.\n\nTruth.\n:::\n')
    expect(page.find('aside.note-simplified').text()).toContain('Simplified here')
    expect(page.find('aside.note-misconception blockquote').text()).toBe('Claim.')
    expect(page.find('aside.note-misconception').text()).toContain('Truth.')
  })

  it('needs a context', () => {
    const note = parseNote('n.md', front + 'x', { terms: [], chapters: [] }).note
    expect(() => mount(NoteBody, { props: { note }, global: { config: { warnHandler: () => ref() } } })).toThrow('outside of a note context') // prettier-ignore
  })
})
