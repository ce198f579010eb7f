/** An API server with its etcd and nobody else: what API tests talk to. */
import { ApiServer } from '../../electron/cluster/apiserver/apiserver'
import type { Credentials } from '../../electron/cluster/apiserver/credentials'
import { Client, type ClientIdentity } from '../../electron/cluster/client/client'
import { Transport } from '../../electron/cluster/client/transport'
import { Etcd } from '../../electron/cluster/etcd/etcd'
import { Kernel } from '../../electron/cluster/kernel/kernel'
import type { Task } from '../../electron/cluster/kernel/task'
import { Facts } from '../../electron/cluster/trace/facts'
import { Trace } from '../../electron/cluster/trace/trace'
import { isApiError, type ApiError } from '../../electron/contract/api'

export class ControlPlane {
  readonly kernel: Kernel
  readonly trace: Trace
  readonly facts: Facts
  readonly etcd: Etcd
  readonly apiServer: ApiServer
  readonly transport: Transport
  readonly client: Client

  constructor(seed = 1) {
    this.kernel = new Kernel(seed)
    this.trace = new Trace(this.kernel)
    this.facts = new Facts(this.kernel)
    this.etcd = new Etcd(this.kernel, this.trace, this.kernel.process('etcd'), 'kube-apiserver')
    this.apiServer = new ApiServer(
      this.kernel,
      this.trace,
      this.etcd,
      this.kernel.process('kube-apiserver'),
      () => undefined,
    )
    this.apiServer.launch()
    this.transport = new Transport(this.kernel, this.trace, this.apiServer)
    this.client = this.clientOf({})
    for (const name of ['default', 'kube-system']) {
      this.run(this.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {} }))
      this.run(
        this.client.create({
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'default', namespace: name },
        }),
      )
    }
  }

  clientOf(identity: Partial<ClientIdentity>): Client {
    const credentials = identity.credentials ?? this.certificate('kubernetes-admin', 'system:masters')
    return new Client(this.transport, { component: 'kubectl', agent: 'kubectl', ...identity, credentials })
  }

  /** What the cluster's authority has signed for somebody. */
  certificate(name: string, ...groups: readonly string[]): Credentials {
    return this.apiServer.gate.authority.credentials(name, groups)
  }

  /** Runs a task to its end in simulated time; throws what it throws. */
  run<T>(task: Task<T>, limitMs = 120_000): T {
    const results: ({ value: T } | { error: unknown })[] = []
    this.kernel.spawn(this.kernel.process('test'), 'test', (function* (): Task {
      try {
        results.push({ value: yield* task })
      } catch (error) {
        results.push({ error })
      }
    })()) // prettier-ignore
    const until = this.kernel.now + limitMs
    while (results.length === 0 && (this.kernel.nextAt ?? Infinity) <= until) this.kernel.step()
    const [settled] = results
    if (!settled) throw new Error('the task did not end')
    if ('error' in settled) throw settled.error
    return settled.value
  }

  /** The refusal that a task ends with. */
  refusalOf(task: Task<unknown>): ApiError {
    try {
      this.run(task)
    } catch (error) {
      if (isApiError(error)) return error
      throw error
    }
    throw new Error('it was not refused')
  }
}
