import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../../electron/contract/trace'
import { componentLabel, nodeOf, objectLabel, WHY_KEYS, whyKey } from '../../../electron/contract/why-key'
import en from '../../../content/en/why.json'
import hi from '../../../content/hi-Latn/why.json'

function event(partial: Partial<TraceEvent>): TraceEvent {
  return {
    seq: 1, at: 0, durationMs: 1, kind: 'request', from: 'kubectl', to: 'kube-apiserver', verb: 'create',
    object: null, outcome: 'sent', cause: 0, because: [], ...partial,
  } // prettier-ignore
}

describe('the sentence of an event', () => {
  it.each<[string, Partial<TraceEvent>]>([
    ['why.input.command', { kind: 'input', verb: 'kubectl', detail: { line: 'kubectl apply -f web.yaml' } }],
    ['why.input.command', { kind: 'input', verb: 'cluster power-off worker-2' }],
    ['why.fault.power-off', { kind: 'fault', verb: 'power off' }],
    ['why.fault.power-off', { kind: 'fault', verb: 'cluster power-off' }],
    ['why.fault.any', { kind: 'fault', verb: 'slow-disk' }],
    ['why.timer.retry', { kind: 'timer', verb: 'replicaset-controller: requeue' }],
    ['why.timer.eviction', { kind: 'timer', verb: 'taint eviction' }],
    ['why.timer.monitor', { kind: 'timer', verb: 'monitor node health' }],
    ['why.timer.any', { kind: 'timer', verb: 'relist' }],
    ['why.request.create', { verb: 'create' }],
    ['why.request.binding', { verb: 'create binding' }],
    ['why.request.status', { verb: 'patch status' }],
    ['why.request.any', { verb: 'proxy' }],
    ['why.response.ok', { kind: 'response', outcome: '201' }],
    ['why.response.conflict', { kind: 'response', outcome: '409 Conflict' }],
    ['why.response.refused', { kind: 'response', outcome: '403 Forbidden' }],
    ['why.txn.write', { kind: 'txn', verb: 'put' }],
    ['why.txn.read', { kind: 'txn', verb: 'range' }],
    ['why.commit.update', { kind: 'commit', verb: 'patch status' }],
    ['why.commit.read', { kind: 'commit', verb: 'range', outcome: 'found' }],
    ['why.commit.refused', { kind: 'commit', verb: 'update', outcome: 'compare failed' }],
    ['why.commit.delete', { kind: 'commit', verb: 'delete' }],
    ['why.watch.ADDED', { kind: 'watch', verb: 'watch', outcome: 'ADDED' }],
    ['why.watch.any', { kind: 'watch', verb: 'watch', outcome: 'BOOKMARK' }],
    ['why.cri.RunPodSandbox', { kind: 'cri', verb: 'RunPodSandbox', outcome: 'sent' }],
    ['why.cri.done', { kind: 'cri', verb: 'RunPodSandbox', outcome: 'OK' }],
    ['why.cri.failed', { kind: 'cri', verb: 'PullImage', outcome: 'NotFound' }],
    ['why.cri.any', { kind: 'cri', verb: 'runc create', outcome: 'sent' }],
    ['why.probe.success', { kind: 'probe', verb: 'readiness', outcome: 'success' }],
    ['why.probe.failure', { kind: 'probe', verb: 'readiness', outcome: 'failure' }],
    ['why.process.start', { kind: 'process', verb: 'started' }],
    ['why.process.exit', { kind: 'process', verb: 'exited', outcome: 'exit 1' }],
    ['why.silenced.lease', { kind: 'silenced', verb: 'renew lease' }],
    ['why.deadline.lease', { kind: 'deadline', verb: 'renew lease' }],
    ['why.packet.chosen', { kind: 'packet', detail: { chain: 'KUBE-SVC-A → KUBE-SEP-B', backend: '10.244.1.3:80' } }],
    ['why.packet.any', { kind: 'packet', detail: { destination: '10.244.1.3:80' } }],
    ['why.packet.answer', { kind: 'packet', outcome: '404' }],
    ['why.packet.rejected', { kind: 'packet', outcome: 'refused', detail: { rule: 'default/web has no endpoints' } }],
    ['why.packet.refused', { kind: 'packet', outcome: 'connection refused' }],
    ['why.packet.unreachable', { kind: 'packet', outcome: 'no route to host' }],
    ['why.packet.outside', { kind: 'packet', outcome: 'left the cluster' }],
    ['why.packet.lost', { kind: 'packet', outcome: 'dropped' }],
    ['why.rules.any', { kind: 'rules', verb: 'iptables-restore' }],
  ])('%s', (key, partial) => {
    expect(whyKey(event(partial)).key).toBe(key)
  })

  it('comes with who, what and where', () => {
    const { values } = whyKey(
      event({
        kind: 'watch',
        from: 'kube-apiserver',
        to: 'kubelet/worker-1',
        object: 'Pod/default/web-x2k8q',
        outcome: 'ADDED',
        revision: 12,
      }),
    )
    expect(values).toMatchObject({
      whom: 'kubelet worker-1',
      node: 'worker-1',
      object: 'Pod web-x2k8q',
      type: 'ADDED',
      revision: 12,
    })
  })

  it('names the Pod of a crash, which the seam knows only by name', () => {
    expect(whyKey(event({ kind: 'fault', verb: 'crash', detail: { pod: 'web-x2k8q' } })).values['object']).toBe(
      'Pod web-x2k8q',
    )
  })

  it('keeps the details that the seam gave', () => {
    expect(whyKey(event({ kind: 'process', verb: 'exited', detail: { exitCode: 137 } })).values).toMatchObject({
      exitCode: 137,
    })
  })
})

describe('labels', () => {
  it.each([
    ['kube-apiserver', 'kube-apiserver', undefined],
    ['kube-controller-manager/replicaset-controller', 'replicaset-controller', undefined],
    ['kubelet/worker-1', 'kubelet worker-1', 'worker-1'],
  ])('%s', (component, label, node) => {
    expect(componentLabel(component)).toBe(label)
    expect(nodeOf(component)).toBe(node)
  })

  it.each([
    ['Pod/default/web-x2k8q', 'Pod web-x2k8q'],
    ['Node//worker-1', 'Node worker-1'],
    ['Pod/default/', 'Pod'],
    ['Pod/default/web-', 'Pod web-…'],
    [null, ''],
  ])('%s', (path, label) => {
    expect(objectLabel(path)).toBe(label)
  })
})

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort()
const sentenceIn = (texts: object, key: string) =>
  key
    .split('.')
    .slice(1)
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts)

describe.each(WHY_KEYS)('%s', (key) => {
  it('can be said in both languages, with values that every event has', () => {
    const [english, hinglish] = [sentenceIn(en, key), sentenceIn(hi, key)]
    expect(english).toBeTypeOf('string')
    expect(hinglish).toBeTypeOf('string')
    expect(placeholders(String(hinglish))).toEqual(placeholders(String(english)))
    const always = Object.keys(whyKey(event({})).values)
    for (const name of placeholders(String(english))) expect(always).toContain(name)
  })
})
