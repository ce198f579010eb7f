import { describe, expect, it } from 'vitest'
import { podInfoOf } from '../../../../electron/cluster/scheduler/cache/pod-info'
import { SchedulerCache } from '../../../../electron/cluster/scheduler/cache/scheduler-cache'
import type { Node, Pod } from '../../../../electron/contract/api'

const node = (name: string, cpu = '4'): Node =>
  ({
    metadata: { name },
    spec: {},
    status: { allocatable: { cpu, memory: '8Gi', pods: '10', 'nvidia.com/gpu': '2' } },
  }) as unknown as Node

const pod = (name: string, nodeName?: string, resourceVersion = '1'): Pod =>
  ({
    metadata: { name, namespace: 'default', uid: name, resourceVersion },
    spec: {
      nodeName,
      containers: [{ name: 'c', resources: { requests: { cpu: '500m', memory: '1Gi', 'nvidia.com/gpu': '1' } } }],
    },
  }) as unknown as Pod

const sums = (cache: SchedulerCache, name: string): readonly number[] => {
  const info = cache.node(name)!
  return [info.pods.size, info.cpuMilli, info.memoryBytes, info.other('nvidia.com/gpu')]
}

const GI = 1024 ** 3

describe('the cache of the scheduler', () => {
  it('counts an assumed Pod once, also when its watch event comes', () => {
    const cache = new SchedulerCache()
    cache.setNode(node('n'))
    cache.assume(podInfoOf(pod('a')), 'n')
    cache.setPod(pod('a', 'n', '2'))
    expect(sums(cache, 'n')).toEqual([1, 500, GI, 1])
  })

  it('gives the room back when a binding fails or a Pod goes', () => {
    const cache = new SchedulerCache()
    cache.setNode(node('n'))
    cache.assume(podInfoOf(pod('a')), 'n')
    cache.setPod(pod('b', 'n'))
    cache.forget(podInfoOf(pod('a')))
    cache.removePod(pod('b', 'n'))
    expect(sums(cache, 'n')).toEqual([0, 0, 0, 0])
  })

  it('does not forget a Pod that its watch has shown as bound, whatever the binding was answered', () => {
    const cache = new SchedulerCache()
    cache.setNode(node('n'))
    cache.assume(podInfoOf(pod('a')), 'n')
    cache.setPod(pod('a', 'n', '2'))
    cache.forget(podInfoOf(pod('a')))
    expect(sums(cache, 'n')[0]).toBe(1)
  })

  it('moves a Pod that was assumed elsewhere', () => {
    const cache = new SchedulerCache()
    for (const name of ['n', 'm']) cache.setNode(node(name))
    cache.assume(podInfoOf(pod('a')), 'n')
    cache.setPod(pod('a', 'm', '2'))
    expect([sums(cache, 'n')[0], sums(cache, 'm')[0]]).toEqual([0, 1])
  })

  it('remembers Pods of nodes that it does not know yet, or not any more', () => {
    const cache = new SchedulerCache()
    cache.setPod(pod('a', 'n'))
    cache.setNode(node('n'))
    expect(sums(cache, 'n')[0]).toBe(1)
    cache.removeNode('n')
    expect(cache.nodes).toEqual([])
    cache.setNode(node('n'))
    expect(sums(cache, 'n')[0]).toBe(1)
  })

  it('takes the new size of a node', () => {
    const cache = new SchedulerCache()
    cache.setNode(node('n'))
    cache.setNode(node('n', '8'))
    expect(cache.node('n')!.allocatable.cpuMilli).toBe(8000)
  })
})
