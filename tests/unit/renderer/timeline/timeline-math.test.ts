import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelineMark } from '../../../../electron/contract/host'
import { durationText } from '../../../../renderer/timeline/duration-text'
import { lanesOf } from '../../../../renderer/timeline/lanes'
import { markLabels } from '../../../../renderer/timeline/mark-labels'
import { nextSpeed, sliderOfSpeed, speedOfSlider, SPEED_STOPS, speedText } from '../../../../renderer/timeline/speed'
import { tellingMarks } from '../../../../renderer/timeline/telling-marks'
import { tickInstants, timeScale } from '../../../../renderer/timeline/time-scale'

describe('the scale of time', () => {
  it('stands still while time passes within a round span', () => {
    const [early, late] = [timeScale(0, 93_000, 0, 600), timeScale(0, 112_000, 0, 600)]
    expect(early.toMs).toBe(120_000)
    expect(late.x(30_000)).toBe(early.x(30_000))
  })

  it('leads from an instant to a place and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 1e7 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (floor, span, share) => {
          const scale = timeScale(floor, floor + span, 20, 700)
          const at = floor + span * share
          expect(scale.ms(scale.x(at))).toBeCloseTo(at, 3)
          expect(scale.toMs).toBeGreaterThanOrEqual(floor + span)
        },
      ),
    )
  })

  it('has numbers at round instants, far enough apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 200, max: 2000 }), (nowMs, width) => {
        const scale = timeScale(0, nowMs, 0, width)
        const places = tickInstants(scale, width, 90).map(scale.x)
        expect(places.length).toBeGreaterThan(0)
        for (const [index, place] of places.entries())
          if (index > 0) expect(place - places[index - 1]!).toBeGreaterThan(60)
      }),
    )
  })
})

const markArb: fc.Arbitrary<TimelineMark> = fc.record({
  at: fc.integer({ min: 0, max: 100_000 }),
  seq: fc.nat(),
  kind: fc.constantFrom('input', 'fault', 'ready', 'failing'),
  label: fc.constantFrom(
    'kubectl apply -f web.yaml',
    'power-off',
    'worker-2 NotReady',
    'kubectl get pods -o wide --all-namespaces',
  ),
})

describe('labels of marks', () => {
  const space = (width: number, rows: number) => ({
    left: 20,
    right: width,
    rows,
    x: (ms: number) => 20 + (ms / 100_000) * (width - 20),
  })

  it('never cover each other and never leave the timeline', () => {
    fc.assert(
      fc.property(
        fc.array(markArb, { maxLength: 40 }),
        fc.integer({ min: 120, max: 1600 }),
        fc.constantFrom(1, 2),
        (marks, width, rows) => {
          const labels = markLabels(marks, space(width, rows))
          for (const [index, label] of labels.entries()) {
            expect(label.x).toBeGreaterThanOrEqual(20)
            expect(label.x + label.width).toBeLessThanOrEqual(width)
            const next = labels[index + 1]
            if (next && next.row === label.row) expect(next.x).toBeGreaterThanOrEqual(label.x + label.width)
          }
        },
      ),
    )
  })

  it('name what broke before what got better', () => {
    const at = 50_000
    const marks: TimelineMark[] = [
      { at, seq: 1, kind: 'ready', label: 'worker-2 Ready' },
      { at, seq: 2, kind: 'fault', label: 'power-off' },
    ]
    expect(markLabels(marks, space(160, 1)).map(({ text }) => text)).toEqual(['power-off'])
  })

  it('stand right of their line, or left of it at the end', () => {
    const [first, last] = markLabels(
      [
        { at: 0, seq: 1, kind: 'input', label: 'power-off' },
        { at: 100_000, seq: 2, kind: 'input', label: 'power-on' },
      ],
      space(600, 1),
    )
    expect(first!.x).toBe(23)
    expect(last!.x + last!.width).toBe(597)
  })
})

describe('a fault that the learner typed', () => {
  const typed: TimelineMark = { at: 44, seq: 1, kind: 'input', label: 'cluster power-off worker-2' }
  const fault: TimelineMark = { at: 44, seq: 2, kind: 'fault', label: 'power-off' }
  const other: TimelineMark = { at: 50, seq: 3, kind: 'input', label: 'kubectl get pods' }

  it('is one mark with the words that were typed', () => {
    expect(tellingMarks([typed, fault, other])).toEqual([{ ...typed, kind: 'fault' }, other])
  })

  it('that mends is a change for the better', () => {
    const line: TimelineMark = { ...typed, label: 'cluster power-on worker-2' }
    expect(tellingMarks([line, { ...fault, label: 'power-on' }])).toEqual([{ ...line, kind: 'ready' }])
  })

  it('is not mixed up with one of another instant', () => {
    expect(tellingMarks([typed, { ...fault, at: 60 }])).toHaveLength(2)
  })
})

describe('lanes', () => {
  const overview = {
    fromMs: 0, toMs: 1000, marks: [],
    lanes: ['kube-apiserver', 'etcd', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'containerd', 'kube-proxy'].map(
      (component) => ({ component, counts: [0, 4, 0, 1] }),
    ),
  } // prettier-ignore
  const scale = timeScale(0, 1000, 0, 500)

  it('have a bar for each bucket in which something happened', () => {
    const [lane] = lanesOf(overview, scale, 0, 70)
    expect(lane!.d.match(/M/g)).toHaveLength(2)
  })

  it('keep their order; without room the ones that tell most stay', () => {
    expect(lanesOf(overview, scale, 0, 70).map(({ tone }) => tone)).toEqual([
      'api-server', 'etcd', 'controllers', 'scheduler', 'kubelet', 'runtime', 'kube-proxy',
    ]) // prettier-ignore
    expect(lanesOf(overview, scale, 0, 32).map(({ tone }) => tone)).toEqual([
      'api-server',
      'controllers',
      'scheduler',
      'kubelet',
    ])
  })
})

describe('speeds', () => {
  it.each(SPEED_STOPS)('%d is a place where the slider rests', (speed) => {
    expect(speedOfSlider(sliderOfSpeed(speed))).toBe(speed)
    expect(speedOfSlider(sliderOfSpeed(speed) + 0.02)).toBe(speed)
  })

  it.each([
    [1, 1, 2],
    [1, -1, 0.5],
    [0.7, 1, 1],
    [0.7, -1, 0.5],
    [100, 1, 100],
    [0.001, -1, 0.001],
  ] as const)('from %d in direction %d: %d', (speed, direction, next) => {
    expect(nextSpeed(speed, direction)).toBe(next)
  })

  it.each([
    [0.005714, '0.0057'],
    [1, '1'],
    [100, '100'],
    [0.25, '0.25'],
  ])('%d is written %s', (speed, text) => {
    expect(speedText(speed)).toBe(text)
  })
})

describe('durations', () => {
  it.each([
    [120, '120 ms'],
    [12_400, '12 s'],
    [185_000, '3 min 5 s'],
    [300_000, '5 min'],
    [3_600_000, '1 h'],
    [3_900_000, '1 h 5 min'],
  ])('%d ms: %s', (ms, text) => {
    expect(durationText(ms)).toBe(text)
  })
})
