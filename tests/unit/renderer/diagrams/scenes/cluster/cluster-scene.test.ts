import { describe, expect, it } from 'vitest'
import ClusterScene from '../../../../../../renderer/diagrams/scenes/cluster/ClusterScene.vue'
import { CLUSTER, flight, node, objectMap, pod } from '../../cluster-fixture'
import { mountIn } from '../../mount-in'

const NOW = 100_000
const BINDING = flight(7, 'request', 'kube-scheduler', 'kube-apiserver', 'create binding', NOW - 1, 2)
const WATCH = flight(8, 'watch', 'kube-apiserver', 'kubelet/worker-1', 'watch', NOW - 2, 4, { outcome: 'ADDED' })

function scene(props: Record<string, unknown> = {}, language: 'en' | 'hi-Latn' = 'en') {
  const defaults = {
    objects: CLUSTER,
    facts: new Map(),
    flights: [BINDING, WATCH],
    playheadMs: NOW,
    revision: 1482,
    width: 960,
    height: 540,
  }
  return mountIn(language, ClusterScene, { ...defaults, ...props })
}

const stop = (wrapper: ReturnType<typeof scene>, id: string) => wrapper.get(`[data-stop="${id}"]`)
const dots = (wrapper: ReturnType<typeof scene>) =>
  wrapper.findAll('.dot').map((dot) => [Number(dot.attributes('cx')), Number(dot.attributes('cy'))])

describe('what the stage says', () => {
  it.each([
    ['Pod/default/web-7d4b9c8f6b-lq5zt', 'ready', 'Running'],
    ['Pod/default/web-7d4b9c8f6b-x2k8q', 'waiting', 'ContainerCreating'],
    ['Pod/default/web-7d4b9c8f6b-hv2rn', 'failing', 'CrashLoopBackOff'],
    ['Pod/default/web-7d4b9c8f6b-9pwmc', 'terminating', 'Terminating'],
  ])('%s is drawn as %s and called %s', (path, state, word) => {
    const mark = stop(scene(), path)
    expect(mark.find('.pod').classes()).toContain(state)
    expect(mark.attributes('aria-label')).toContain(word)
    expect(mark.text()).toContain(word)
  })

  it('a silent node is NotReady, and since when', () => {
    expect(stop(scene(), 'Node//worker-2').text()).toContain('NotReady 1:00')
  })

  it('a Pod without a node waits beside the scheduler', () => {
    const wrapper = scene()
    expect(wrapper.get('.tray').text()).toContain('No node yet: 1')
    expect(stop(wrapper, 'Pod/default/web-7d4b9c8f6b-m8c2l').attributes('aria-label')).toContain('Pending')
  })

  it('etcd shows its revision, in every language under the same name', () => {
    expect(stop(scene({}, 'hi-Latn'), 'etcd').text()).toContain('revision 1482')
  })

  it('a stopped part is dashed and says so', () => {
    const wrapper = scene({ facts: new Map([['kube-scheduler running', false]]) })
    expect(stop(wrapper, 'kube-scheduler').get('.component').classes()).toContain('stopped')
    expect(stop(wrapper, 'kube-scheduler').attributes('aria-label')).toContain('stopped')
  })

  it('a node without power is dashed with all its agents', () => {
    const wrapper = scene({ facts: new Map([['node/worker-2 power', 'off']]) })
    expect(wrapper.findAll('.node.off')).toHaveLength(1)
    for (const agent of ['kubelet', 'containerd', 'kube-proxy']) {
      expect(stop(wrapper, `${agent}/worker-2`).get('.component').classes()).toContain('stopped')
    }
  })
})

describe('flights', () => {
  it('are where the playhead puts them, and nowhere else', async () => {
    const wrapper = scene()
    const before = dots(wrapper)
    expect(before).toHaveLength(2)
    await wrapper.setProps({ playheadMs: NOW + 0.5 })
    expect(dots(wrapper)).not.toEqual(before)
    await wrapper.setProps({ playheadMs: NOW })
    expect(dots(wrapper)).toEqual(before)
  })

  it('are gone once they have arrived, and the wire still glows for a moment', async () => {
    const wrapper = scene({ playheadMs: NOW + 50 })
    expect(dots(wrapper)).toEqual([])
    expect(wrapper.findAll('.wires .glow')).toHaveLength(2)
    await wrapper.setProps({ playheadMs: NOW + 5000 })
    expect(wrapper.findAll('.wires .glow')).toHaveLength(0)
  })

  it('say what they carry', () => {
    const text = scene()
      .findAll('.caption')
      .map((one) => one.text())
      .join(' | ')
    expect(text).toContain('create binding Pod web-x2k8q')
    expect(text).toContain('watch Pod web-x2k8q ADDED')
  })

  it('with reduced motion do not move: the wire is lit and named', () => {
    const wrapper = scene({ reducedMotion: true })
    expect(dots(wrapper)).toEqual([])
    expect(wrapper.findAll('.lit')).toHaveLength(2)
    expect(wrapper.findAll('.caption')).toHaveLength(2)
  })

  it('outside the chain that is followed step back', () => {
    const wrapper = scene({ chain: [WATCH] })
    expect(wrapper.findAll('.flight.aside')).toHaveLength(1)
    expect(wrapper.findAll('.wire.chain')).toHaveLength(1)
  })
})

describe('choosing', () => {
  it.each([
    ['Pod/default/web-7d4b9c8f6b-lq5zt', { type: 'object', path: 'Pod/default/web-7d4b9c8f6b-lq5zt' }],
    ['Node//worker-2', { type: 'object', path: 'Node//worker-2' }],
    ['kube-scheduler', { type: 'component', name: 'kube-scheduler' }],
    ['kubelet/worker-1', { type: 'component', name: 'kubelet/worker-1' }],
  ])('a click on %s', async (id, selection) => {
    const wrapper = scene()
    await stop(wrapper, id).trigger('click')
    expect(wrapper.emitted('select')).toEqual([[selection]])
  })

  it('a click on a flight, and on the empty stage', async () => {
    const wrapper = scene()
    await wrapper.get('.flight').trigger('click')
    await wrapper.get('svg').trigger('click')
    expect(wrapper.emitted('select')).toEqual([[{ type: 'event', seq: 7 }], [null]])
  })

  it('marks what is chosen', () => {
    const wrapper = scene({ selection: { type: 'component', name: 'etcd' } })
    expect(stop(wrapper, 'etcd').attributes('aria-pressed')).toBe('true')
    expect(stop(wrapper, 'kube-scheduler').attributes('aria-pressed')).toBe('false')
  })
})

describe('by keyboard', () => {
  const inTabOrder = (wrapper: ReturnType<typeof scene>) =>
    wrapper.findAll('[data-stop][tabindex="0"]').map((one) => one.attributes('data-stop'))

  it('the stage is one stop of the Tab key, and arrows walk within it', async () => {
    const wrapper = scene()
    expect(inTabOrder(wrapper)).toEqual(['kube-apiserver'])
    await wrapper.get('svg').trigger('keydown', { key: 'ArrowLeft' })
    expect(inTabOrder(wrapper)).toEqual(['etcd'])
    expect(document.activeElement?.getAttribute('data-stop')).toBe('etcd')
  })

  it('Enter chooses and Escape lets go', async () => {
    const wrapper = scene()
    await wrapper.get('svg').trigger('keydown', { key: 'Enter' })
    await wrapper.get('svg').trigger('keydown', { key: 'Escape' })
    expect(wrapper.emitted('select')).toEqual([[{ type: 'component', name: 'kube-apiserver' }], [null]])
  })

  it('reaches every part by arrows alone', async () => {
    const wrapper = scene()
    const all = new Set(wrapper.findAll('[data-stop]').map((one) => one.attributes('data-stop')!))
    const reached = new Set(['kube-apiserver'])
    const { nextStop } = await import('../../../../../../renderer/diagrams/scenes/cluster/stops')
    const { stopsOf } = await import('../../../../../../renderer/diagrams/scenes/cluster/stops-of-layout')
    const { clusterLayout } = await import('../../../../../../renderer/diagrams/scenes/cluster/layout')
    const { podsOf, nodesOf, seatsOf } = await import('../../../../../../renderer/diagrams/scenes/cluster/scene')
    const { SlotBook } = await import('../../../../../../renderer/diagrams/scenes/cluster/slot-book')
    const nodes = nodesOf(CLUSTER, new Map(), NOW)
    const seats = seatsOf(podsOf(CLUSTER), [...nodes.values()], new SlotBook())
    const stops = stopsOf(clusterLayout({ width: 960, height: 540, ...seats }))
    for (const id of reached) {
      for (const direction of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
        const next = nextStop(stops, id, direction)
        if (next) reached.add(next.id)
      }
    }
    expect([...all].filter((id) => !reached.has(id))).toEqual([])
    expect(new Set(stops.map(({ id }) => id))).toEqual(all)
  })
})

describe('for those who hear the page', () => {
  it('the same state is there in words', () => {
    const words = scene().get('[data-text-twin]').text()
    expect(words).toContain('Pod web-7d4b9c8f6b-x2k8q: ContainerCreating, waiting, on worker-1')
    expect(words).toContain('Node worker-2: NotReady, silent for 1:00')
    expect(words).toContain('kube-scheduler: running')
  })

  it('each part is named with the words that can be read on it', () => {
    const plain = (text: string) =>
      text
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .replace(/ +/g, ' ')
        .trim()
    for (const part of scene().findAll('[data-stop]')) {
      const read = part
        .findAll('text')
        .map((one) => one.text())
        .join(' ')
      expect(plain(part.attributes('aria-label')!)).toContain(plain(read))
    }
  })

  it('the drawing has a name and says how to walk in it', () => {
    const svg = scene().get('svg')
    expect(svg.attributes('role')).toBe('graphics-document')
    expect(svg.attributes('aria-label')).toContain('01:40.000')
    expect(svg.get('desc').text()).toContain('Arrow keys')
  })
})

describe('size', () => {
  it('the standard cluster with thirty Pods has fewer than 1,500 elements', () => {
    const pods = Array.from({ length: 30 }, (_, index) => pod(`web-${index}`, `worker-${(index % 3) + 1}`, 'ready'))
    const objects = objectMap([node('control-plane'), node('worker-1'), node('worker-2'), node('worker-3'), ...pods])
    expect(scene({ objects }).findAll('*').length).toBeLessThan(1500)
  })

  it('an empty stage is drawn too: before the first node there is a control plane', () => {
    expect(scene({ objects: new Map(), flights: [] }).findAll('[data-stop]').length).toBeGreaterThanOrEqual(5)
  })
})

describe('a busy wire', () => {
  it('glows and counts instead of drawing each flight', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      flight(100 + index, 'txn', 'kube-apiserver', 'etcd', 'put', NOW - 1, 2),
    )
    const wrapper = scene({ flights: many })
    expect(wrapper.findAll('.flight')).toHaveLength(5)
    expect(wrapper.get('.crowd').text()).toContain('×40')
  })
})
