/** The wiring of a whole cluster: the one file that names every part, in the order in which they start. */
import type { WorldConfig } from '../contract/host'
import { ApiServer } from './apiserver/apiserver'
import type { ComponentHealth } from './apiserver/component-statuses'
import { AuditLog } from './apiserver/audit/audit-log'
import { policyStore } from './apiserver/policy-store'
import { bootstrap, markControlPlane } from './bootstrap'
import { adminKubeconfig, classroomKubeconfig, seatClassroom } from './classroom'
import type { Credentials } from './apiserver/request'
import { Client, type ClientIdentity } from './client/client'
import type { ControllerContext } from './client/controller'
import { ClientEventRecorder } from './client/event-broadcaster'
import { InformerFactory } from './client/informer'
import type { RateLimit } from './client/rate-limiter'
import { Transport } from './client/transport'
import { Component } from './component'
import { eventSourceOf, serviceAccountOf, startControllers } from './controllers'
import { etcdDoorOf } from './cluster-etcd-door'
import { Etcd } from './etcd/etcd'
import type { EtcdDoor } from './tools/etcdctl'
import { ClusterFaults } from './cluster-faults'
import { ClusterNetwork } from './cluster-network'
import { webhookCallerFor } from './cluster-webhooks'
import { Kernel } from './kernel/kernel'
import type { Process } from './kernel/process'
import type { Kubeconfig } from './kubeconfig/kubeconfig'
import { Kubelet } from './kubelet/kubelet'
import { Machine } from './machine'
import { Cni } from './network/cni'
import type { Traffic } from './network/traffic'
import { isControlPlane, nodeSpecs, ownLabels, roleLabels, type NodeSpec } from './node-specs'
import { KubeProxy } from './proxy/kube-proxy'
import { Containerd } from './runtime/containerd'
import { NodeMachine } from './runtime/machine'
import { Scheduler } from './scheduler/scheduler'
import type { Placement } from './scheduler/select-host'
import { Facts } from './trace/facts'
import { Trace } from './trace/trace'
import type { RuntimeProfile } from './workloads/profiles'
import { ImageRegistry } from './workloads/registry'

/** Real defaults of the clients' rate limits, each in requests a second. */
export interface ClientLimits {
  readonly controller: RateLimit
  readonly scheduler: RateLimit
  readonly kubelet: RateLimit
}

const DEFAULT_LIMITS: ClientLimits = {
  controller: { qps: 20, burst: 30 },
  scheduler: { qps: 50, burst: 100 },
  kubelet: { qps: 50, burst: 100 },
}

/** kubectl's own limit. */
const KUBECTL_LIMIT: RateLimit = { qps: 50, burst: 300 }

/** A cluster whose nodes are not Ready after this long has a mistake in it; what there is of it is shown all the same. */
const BOOT_LIMIT_MS = 120_000
/** Trace events that a world without a history keeps: as many as its causes are asked for. */
const TRACE_WITHOUT_HISTORY = 10_000
/** Where the API server asks each part of the control plane whether it is well. */
const HEALTH_DOORS = [
  { name: 'etcd-0', part: 'etcd', url: 'https://127.0.0.1:2379/health' },
  { name: 'scheduler', part: 'kube-scheduler', url: 'https://127.0.0.1:10259/healthz' },
  { name: 'controller-manager', part: 'kube-controller-manager', url: 'https://127.0.0.1:10257/healthz' },
] as const
/** How much later than the control plane the nodes are switched on. */
const CONTROL_PLANE_FIRST_MS = 1_000
/** Time for first leases, rules and addresses to come to rest. */
const SETTLE_MS = 20_000

export interface ClusterOptions extends WorldConfig {
  readonly limits?: Partial<ClientLimits>
  /** The machines, all of them; without it a control plane and `workers` workers. */
  readonly nodes?: readonly NodeSpec[]
  /** How fast disks and networks are, and what images do. */
  readonly runtime?: RuntimeProfile
  /** Overrules the scheduler's scores among feasible nodes, where it has an answer. */
  readonly placement?: Placement
  /** Six users of a running class, with what they may do in the namespace `default`. */
  readonly classroom?: boolean
  /** The API server keeps an audit log; a class has one unless it says otherwise. */
  readonly audit?: boolean
}

export class Cluster {
  readonly kernel: Kernel
  readonly trace: Trace
  readonly facts: Facts
  readonly etcd: Etcd
  readonly apiServer: ApiServer
  /** Every part that can be stopped by itself, by name. */
  readonly components = new Map<string, Component>()
  readonly machines = new Map<string, Machine>()
  readonly registry: ImageRegistry
  readonly faults: ClusterFaults
  readonly traffic: Traffic
  private readonly kubelets = new Map<string, Kubelet>()
  /** In the order in which they start; they lose power with their machine. */
  private readonly controlPlane: Component[] = []
  private knownKubeconfig: Kubeconfig | null = null
  private readonly transport: Transport
  /** The administrator's certificate, as it lies in the learner's home. */
  readonly admin: Credentials
  private readonly limits: ClientLimits

  constructor(readonly config: ClusterOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...config.limits }
    const kernel = (this.kernel = new Kernel(config.seed))
    const trace = (this.trace = new Trace(kernel))
    if (config.historyBytes === 0) trace.limit = TRACE_WITHOUT_HISTORY
    const facts = (this.facts = new Facts(kernel))
    this.registry = new ImageRegistry(kernel, config.runtime)
    this.etcd = new Etcd(kernel, trace, kernel.process('etcd'), 'kube-apiserver')
    const apiProcess = kernel.process('kube-apiserver')
    this.apiServer = new ApiServer(kernel, trace, this.etcd, apiProcess, (node) => this.kubelets.get(node))
    this.transport = new Transport(kernel, trace, this.apiServer)
    if (config.audit ?? config.classroom) this.apiServer.gate.audit = new AuditLog()
    this.apiServer.gate.onPressure = (level, { seats, inUse, waiting, rejected }) => {
      facts.publish('kube-apiserver', `fairness/${level}`, { seats, inUse, waiting, rejected })
    }
    this.admin = this.apiServer.gate.authority.credentials('kubernetes-admin', ['system:masters'])
    this.add(new Component(this.etcd.process, facts, () => undefined))
    this.add(
      new Component(
        apiProcess,
        facts,
        () => { this.launchApiServer(apiProcess) }, // prettier-ignore
        () => { this.apiServer.disconnect() }, // prettier-ignore
      ),
    )
    this.add(this.part('kube-controller-manager', (process) => { this.launchControllers(process) })) // prettier-ignore
    this.add(this.part('kube-scheduler', (process) => { this.launchScheduler(process) })) // prettier-ignore
    for (const spec of config.nodes ?? nodeSpecs(config.workers)) this.machines.set(spec.name, this.machine(spec))
    this.faults = new ClusterFaults(this)
    const network = new ClusterNetwork(this)
    this.traffic = network
    const { name, ip } = [...this.machines.values()][0]!.spec
    const sender = { component: apiProcess.name, node: name, ip }
    this.apiServer.healthOfParts = () => this.healthOfParts()
    this.apiServer.callWebhook = webhookCallerFor({ network, view: this.apiServer.view, sender })
  }

  /** Starts the control plane, and the nodes once it has made the namespaces that their first Events go to. */
  start(): void {
    if (this.config.classroom) seatClassroom(policyStore(this.etcd.store, this.kernel))
    for (const component of this.controlPlane) component.boot()
    this.kernel.runUntil(CONTROL_PLANE_FIRST_MS)
    for (const component of this.components.values()) if (!this.controlPlane.includes(component)) component.boot()
  }

  /** Starts, and plays until every node is Ready and the first bustle is over. */
  boot(): void {
    this.start()
    while (!this.isReady() && this.kernel.now < BOOT_LIMIT_MS) this.kernel.runUntil(this.kernel.now + 100)
    this.kernel.runUntil(this.kernel.now + SETTLE_MS)
  }

  client(identity: ClientIdentity): Client {
    return new Client(this.transport, identity)
  }

  /** The learner's own client: kubectl with the administrator's certificate. */
  kubectlClient(): Client {
    return this.client({ component: 'kubectl', credentials: this.admin, agent: 'kubectl', limit: KUBECTL_LIMIT })
  }

  /** What lies in `.kube/config` of the learner's home, once the server has started. */
  get kubeconfig(): Kubeconfig {
    const server = `https://${nodeSpecs(0)[0]!.ip}:6443`
    return (this.knownKubeconfig ??= this.config.classroom
      ? classroomKubeconfig(this.apiServer.gate, this.admin, server)
      : adminKubeconfig(this.admin, server))
  }

  /** What etcdctl on the control plane's machine sees. */
  get etcdDoor(): EtcdDoor {
    return etcdDoorOf(this.etcd)
  }

  kubeletOf(nodeName: string): Kubelet | undefined {
    return this.kubelets.get(nodeName)
  }

  private healthOfParts(): readonly ComponentHealth[] {
    return HEALTH_DOORS.map(({ name, part, url }) => ({ name, url, isAnswering: this.kernel.process(part).running }))
  }

  private add(component: Component): void {
    this.components.set(component.name, component)
    this.controlPlane.push(component)
  }

  private part(name: string, launch: (process: Process) => void): Component {
    const process = this.kernel.process(name)
    return new Component(process, this.facts, () => { launch(process) }) // prettier-ignore
  }

  private launchApiServer(process: Process): void {
    this.apiServer.launch()
    const client = this.typed(process.name, this.identity('system:apiserver', 'system:masters'), 'kube-apiserver')
    this.kernel.spawn(process, 'bootstrap', bootstrap(client, nodeSpecs(0)[0]!.ip))
    for (const { spec } of this.machines.values())
      if (isControlPlane(spec))
        this.kernel.spawn(process, 'mark control plane', markControlPlane(client, spec.name, roleLabels(spec)))
  }

  private launchControllers(process: Process): void {
    const { kernel, trace, facts } = this
    const user = this.identity('system:kube-controller-manager')
    const informers = new InformerFactory(kernel, process, this.typed(process.name, user, process.name))
    const clients = new Map<string, Client>()
    // A controller and its Events share one client, and so one rate limit.
    const clientFor = (name: string): Client => {
      const user = this.identity(`system:serviceaccount:kube-system:${serviceAccountOf(name)}`)
      const client =
        clients.get(name) ?? this.typed(`${process.name}/${name}`, user, process.name, this.limits.controller)
      clients.set(name, client)
      return client
    }
    const context: ControllerContext = {
      kernel, process, trace, facts, informers, clientFor,
      recorderFor: (name) => new ClientEventRecorder({ kernel, process, client: clientFor(name), component: eventSourceOf(name), host: '', shape: 'core' }),
    } // prettier-ignore
    startControllers(context)
  }

  private launchScheduler(process: Process): void {
    const { kernel, trace, facts } = this
    const identity = (limit: RateLimit): Client =>
      this.typed(process.name, this.identity('system:kube-scheduler'), process.name, limit)
    const client = identity(this.limits.scheduler)
    const informers = new InformerFactory(
      kernel,
      process,
      this.typed(process.name, this.identity('system:kube-scheduler'), process.name),
    )
    const events = identity(this.limits.scheduler)
    const recorder = new ClientEventRecorder({
      kernel,
      process,
      client: events,
      component: 'default-scheduler',
      host: '',
      shape: 'events',
    })
    const { placement } = this.config
    new Scheduler({ kernel, process, trace, facts, client, informers, recorder, placement }).run()
  }

  private machine(spec: NodeSpec): Machine {
    const cni = new Cni()
    const hardware = new NodeMachine(this.kernel, this.trace, this.facts, spec.name)
    for (const image of this.registry.imagesNamed(spec.images ?? [])) hardware.images.set(image.reference.name, image)
    const runtime = this.kernel.process(`containerd/${spec.name}`)
    const containerd = new Containerd({
      kernel: this.kernel, trace: this.trace, facts: this.facts, process: runtime,
      nodeName: spec.name, registry: this.registry, cni, machine: hardware,
    }) // prettier-ignore
    const components = [
      ...(isControlPlane(spec) ? this.controlPlane : []),
      new Component(runtime, this.facts, () => undefined),
      this.part(`kubelet/${spec.name}`, (process) => { this.launchKubelet(process, spec, hardware, containerd) }), // prettier-ignore
      this.part(`kube-proxy/${spec.name}`, (process) => { this.launchProxy(process, spec, hardware) }), // prettier-ignore
    ]
    for (const component of components) this.components.set(component.name, component)
    return new Machine(spec, hardware, cni, components, this.facts)
  }

  private launchKubelet(process: Process, spec: NodeSpec, machine: NodeMachine, cri: Containerd): void {
    const { kernel, trace, facts } = this
    const user = this.identity(`system:node:${spec.name}`, 'system:nodes')
    const client = this.typed(process.name, user, 'kubelet', this.limits.kubelet)
    const events = this.typed(process.name, user, 'kubelet', this.limits.kubelet)
    const recorder = new ClientEventRecorder({
      kernel,
      process,
      client: events,
      component: 'kubelet',
      host: spec.name,
      shape: 'core',
    })
    const kubelet = new Kubelet({
      kernel, process, trace, facts, client, recorder, cri, machine,
      nodeName: spec.name, nodeIP: spec.ip, capacity: spec.capacity, labels: ownLabels(spec), registerTaints: spec.taints,
    }) // prettier-ignore
    this.kubelets.set(spec.name, kubelet)
    kubelet.run()
  }

  private launchProxy(process: Process, { name, ip }: NodeSpec, machine: NodeMachine): void {
    const { kernel, trace, facts } = this
    const client = this.typed(process.name, this.identity('system:kube-proxy'), 'kube-proxy')
    const informers = new InformerFactory(kernel, process, client)
    new KubeProxy({ kernel, process, trace, facts, informers, nodeName: name, nodeIP: ip, machine }).run()
  }

  // Simplified: controllers of the controller manager show certificates too; real ones fetch tokens of their ServiceAccounts.
  private identity(name: string, ...groups: readonly string[]): Credentials {
    return this.apiServer.gate.authority.credentials(name, groups)
  }

  private typed(component: string, credentials: Credentials, agent: string, limit?: RateLimit): Client {
    return this.client({ component, credentials, agent, isTyped: true, ...(limit && { limit }) })
  }

  private isReady(): boolean {
    const nodes = this.etcd.store.range('/registry/minions/')
    return nodes.length === this.machines.size && nodes.every(({ value }) => isSchedulable(value as NodeLike))
  }
}

interface NodeLike {
  readonly spec?: { readonly taints?: readonly { readonly key: string }[] }
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] }
}

/** Ready, and the taint of the unready gone. */
function isSchedulable({ spec, status }: NodeLike): boolean {
  const ready = status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false
  return ready && !spec?.taints?.some(({ key }) => key === 'node.kubernetes.io/not-ready')
}
