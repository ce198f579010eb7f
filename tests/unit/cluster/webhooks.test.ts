import { beforeAll, describe, expect, it } from 'vitest'
import { World } from '../../../electron/host/world'
import type { Client } from '../../../electron/cluster/client/client'
import type { Task } from '../../../electron/cluster/kernel/task'
import { isApiError, type Draft, type Pod } from '../../../electron/contract/api'

describe('webhooks that Pods of the cluster serve', () => {
  let world: World
  let client: Client

  const run = <T>(task: Task<T>): T => {
    const results: { value?: T; error?: unknown }[] = []
    const { kernel } = world.cluster
    kernel.spawn(kernel.process('test'), 'test', (function* (): Task {
      try {
        results.push({ value: yield* task })
      } catch (error) {
        results.push({ error })
      }
    })()) // prettier-ignore
    while (results.length === 0) kernel.step()
    if (results[0]!.error) throw results[0]!.error as Error
    return results[0]!.value as T
  }

  const play = (ms: number): void => { world.cluster.kernel.runUntil(world.cluster.kernel.now + ms) } // prettier-ignore

  const refusal = (task: Task<unknown>): string => {
    try {
      run(task)
    } catch (error) {
      if (isApiError(error)) return `${error.code} ${error.message}`
      throw error
    }
    return 'none'
  }

  const pod = (name: string, image: string): Draft<Pod> => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { containers: [{ name: 'c', image }] },
  })

  const serve = (name: string): void => {
    const labels = { app: name }
    run(client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'kube-system', labels }, spec: { containers: [{ name: 'hook', image: `webhook/${name}:1` }] } }))
    run(client.create({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'kube-system' }, spec: { selector: labels, ports: [{ port: 443, targetPort: 8443 }] } }))
  } // prettier-ignore

  const hook = (service: string, rest: object = {}): never =>
    ({
      name: `${service}.example.com`,
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: { service: { name: service, namespace: 'kube-system', path: '/review' } },
      rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] }],
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } },
      timeoutSeconds: 5,
      ...rest,
    }) as never

  beforeAll(() => {
    world = new World({ seed: 1, workers: 2 })
    client = world.cluster.kubectlClient()
    serve('deny-latest')
    serve('add-label')
    play(15_000)
    run(client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'images' }, webhooks: [hook('deny-latest')] }))
    run(client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', metadata: { name: 'labels' }, webhooks: [hook('add-label')] }))
    play(500)
  }) // prettier-ignore

  it('refuse and change what they are asked about', () => {
    expect(refusal(client.create(pod('late', 'nginx')))).toBe(
      '403 admission webhook "deny-latest.example.com" denied the request: container "c" uses the image "nginx": the tag latest is not allowed',
    )
    expect(run(client.create(pod('good', 'nginx:1.29'))).metadata.labels).toEqual({ 'checked-by': 'webhook' })
  })

  it('stop all writes when their Pod is gone, and none any more when they are let go', () => {
    run(client.delete('Pod', 'kube-system', 'deny-latest', { gracePeriodSeconds: 0 }))
    play(3000)
    const { spec } = run(client.get('Service', 'kube-system', 'deny-latest'))
    expect(refusal(client.create(pod('second', 'nginx:1.29')))).toBe(
      `500 Internal error occurred: failed calling webhook "deny-latest.example.com": failed to call webhook: Post "https://deny-latest.kube-system.svc:443/review?timeout=5s": dial tcp ${spec.clusterIP}:443: connect: connection refused`,
    )
    run(client.delete('ValidatingWebhookConfiguration', '', 'images'))
    play(500)
    expect(refusal(client.create(pod('second', 'nginx:1.29')))).toBe('none')
  })

  it('cannot be served by what speaks no TLS, nor by what does not exist', () => {
    run(client.create({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'plain', namespace: 'kube-system' }, spec: { selector: { app: 'plain' }, ports: [{ port: 443, targetPort: 80 }] } }))
    run(client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'plain', namespace: 'kube-system', labels: { app: 'plain' } }, spec: { containers: [{ name: 'c', image: 'nginx:1.29' }] } }))
    play(10_000)
    run(client.create({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'plain' }, webhooks: [hook('plain')] }))
    play(500)
    expect(refusal(client.create(pod('third', 'nginx:1.29')))).toContain('http: server gave HTTP response to HTTPS client')
    run(client.delete('Service', 'kube-system', 'plain'))
    play(500)
    expect(refusal(client.create(pod('third', 'nginx:1.29')))).toContain('service "plain" not found')
  }) // prettier-ignore
})
