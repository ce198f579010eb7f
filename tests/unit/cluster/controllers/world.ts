/** A control plane with all its controllers and a scheduler, over nodes whose kubelets are a few lines. */
import { eventSourceOf, serviceAccountOf, startControllers } from '../../../../electron/cluster/controllers'
import type { Client } from '../../../../electron/cluster/client/client'
import { ClientEventRecorder } from '../../../../electron/cluster/client/event-broadcaster'
import { InformerFactory } from '../../../../electron/cluster/client/informer'
import { microTimeText, timeText } from '../../../../electron/cluster/kernel/calendar'
import { sleep, type Task } from '../../../../electron/cluster/kernel/task'
import { Scheduler } from '../../../../electron/cluster/scheduler/scheduler'
import {
  isApiError,
  type ApiObject,
  type Deployment,
  type Draft,
  type Kind,
  type KindMap,
  type Node,
  type Pod,
  type Service,
  type Taint,
} from '../../../../electron/contract/api'
import { ControlPlane } from '../../../support/control-plane'

export interface NodeOptions {
  readonly labels?: Readonly<Record<string, string>>
  readonly taints?: readonly Taint[]
  readonly cpu?: string
  readonly memory?: string
}

export class World extends ControlPlane {
  /** Images whose containers never become ready. */
  readonly brokenImages = new Set<string>()

  constructor(seed = 1) {
    super(seed)
    for (const name of ['kube-node-lease'])
      this.run(this.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {} }))
    this.launchControllers()
    this.launchScheduler()
  }

  private launchControllers(): void {
    const { kernel, trace, facts } = this
    const process = kernel.process('kube-controller-manager')
    const clientFor = (name: string): Client =>
      this.clientOf({
        component: `${process.name}/${name}`,
        credentials: this.certificate(`system:serviceaccount:kube-system:${serviceAccountOf(name)}`),
        agent: process.name,
        limit: { qps: 20, burst: 30 },
      })
    const credentials = this.certificate(`system:${process.name}`)
    const informers = new InformerFactory(kernel, process, this.clientOf({ component: process.name, credentials }))
    const recorderFor = (name: string): ClientEventRecorder =>
      new ClientEventRecorder({
        kernel,
        process,
        client: clientFor(name),
        component: eventSourceOf(name),
        host: '',
        shape: 'core',
      })
    startControllers({ kernel, process, trace, facts, informers, clientFor, recorderFor })
  }

  private launchScheduler(): void {
    const { kernel, trace, facts } = this
    const process = kernel.process('kube-scheduler')
    const client = this.clientOf({
      component: process.name,
      credentials: this.certificate('system:kube-scheduler'),
      agent: process.name,
      limit: { qps: 50, burst: 100 },
    })
    const informers = new InformerFactory(kernel, process, this.clientOf({ component: process.name }))
    const recorder = new ClientEventRecorder({
      kernel,
      process,
      client,
      component: 'default-scheduler',
      host: 'control-plane',
      shape: 'events',
    })
    new Scheduler({ kernel, process, trace, facts, client, informers, recorder }).run()
  }

  /** A node whose kubelet renews its lease, and starts and ends Pods within a moment. */
  addNode(name: string, options: NodeOptions = {}): void {
    const { kernel } = this
    const process = kernel.process(`kubelet/${name}`)
    const client = this.clientOf({
      component: process.name,
      credentials: this.certificate(`system:node:${name}`, 'system:nodes'),
      agent: 'kubelet',
    })
    this.run(client.create(nodeDraft(name, options, timeText(kernel.now))))
    kernel.spawn(process, 'renew lease', this.renewLease(client, name))
    const informers = new InformerFactory(kernel, process, client, { Pod: { fieldSelector: `spec.nodeName=${name}` } })
    const sync = (pod: Pod): void => { kernel.spawn(process, 'sync pod', this.syncPod(client, pod)) } // prettier-ignore
    informers.for('Pod').onChange({ add: sync, update: (pod, old) => { if (pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp) sync(pod) } }) // prettier-ignore
    informers.start()
  }

  private *renewLease(client: Client, name: string): Task {
    let lease = yield* client.create({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name, namespace: 'kube-node-lease' },
      spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: microTimeText(this.kernel.now) },
    })
    for (;;) {
      yield* sleep(10_000)
      lease = yield* client.update(
        { ...lease, spec: { ...lease.spec, renewTime: microTimeText(this.kernel.now) } },
        { routine: true },
      )
    }
  }

  private *syncPod(client: Client, pod: Pod): Task {
    const { namespace = '', name } = pod.metadata
    try {
      yield* sleep(pod.metadata.deletionTimestamp ? 200 : 1000)
      if (pod.metadata.deletionTimestamp) {
        yield* client.delete('Pod', namespace, name, { gracePeriodSeconds: 0 })
        return
      }
      const isBroken = pod.spec.containers.some(({ image }) => this.brokenImages.has(image ?? ''))
      yield* client.patch(
        'Pod',
        namespace,
        name,
        { status: isBroken ? { phase: 'Pending' } : this.running(pod) },
        'strategic',
        'status',
      )
    } catch (error) {
      if (!isApiError(error)) throw error
    }
  }

  private running(pod: Pod): unknown {
    const podIP = `10.244.0.${(Number(pod.metadata.resourceVersion) % 250) + 1}`
    const lastTransitionTime = timeText(this.kernel.now)
    return {
      phase: 'Running',
      podIP,
      podIPs: [{ ip: podIP }],
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime }],
    }
  }

  play(ms: number): void {
    this.kernel.runUntil(this.kernel.now + ms)
  }

  get<K extends Kind>(kind: K, name: string, namespace = 'default'): KindMap[K] {
    return this.run(this.client.get(kind, namespace, name))
  }

  list<K extends Kind>(kind: K, namespace = 'default'): readonly KindMap[K][] {
    return this.run(this.client.list(kind, namespace)).items
  }

  /** Changes a part of an object, as a learner would. */
  patch(kind: Kind, name: string, patch: unknown, namespace = 'default'): ApiObject {
    return this.run(this.client.patch(kind, namespace, name, patch))
  }

  /** The writes of a time, as an audit log shows them: `deployment-controller create ReplicaSet web-… 201`. */
  writes(sinceMs: number): readonly string[] {
    return this.trace.events
      .filter(
        (event) =>
          event.kind === 'response' &&
          event.at >= sinceMs &&
          !/^(get|list|watch)/.test(event.verb) &&
          !event.object?.startsWith('Event/'),
      )
      .map(({ to, verb, object, outcome }) => `${to.split('/').pop() ?? ''} ${verb} ${object ?? ''} ${outcome}`)
  }

  /** `reason message (count)` of the Events about one object. */
  eventsOf(name: string, namespace = 'default'): readonly string[] {
    return this.list('Event', namespace)
      .filter(({ involvedObject }) => involvedObject.name === name)
      .map(({ reason, message, count, series }) => `${reason ?? ''} ${message ?? ''} (${count ?? series?.count ?? 1})`)
  }
}

function nodeDraft(
  name: string,
  { labels = {}, taints = [], cpu = '4', memory = '16Gi' }: NodeOptions,
  now: string,
): Draft<Node> {
  const allocatable = { cpu, memory, pods: '110', 'ephemeral-storage': '100Gi' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', ...labels } },
    spec: { taints },
    status: {
      allocatable,
      capacity: allocatable,
      conditions: [
        { type: 'Ready', status: 'True', reason: 'KubeletReady', lastHeartbeatTime: now, lastTransitionTime: now },
      ],
    },
  }
}

export function deployment(
  name: string,
  replicas: number,
  spec: Partial<Deployment['spec']> = {},
  image = 'nginx:1.27',
): Draft<Deployment> & { readonly kind: 'Deployment' } {
  const labels = { app: name }
  const container = { name: 'web', image, resources: { requests: { cpu: '100m', memory: '64Mi' } } }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
      ...spec,
    },
  }
}

export function service(
  name: string,
  spec: Partial<Service['spec']> = {},
): Draft<Service> & { readonly kind: 'Service' } {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: { selector: { app: name }, ports: [{ port: 80, name: 'http' }], ...spec },
  }
}
