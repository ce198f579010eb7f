import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { contains, overlaps, rect } from '../../../../renderer/diagrams/math/geometry'
import { placeCaptions } from '../../../../renderer/diagrams/stage/caption-placement'
import { captionOf } from '../../../../renderer/diagrams/stage/caption'
import { flightTone } from '../../../../renderer/diagrams/stage/flight-tone'
import { glyphPath } from '../../../../renderer/diagrams/stage/glyphs'
import { flight } from './cluster-fixture'

describe('what a flight is called', () => {
  it.each([
    [
      flight(1, 'request', 'kubectl', 'kube-apiserver', 'create', 0, 1, { object: 'Pod/default/web-7d4b9c8f6b-' }),
      'create Pod web-…',
    ],
    [
      flight(1, 'response', 'kube-apiserver', 'kubectl', 'create', 0, 1, { outcome: '409 Conflict' }),
      '409 Conflict create Pod web-x2k8q',
    ],
    [flight(1, 'commit', 'etcd', 'kube-apiserver', 'create', 0, 1, { revision: 12 }), 'revision 12 Pod web-x2k8q'],
    [flight(1, 'commit', 'etcd', 'kube-apiserver', 'range', 0, 1), 'commit Pod web-x2k8q'],
    [
      flight(1, 'watch', 'kube-apiserver', 'kubelet/worker-1', 'watch', 0, 1, { outcome: 'ADDED' }),
      'watch Pod web-x2k8q ADDED',
    ],
    [flight(1, 'cri', 'kubelet/worker-1', 'containerd/worker-1', 'RunPodSandbox', 0, 1), 'CRI RunPodSandbox web-x2k8q'],
    [
      flight(1, 'cri', 'containerd/worker-1', 'kubelet/worker-1', 'RunPodSandbox', 0, 1, { outcome: 'OK' }),
      'CRI RunPodSandbox OK web-x2k8q',
    ],
    [
      flight(1, 'probe', 'kubelet/worker-1', 'pod/default/web', 'readiness probe', 0, 1, { outcome: 'success' }),
      'readiness probe web-x2k8q success',
    ],
    [
      flight(1, 'packet', 'kernel/worker-1', 'pod/default/web', 'GET /', 0, 1, {
        detail: { destination: '10.96.0.9:80', backend: '10.244.1.3:80' },
      }),
      'GET / → 10.244.1.3:80',
    ],
    [
      flight(1, 'packet', 'kernel/worker-1', 'kernel/worker-2', 'GET /', 0, 1, {
        detail: { destination: '10.244.2.9:80' },
      }),
      'GET / → 10.244.2.9:80',
    ],
    [flight(1, 'packet', 'pod/default/web', 'kernel/worker-1', 'GET /', 0, 1, { outcome: '200' }), '200 GET /'],
    [flight(1, 'request', 'kubectl', 'kube-apiserver', 'list', 0, 1, { object: 'Node//' }), 'list Node'],
  ])('%#: %s', (event, caption) => {
    expect(captionOf(event)).toBe(caption)
  })

  it.each([
    ['kubectl', 'kube-apiserver', 'learner'],
    ['kube-apiserver', 'kubelet/worker-1', 'kubelet'],
    ['kube-scheduler', 'kube-apiserver', 'scheduler'],
    ['kernel/worker-1', 'pod/default/web', 'kube-proxy'],
    ['pod/default/web', 'kernel/worker-1', 'kube-proxy'],
    ['kube-apiserver', 'etcd', 'api-server'],
    ['etcd', 'kube-apiserver', 'etcd'],
  ])('%s → %s has the colour of %s', (from, to, tone) => {
    expect(flightTone({ from, to })).toBe(tone)
  })
})

describe('captions beside their flights', () => {
  const zone = rect(0, 0, 600, 51)
  const wantedArb = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 51 }),
      text: fc.constantFrom('watch Pod web-x2k8q ADDED', 'create Pod web', 'x'),
    }),
    { maxLength: 12 },
  )

  it('cover neither each other nor a flight, and stay inside', () => {
    fc.assert(
      fc.property(wantedArb, (wanted) => {
        const placed = placeCaptions(zone, wanted)
        for (const [index, { rect: box }] of placed.entries()) {
          expect(contains(zone, box)).toBe(true)
          for (const other of placed.slice(index + 1)) expect(overlaps(box, other.rect)).toBe(false)
          for (const { x, y } of wanted) expect(overlaps(box, rect(x - 8, y - 8, 16, 16))).toBe(false)
        }
      }),
    )
  })

  it('one alone stands right of its flight, and left of it at the right end', () => {
    expect(placeCaptions(zone, [{ x: 100, y: 25, text: 'watch' }])[0]!.rect.x).toBe(113)
    const [last] = placeCaptions(zone, [{ x: 590, y: 25, text: 'watch' }])
    expect(last!.rect.x + last!.rect.width).toBe(577)
  })
})

describe('signs', () => {
  it('no two components share one', () => {
    const tones = [
      'api-server',
      'etcd',
      'scheduler',
      'controllers',
      'kubelet',
      'runtime',
      'kube-proxy',
      'learner',
    ] as const
    expect(new Set(tones.map((tone) => glyphPath(tone, 10))).size).toBe(tones.length)
  })
})
