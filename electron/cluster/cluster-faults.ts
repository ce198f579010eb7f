/** Breaking and mending the parts of a cluster: each act is recorded, and is the cause of what falls silent. */
import type { Cluster } from './cluster'
import { auditEvent } from './apiserver/audit/audit-event'
import { EncryptionConfigError, parseEncryptionConfiguration } from './apiserver/encryption/configuration'
import { Encryption } from './apiserver/encryption/seal'
import type { AuditEvent, ComponentState, FaultDoor } from './faults/fault-door'
import type { Cause } from './kernel/cause'
import type { Component } from './component'
import type { Machine } from './machine'

export class ClusterFaults implements FaultDoor {
  constructor(private readonly cluster: Cluster) {}

  nodes(): readonly string[] {
    return [...this.cluster.machines.keys()]
  }

  components(): readonly ComponentState[] {
    return [...this.cluster.components.values()].map(({ name, process }) => ({ name, running: process.running }))
  }

  powerOff(node: string): void {
    this.machine(node).powerOff(this.record('power-off', node, { node }))
  }

  powerOn(node: string): void {
    const fault = this.record('power-on', node, { node })
    this.under(fault, () => { this.machine(node).powerOn() }) // prettier-ignore
  }

  stop(component: string): void {
    this.component(component).stop(this.record('stop', component, { component }))
  }

  start(component: string): void {
    const fault = this.record('start', component, { component })
    this.under(fault, () => { this.component(component).start() }) // prettier-ignore
  }

  encrypt(configuration: string | null): string | null {
    const { apiServer, kernel } = this.cluster
    try {
      const parsed = configuration === null ? [] : parseEncryptionConfiguration(configuration)
      apiServer.encryption = new Encryption(kernel.random('apiserver/encryption'), parsed)
    } catch (error) {
      if (error instanceof EncryptionConfigError) return error.message
      throw error
    }
    this.record('encrypt', 'kube-apiserver', {})
    return null
  }

  auditEvents(): readonly AuditEvent[] | null {
    const { gate, kernel } = this.cluster.apiServer
    return gate.audit && gate.audit.records().map((record) => auditEvent(record, kernel.seed))
  }

  withoutPower(component: string): string | null {
    for (const { spec, isOn, components } of this.cluster.machines.values()) {
      if (!isOn && components.some(({ name }) => name === component)) return spec.name
    }
    return null
  }

  crash(namespace: string, pod: string, container?: string): string | null {
    const machine = [...this.cluster.machines.values()].find(({ hardware }) => hardware.hasPod(namespace, pod))
    if (!machine) return `pod ${namespace}/${pod} has no running container`
    const fault = this.record('crash', machine.spec.name, { node: machine.spec.name, pod })
    let refusal: string | null = null
    this.under(fault, () => {
      refusal = machine.hardware.crashContainer(namespace, pod, container)
    })
    return refusal
  }

  private record(verb: string, target: string, detail: Readonly<Record<string, string>>): Cause {
    return this.cluster.trace.record('fault', 'learner', target, verb, null, 'done', { detail })
  }

  private under(cause: Cause, act: () => void): void {
    const { kernel } = this.cluster
    const outer = kernel.cause
    kernel.cause = cause
    act()
    kernel.cause = outer
  }

  private machine(node: string): Machine {
    const machine = this.cluster.machines.get(node)
    if (!machine) throw new Error(`no node is called ${node}`)
    return machine
  }

  private component(name: string): Component {
    const component = this.cluster.components.get(name)
    if (!component) throw new Error(`no component is called ${name}`)
    return component
  }
}
