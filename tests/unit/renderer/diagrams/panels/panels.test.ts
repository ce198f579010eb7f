import { describe, expect, it } from 'vitest'
import type { ApiObject, Pod } from '../../../../../electron/contract/api'
import type { WhyChain as Chain } from '../../../../../electron/contract/host'
import type { TraceEvent } from '../../../../../electron/contract/trace'
import { whyKey } from '../../../../../electron/contract/why-key'
import HopList from '../../../../../renderer/diagrams/panels/HopList.vue'
import { mainSteps } from '../../../../../renderer/diagrams/panels/main-steps'
import ObjectPanel from '../../../../../renderer/diagrams/panels/ObjectPanel.vue'
import { rowsOf } from '../../../../../renderer/diagrams/panels/object-rows'
import WhyChain from '../../../../../renderer/diagrams/panels/WhyChain.vue'
import { chainOf, rootOf } from '../../../../../renderer/diagrams/stage/chain'
import { CLUSTER, flight } from '../cluster-fixture'
import { mountIn } from '../mount-in'

const POD = 'Pod/default/web-7d4b9c8f6b-x2k8q'
const TRACE: readonly TraceEvent[] = [
  flight(1, 'input', 'learner', 'kubectl', 'command', 0, 0, {
    object: null,
    detail: { line: 'kubectl apply -f web.yaml' },
  }),
  flight(2, 'request', 'kubectl', 'kube-apiserver', 'create', 10, 2, { object: 'Deployment/default/web' }),
  flight(3, 'txn', 'kube-apiserver', 'etcd', 'create', 12, 2),
  flight(4, 'commit', 'etcd', 'kube-apiserver', 'create', 14, 2, { outcome: 'committed', revision: 9 }),
  flight(5, 'watch', 'kube-apiserver', 'kubelet/worker-1', 'watch', 16, 2, { outcome: 'ADDED' }),
  flight(6, 'cri', 'kubelet/worker-1', 'containerd/worker-1', 'RunPodSandbox', 20, 2),
]
const CHAIN: Chain = { subject: POD, steps: TRACE.map((event) => ({ event, ...whyKey(event) })) }

describe('the chain of causes', () => {
  const why = (language: 'en' | 'hi-Latn' = 'en') =>
    mountIn(language, WhyChain, { chain: CHAIN, title: 'Why?', playheadMs: 100 })

  it('tells first what a person would tell, oldest first', () => {
    expect(mainSteps(CHAIN.steps).map(({ event }) => event.kind)).toEqual(['input', 'request', 'cri'])
    const sentences = why()
      .findAll('.sentence')
      .map((one) => one.text())
    expect(sentences[0]).toBe('You: kubectl apply -f web.yaml')
    expect(sentences.at(-1)).toBe('kubelet worker-1: make a sandbox with its own network for Pod web-x2k8q')
  })

  it('tells every hop when asked', async () => {
    const wrapper = why()
    await wrapper.get('.more').trigger('click')
    expect(wrapper.findAll('li')).toHaveLength(TRACE.length)
  })

  it('speaks both languages', () => {
    expect(why('hi-Latn').get('.sentence').text()).toBe('Aap: kubectl apply -f web.yaml')
  })

  it('leads to the instant of a step', async () => {
    const wrapper = why()
    await wrapper.findAll('li button')[1]!.trigger('click')
    expect(wrapper.emitted('seek')).toEqual([[10]])
  })
})

describe('what a thing is', () => {
  const panel = (selection: object, event: TraceEvent | null = null) =>
    mountIn('en', ObjectPanel, {
      selection,
      objects: CLUSTER,
      facts: new Map([['kube-scheduler running', false]]),
      event,
    })

  it('of a Pod: its status in the word of kubectl, its node, its image', () => {
    const text = panel({ type: 'object', path: POD }).text()
    for (const word of ['Pod', 'web-7d4b9c8f6b-x2k8q', 'ContainerCreating', 'worker-1', 'nginx:1.27'])
      expect(text).toContain(word)
  })

  it('of a node that it names: one click away', async () => {
    const wrapper = panel({ type: 'object', path: POD })
    await wrapper.get('.link').trigger('click')
    expect(wrapper.emitted('select')).toEqual([[{ type: 'object', path: 'Node//worker-1' }]])
  })

  it('of a component: what is simulated, what is simplified, and whether it runs', () => {
    const text = panel({ type: 'component', name: 'kube-scheduler' }).text()
    for (const word of ['Simulated', 'Simplified', 'stopped']) expect(text).toContain(word)
  })

  it('of a flight: from where to where, and how long', () => {
    const text = panel({ type: 'event', seq: 6 }, TRACE[5]).text()
    for (const word of ['kubelet worker-1', 'containerd worker-1', '2 ms']) expect(text).toContain(word)
  })

  it('of something that is gone at this instant: that it is gone', () => {
    expect(panel({ type: 'object', path: 'Pod/default/gone' }).text()).toContain('gone')
  })

  it.each([
    ['en', 'Each Job is checked and stored here as in a real cluster, but nothing in this simulation acts on it yet.'],
    [
      'hi-Latn',
      'Har Job yahan asli cluster ki tarah check hokar store hota hai, par is simulation mein abhi us par koi kaam nahi karta.',
    ],
  ] as const)('says in %s of what kind nothing takes notice', (language, sentence) => {
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'once' } } as ApiObject
    const props = { selection: { type: 'object', path: 'Job/default/once' }, facts: new Map() }
    const told = (object: ApiObject) =>
      mountIn(language, ObjectPanel, { ...props, objects: new Map([['Job/default/once', object]]) }).text()
    expect(told(job)).toContain(sentence)
    expect(told({ ...job, apiVersion: 'example.com/v1' })).not.toContain(sentence)
  })

  it.each([
    ['en', 'Stored, not acted on here'],
    ['hi-Latn', 'Store hua, par yahan iska koi asar nahi'],
  ] as const)('of a Pod that asks for more than is simulated: which fields, in %s', (language, heading) => {
    const plain = CLUSTER.get(POD) as Pod
    const asking: Pod = { ...plain, spec: { ...plain.spec, hostPID: true, dnsPolicy: 'ClusterFirst' } }
    const idle = (object: Pod) =>
      mountIn(language, ObjectPanel, {
        selection: { type: 'object', path: POD },
        objects: new Map([[POD, object]]),
        facts: new Map(),
      }).find('.idle-fields')
    expect(idle(plain).exists()).toBe(false)
    expect(idle(asking).get('h3').text()).toBe(heading)
    expect(
      idle(asking)
        .findAll('li')
        .map((one) => one.text()),
    ).toEqual(['spec.hostPID'])
  })

  it('has a row for each main field that is set', () => {
    const { main, more } = rowsOf(CLUSTER.get(POD)!)
    expect(main.map(({ label }) => label)).toEqual(['status', 'node', 'image', 'restarts'])
    expect(more.map(({ label }) => label)).toEqual(['namespace', 'revision'])
  })
})

describe('the request that is followed', () => {
  it('is found from any of its hops', () => {
    expect(rootOf(TRACE, 6)).toBe(1)
    expect(chainOf(TRACE, 1).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    expect(chainOf(TRACE, 0)).toEqual([])
  })

  it('lists its hops up to the playhead, the newest first', async () => {
    const wrapper = mountIn('en', HopList, { chain: TRACE, playheadMs: 14, selectedSeq: 3 })
    expect(wrapper.text()).toContain('3 hops so far')
    expect(wrapper.findAll('.what').map((one) => one.text())).toEqual([
      'revision 9 Pod web-x2k8q',
      'create Pod web-x2k8q',
      'create Deployment web',
    ])
    await wrapper.findAll('button')[0]!.trigger('click')
    expect(wrapper.emitted('select')).toEqual([[4]])
  })
})
