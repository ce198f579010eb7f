import { describe, expect, it } from 'vitest'
import { Cluster } from '../../../../electron/cluster/cluster'
import type { Component } from '../../../../electron/cluster/component'
import type { Task } from '../../../../electron/cluster/kernel/task'
import { isApiError, type EndpointSlice, type Pod } from '../../../../electron/contract/api'
import { deployment, service } from './world'

/** A whole cluster in which parts stop and start at random while somebody keeps changing a Deployment. */
class Storm {
  readonly cluster: Cluster
  private readonly client

  constructor(seed: number) {
    this.cluster = new Cluster({ seed, workers: 3 })
    this.cluster.boot()
    this.client = this.cluster.kubectlClient()
    this.run(this.client.create(service('web')))
    this.run(this.client.create(deployment('web', 6)))
  }

  rage(rounds: number): void {
    const parts = [
      'etcd',
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kubelet/worker-1',
      'kubelet/worker-2',
    ]
    for (let round = 0; round < rounds; round++) {
      const part = this.cluster.components.get(this.pick(parts))!
      this.switch(part, 'stop')
      this.play(this.chance(3) === 0 ? 70 : this.chance(5))
      this.switch(part, 'start')
      this.play(this.chance(6))
      this.change(this.chance(4))
    }
  }

  play(seconds: number): void {
    this.cluster.kernel.runUntil(this.cluster.kernel.now + seconds * 1000)
  }

  /** [desired, ready Pods, ready endpoints, ready by the status] */
  counts(): readonly (number | undefined)[] {
    const { spec, status } = this.run(this.client.get('Deployment', 'default', 'web'))!
    const pods = this.run(this.client.list('Pod', 'default'))!.items
    const slices = this.run(this.client.list('EndpointSlice', 'default'))!.items
    return [spec.replicas, pods.filter(isReady).length, readyEndpoints(slices), status?.readyReplicas]
  }

  private change(what: number): void {
    const replicas = 3 + this.chance(8)
    const containers = [{ name: 'web', image: `nginx:1.${20 + this.chance(9)}` }]
    if (what === 0) this.run(this.client.patch('Deployment', 'default', 'web', { spec: { replicas } }))
    if (what === 1)
      this.run(this.client.patch('Deployment', 'default', 'web', { spec: { template: { spec: { containers } } } }))
    const pods = what === 2 ? this.run(this.client.list('Pod', 'default'))?.items : undefined
    if (pods?.length) this.run(this.client.delete('Pod', 'default', this.pick(pods).metadata.name))
  }

  private switch(part: Component, to: 'stop' | 'start'): void {
    const { kernel, trace } = this.cluster
    kernel.enter({ seq: 0 }, () => {
      const fault = trace.record('fault', 'kubectl', part.name, to, null, 'done')
      if (to === 'stop') part.stop(fault)
      else part.start()
    })
  }

  /** Undefined when it was refused: that is the weather. */
  private run<T>(task: Task<T>): T | undefined {
    const { kernel } = this.cluster
    const outcomes: { readonly value?: T }[] = []
    kernel.spawn(kernel.process('kubectl'), 'kubectl', (function* (): Task {
      try {
        outcomes.push({ value: yield* task })
      } catch (error) {
        if (!isApiError(error)) throw error
        outcomes.push({})
      }
    })()) // prettier-ignore
    while (outcomes.length === 0) kernel.step()
    return outcomes[0]!.value
  }

  private chance(sides: number): number {
    return this.cluster.kernel.random('storm').integer(0, sides - 1)
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.chance(items.length)]!
  }
}

function isReady({ metadata, status }: Pod): boolean {
  return (
    !metadata.deletionTimestamp &&
    (status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True')
  )
}

function readyEndpoints(slices: readonly EndpointSlice[]): number {
  const endpoints = slices
    .filter(({ metadata }) => metadata.name.startsWith('web-'))
    .flatMap((slice) => slice.endpoints ?? [])
  return endpoints.filter(({ conditions }) => conditions?.ready).length
}

describe('after a storm', () => {
  it.each([1, 2, 3])('desired, actual, endpoints and status agree again (seed %i)', (seed) => {
    const storm = new Storm(seed)
    storm.rage(15)
    storm.play(900)
    const [desired, ...others] = storm.counts()
    expect(others).toEqual([desired, desired, desired])
  })
})
