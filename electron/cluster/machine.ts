/** One node as a machine: the parts that run on it, and the switch that takes them all away. */
import type { Component } from './component'
import type { Cause } from './kernel/cause'
import type { Cni } from './network/cni'
import type { NodeMachine } from './runtime/machine'
import type { Facts } from './trace/facts'
import type { NodeSpec } from './node-specs'

export class Machine {
  isOn = true

  constructor(
    readonly spec: NodeSpec,
    /** What survives a part's stop, and not a loss of power: containers, sandboxes, the kernel's rules. */
    readonly hardware: NodeMachine,
    /** The range that its Pods' addresses come from. */
    readonly podNetwork: Cni,
    /** In the order in which a boot starts them. */
    readonly components: readonly Component[],
    private readonly facts: Facts,
  ) {
    facts.publish(`node/${spec.name}`, 'power', 'on')
  }

  powerOff(fault: Cause): void {
    this.isOn = false
    this.facts.publish(`node/${this.spec.name}`, 'power', 'off')
    for (const component of this.components) component.stop(fault)
    this.hardware.powerOff()
  }

  powerOn(): void {
    this.isOn = true
    this.facts.publish(`node/${this.spec.name}`, 'power', 'on')
    this.hardware.powerOn()
    for (const component of this.components) component.start()
  }
}
