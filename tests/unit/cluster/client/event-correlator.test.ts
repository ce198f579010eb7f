import { describe, expect, it } from 'vitest'
import { EventCorrelator, type NewEvent } from '../../../../electron/cluster/client/event-correlator'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'

const created = (pod: string, replicaSet = 'web'): NewEvent => ({
  apiVersion: 'v1', kind: 'Event',
  metadata: { name: `${replicaSet}.${pod}`, namespace: 'default' },
  involvedObject: { apiVersion: 'apps/v1', kind: 'ReplicaSet', namespace: 'default', name: replicaSet, uid: 'u' },
  type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${pod}`, source: { component: 'replicaset-controller' }, count: 1,
}) // prettier-ignore

describe('the event correlator', () => {
  it('raises the count of an Event that says the same again, under its first name', () => {
    const correlator = new EventCorrelator(new Kernel(1))
    correlator.correlate(created('a'))
    const again = correlator.correlate({ ...created('a'), metadata: { name: 'web.later', namespace: 'default' } })!
    expect([again.isUpdate, again.event.count, again.event.metadata.name]).toEqual([true, 2, 'web.a'])
  })

  it('keeps the first nine different messages apart, and combines from the tenth on', () => {
    const correlator = new EventCorrelator(new Kernel(1))
    const results = 'abcdefghijkl'.split('').map((pod) => correlator.correlate(created(pod))!)
    expect(
      results.slice(0, 9).every(({ isUpdate, event }) => !isUpdate && event.message!.startsWith('Created pod')),
    ).toBe(true)
    expect(results.slice(9).map(({ isUpdate, event }) => [isUpdate, event.message, event.count])).toEqual([
      [false, '(combined from similar events): Created pod: j', 1],
      [true, '(combined from similar events): Created pod: k', 2],
      [true, '(combined from similar events): Created pod: l', 3],
    ])
  })

  it('forgets similar Events after ten quiet minutes', () => {
    const kernel = new Kernel(1)
    const correlator = new EventCorrelator(kernel)
    for (const pod of 'abcdefghi') correlator.correlate(created(pod))
    kernel.runUntil(600_001)
    expect(correlator.correlate(created('j'))!.event.message).toBe('Created pod: j')
  })

  it('lets 25 Events about one object through, then one every five minutes', () => {
    const kernel = new Kernel(1)
    const correlator = new EventCorrelator(kernel)
    const passed = (): number =>
      Array.from({ length: 30 }, (_, index) => correlator.correlate(created(`p${index}`))).filter(Boolean).length
    expect(passed()).toBe(25)
    expect(correlator.correlate(created('a', 'other'))).not.toBeNull()
    kernel.runUntil(300_000)
    expect(passed()).toBe(1)
  })
})
