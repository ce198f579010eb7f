import { describe, expect, it } from 'vitest'
import { Cluster } from '../../../../electron/cluster/cluster'
import { resolve, type Packet } from '../../../../electron/cluster/proxy/resolve'
import { countRules, type RuleSet } from '../../../../electron/cluster/proxy/rule'
import type { Task } from '../../../../electron/cluster/kernel/task'

function clusterWithService(): { cluster: Cluster; clusterIP: string; rules: () => RuleSet } {
  const cluster = new Cluster({ seed: 5, workers: 2 })
  cluster.boot()
  const client = cluster.kubectlClient()
  const { kernel } = cluster
  kernel.spawn(kernel.process('learner'), 'act', (function* (): Task {
    for (const name of ['a', 'b', 'c']) {
      yield* client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default', labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'nginx:1.29' }] } })
    }
    yield* client.create({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'default' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } })
  })()) // prettier-ignore
  kernel.runUntil(kernel.now + 10_000)
  const service = cluster.etcd.store.range('/registry/services/specs/default/web')[0]?.value as {
    spec: { clusterIP: string }
  }
  const rules = (): RuleSet => cluster.machines.get('worker-1')!.hardware.iptables as RuleSet
  return { cluster, clusterIP: service.spec.clusterIP, rules }
}

const packet = (destination: string): Packet => ({
  source: '10.244.1.99',
  destination,
  port: 80,
  protocol: 'tcp',
  nodeIPs: ['10.0.0.11'],
})

describe('kube-proxy in a cluster', () => {
  const { cluster, clusterIP, rules } = clusterWithService()

  it('spreads packets for a Service over its Pods, evenly', () => {
    const random = cluster.kernel.random('test')
    const hits = new Map<string, number>()
    for (let sent = 0; sent < 900; sent++) {
      const { backend = 'none' } = resolve(rules(), packet(clusterIP), random)
      hits.set(backend, (hits.get(backend) ?? 0) + 1)
    }
    expect(hits.size).toBe(3)
    for (const count of hits.values()) expect(count).toBeGreaterThan(240)
  })

  it('tells which rules a packet met', () => {
    const { path } = resolve(rules(), packet(clusterIP), { unit: () => 0 })
    expect(path.map(({ chain }) => chain.replace(/-[A-Z0-9]{16}$/, ''))).toEqual([
      'PREROUTING',
      'KUBE-SERVICES',
      'KUBE-SVC',
      'KUBE-SEP',
      'FORWARD',
      'FORWARD',
      'FORWARD',
      'FORWARD',
      'POSTROUTING',
      'KUBE-POSTROUTING',
    ])
  })

  it('leads to the API server too', () => {
    expect(resolve(rules(), { ...packet('10.96.0.1'), port: 443 }, { unit: () => 0 }).backend).toBe('10.0.0.10:6443')
  })

  it('records each change of the rules, caused by what changed', () => {
    const changes = cluster.trace.events.filter(({ kind, from }) => kind === 'rules' && from === 'kube-proxy/worker-1')
    expect(changes.length).toBeGreaterThan(1)
    const { cause } = changes.at(-1)!
    expect(cluster.trace.event(cause)?.kind).toBe('watch')
  })

  it('is not needed for packets to flow, only for rules to change', () => {
    const before = countRules(rules())
    cluster.faults.stop('kube-proxy/worker-1')
    const { kernel } = cluster
    kernel.spawn(
      kernel.process('learner'),
      'act',
      cluster.kubectlClient().delete('Pod', 'default', 'a', { gracePeriodSeconds: 0 }),
    )
    kernel.runUntil(kernel.now + 5000)
    expect(countRules(rules())).toBe(before)
    cluster.faults.start('kube-proxy/worker-1')
    kernel.runUntil(kernel.now + 5000)
    expect(countRules(rules())).toBeLessThan(before)
  })
})
