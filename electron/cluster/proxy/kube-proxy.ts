/** Keeps the packet filter of one node in step with Services and their endpoints. It moves no packet itself. */
// Models: pkg/proxy/iptables/proxier.go; pkg/util/async/bounded_frequency_runner.go
// Simplified: iptables mode only, IPv4; a whole table is written at once, in no time.
import type { EndpointSlice, Service } from '../../contract/api'
import { keyOf, type Informer, type InformerFactory } from '../client/informer'
import type { Cause } from '../kernel/cause'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import type { Facts } from '../trace/facts'
import { objectPath } from '../trace/object-path'
import type { Trace } from '../trace/trace'
import { categorizeEndpoints, endpointsOf } from './endpoints'
import { countRules, type RuleSet } from './rule'
import { assemble } from './rule-set'
import { servicePorts } from './service-port'
import { serviceRules, type ServiceRules } from './service-rules'

/** Where the rules live: in the kernel of the node, which outlives the proxy. */
export interface PacketFilter {
  iptables: unknown
  /** The trace event that wrote them: what a packet's way rests on. */
  rulesWrittenBy?: number
}

export interface KubeProxyContext {
  readonly kernel: Kernel
  readonly process: Process
  readonly trace: Trace
  readonly facts: Facts
  readonly informers: InformerFactory
  readonly nodeName: string
  readonly nodeIP?: string
  readonly machine: PacketFilter
}

const MIN_SYNC_PERIOD_MS = 1000
const SERVICE_LABEL = 'kubernetes.io/service-name'
const BY_SERVICE = 'service'
/** Pods of the whole cluster, as `--cluster-cidr` says. */
export const CLUSTER_CIDR = '10.244.0.0/16'

export class KubeProxy {
  private readonly services: Informer<Service>
  private readonly slices: Informer<EndpointSlice>
  private readonly rules = new Map<string, ServiceRules>()
  private readonly dirty = new Set<string>()
  private because: number[] = []
  private isSynced = false
  private isScheduled = false
  private lastSyncAt = -MIN_SYNC_PERIOD_MS
  private zone = ''

  constructor(private readonly context: KubeProxyContext) {
    const { informers } = context
    this.services = informers.for('Service')
    this.slices = informers.for('EndpointSlice')
    this.slices.addIndex(BY_SERVICE, (slice) => [serviceKeyOf(slice)])
  }

  run(): void {
    const { kernel, process, informers, nodeName } = this.context
    const service = (object: Service): void => { this.touch(keyOf(object)) } // prettier-ignore
    const slice = (object: EndpointSlice): void => { this.touch(serviceKeyOf(object)) } // prettier-ignore
    this.services.onChange({ add: service, update: service, delete: service })
    this.slices.onChange({ add: slice, update: slice, delete: slice })
    const nodes = informers.for('Node')
    nodes.onChange({
      add: (node) => { if (node.metadata.name === nodeName) this.moved(node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '') }, // prettier-ignore
      update: (node) => { if (node.metadata.name === nodeName) this.moved(node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '') }, // prettier-ignore
    })
    informers.start()
    kernel.spawn(process, 'sync proxy rules', this.begin())
  }

  private *begin(): Task {
    yield* this.context.informers.waitForSync()
    this.isSynced = true
    this.schedule()
  }

  private moved(zone: string): void {
    if (zone === this.zone) return
    this.zone = zone
    for (const service of this.services.list()) this.touch(keyOf(service))
  }

  private touch(serviceKey: string): void {
    this.dirty.add(serviceKey)
    const { seq }: Cause = this.context.kernel.cause
    if (seq > 0 && this.because[this.because.length - 1] !== seq) this.because.push(seq)
    this.schedule()
  }

  /** At once when it has been quiet, else when a second has passed since the last time. */
  private schedule(): void {
    if (!this.isSynced || this.isScheduled) return
    this.isScheduled = true
    const { kernel, process } = this.context
    const waitMs = Math.max(0, this.lastSyncAt + MIN_SYNC_PERIOD_MS - kernel.now)
    kernel.after(waitMs, 'sync proxy rules', () => { this.sync() }, process) // prettier-ignore
  }

  private sync(): void {
    const { kernel, trace, facts, process, machine, nodeName } = this.context
    this.isScheduled = false
    this.lastSyncAt = kernel.now
    const changed = [...this.dirty]
    this.dirty.clear()
    for (const key of changed) this.refresh(key)
    const rules: RuleSet = assemble(this.rules.values())
    machine.iptables = rules
    const count = countRules(rules)
    const because = this.because
    this.because = []
    const [first] = changed
    const subject = first === undefined ? null : pathOf(first)
    const { seq } = trace.record('rules', process.name, `kernel/${nodeName}`, 'iptables-restore', subject, 'synced', {
      durationMs: 1,
      because,
      detail: { rules: count, services: this.rules.size, changed: changed.length },
    })
    machine.rulesWrittenBy = seq
    facts.publish(process.name, 'rules', { rules: count, services: this.rules.size })
  }

  private refresh(key: string): void {
    const { facts, process, nodeName } = this.context
    const service = this.services.get(key)
    const slices = this.slices.byIndex(BY_SERVICE, key).filter(({ addressType }) => addressType === 'IPv4')
    const parts = (service ? servicePorts(service) : []).map((port) => {
      const endpoints = categorizeEndpoints(endpointsOf(slices, port, nodeName), port, {
        name: nodeName,
        zone: this.zone,
      })
      return {
        endpoints: endpoints.reachable.length,
        rules: serviceRules(port, endpoints, { podCIDR: CLUSTER_CIDR, masqueradeAll: false }),
      }
    })
    if (parts.length === 0) {
      this.rules.delete(key)
      facts.publish(process.name, `service ${key}`, null)
      return
    }
    const rules = merge(parts.map((part) => part.rules))
    this.rules.set(key, rules)
    facts.publish(process.name, `service ${key}`, {
      rules: rules.count,
      endpoints: parts.reduce((sum, part) => sum + part.endpoints, 0),
    })
  }
}

function merge(parts: readonly ServiceRules[]): ServiceRules {
  if (parts.length === 1) return parts[0]!
  const nat: Record<string, ServiceRules['nat'][string]> = {}
  const filter: Record<string, ServiceRules['filter'][string]> = {}
  let count = 0
  for (const part of parts) {
    for (const chain in part.nat) nat[chain] = [...(nat[chain] ?? []), ...part.nat[chain]!]
    for (const chain in part.filter) filter[chain] = [...(filter[chain] ?? []), ...part.filter[chain]!]
    count += part.count
  }
  return { nat, filter, count }
}

function serviceKeyOf({ metadata }: EndpointSlice): string {
  return `${metadata.namespace ?? ''}/${metadata.labels?.[SERVICE_LABEL] ?? ''}`
}

function pathOf(key: string): string {
  const [namespace, name = ''] = key.split('/')
  return objectPath('Service', namespace, name)
}
