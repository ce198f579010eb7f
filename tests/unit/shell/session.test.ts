import { beforeAll, describe, expect, it } from 'vitest'
import { Cluster } from '../../../electron/cluster/cluster'
import { complete } from '../../../electron/shell/complete'
import { Session, type RunningCommand } from '../../../electron/shell/session'

let cluster: Cluster
let session: Session

beforeAll(() => {
  cluster = new Cluster({ seed: 1, workers: 2 })
  cluster.boot()
  session = new Session(cluster, { 'web.yaml': '' })
})

function finish(running: RunningCommand): number | null {
  while (!running.done && cluster.kernel.step());
  return running.exitCode
}

describe('a session', () => {
  it('lets simulated time pass, and only as the kernel goes on', () => {
    const startedAt = cluster.kernel.now
    const running = session.run('sleep 30s && echo done')
    expect([running.done, cluster.kernel.now]).toEqual([false, startedAt])
    expect(finish(running)).toBe(0)
    expect(cluster.kernel.now - startedAt).toBe(30_000)
  })

  it('enters the trace with its line, and what follows is caused by it', () => {
    const running = session.run('kubectl create configmap a')
    finish(running)
    const input = cluster.trace.event(running.input)!
    expect([input.kind, input.cause, input.detail]).toEqual(['input', 0, { line: 'kubectl create configmap a' }])
    const request = cluster.trace.events.find(
      ({ kind, cause, verb }) => kind === 'request' && cause === running.input && verb === 'create',
    )
    expect(request).toMatchObject({
      from: 'kubectl',
      to: 'kube-apiserver',
      verb: 'create',
      object: 'ConfigMap/default/a',
    })
  })

  it('is the root of what it breaks', () => {
    const running = session.run('cluster power-off worker-2')
    expect(running).toMatchObject({ done: true, exitCode: 0, changesCluster: true })
    const fault = cluster.trace.events.findLast(({ kind }) => kind === 'fault')!
    expect([fault.verb, fault.to, fault.cause]).toEqual(['power-off', 'worker-2', running.input])
    finish(session.run('cluster power-on worker-2'))
  })

  it('ends with 130 when it is interrupted, and prints no more', () => {
    let printed = ''
    const running = session.run('kubectl get nodes -w', (_, text) => (printed += text))
    cluster.kernel.runUntil(cluster.kernel.now + 1000)
    running.interrupt()
    expect([running.done, running.exitCode]).toEqual([true, 130])
    const before = printed
    finish(session.run('kubectl label node worker-1 a=b'))
    expect(printed).toBe(before)
  })

  it('remembers its lines', () => {
    expect(session.history.slice(0, 2)).toEqual(['sleep 30s && echo done', 'kubectl create configmap a'])
  })

  it('asks nothing of the cluster when it need not', () => {
    expect(session.run('cat web.yaml').input).toBe(0)
  })
})

describe('completion', () => {
  it.each([
    ['kub', ['kubectl']],
    ['kubectl rol', ['rollout']],
    ['kubectl rollout st', ['status']],
    ['kubectl get no', ['nodes']],
    ['kubectl get node w', ['worker-1', 'worker-2']],
    ['kubectl describe node/worker-', ['node/worker-1', 'node/worker-2']],
    ['kubectl get pods --all-', ['--all-namespaces']],
    ['kubectl get pods -n kube-', ['kube-node-lease', 'kube-public', 'kube-system']],
    ['kubectl apply -f w', ['web.yaml']],
    ['kubectl cordon ', ['control-plane', 'worker-1', 'worker-2']],
    ['kubectl get cm a', []],
    ['cluster power-off worker-', ['worker-1', 'worker-2']],
    ['cluster stop kube-s', ['kube-scheduler']],
    ['cluster req', ['request']],
    ['cluster request kub', ['kubernetes']],
    ['cluster request http://k', ['http://kubernetes']],
    ['cluster request kubernetes --fr', ['--from']],
    ['cluster request kubernetes --from worker-', ['worker-1', 'worker-2']],
    ['cluster request -n kube-p', ['kube-public']],
    ['cluster request kubernetes k', []],
    ['cat note | gr', ['grep']],
    ['cat w', ['web.yaml']],
    ['cat < w', ['web.yaml']],
    ['echo $HO', ['$HOME']],
    ['echo ${HO', ['${HOME}']],
    ['x=$(kubectl get no', ['nodes']],
    ['x=$(kub', ['x=$(kubectl']],
    ['if kubectl get no', ['nodes']],
    ['ls | xargs kub', ['kubectl']],
    ['unse', ['unset']],
  ])('%s', (text, words) => {
    expect(complete(text, text.length, session.view())).toEqual(words)
  })
})
