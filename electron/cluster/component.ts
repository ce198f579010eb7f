/** A part that can be stopped and started by itself: its memory is gone when it stops, as a real process's is. */
import type { ComponentName } from '../contract/trace'
import type { Cause } from './kernel/cause'
import type { Process } from './kernel/process'
import type { Facts } from './trace/facts'

export class Component {
  readonly name: ComponentName

  constructor(
    readonly process: Process,
    private readonly facts: Facts,
    /** Makes a fresh instance of the part and sets it going; called at each start. */
    private readonly launch: () => void,
    /** Breaks what others hold open to it, when it stops. */
    private readonly disconnect: () => void = () => undefined,
  ) {
    this.name = process.name
  }

  /** The first start, at the cluster's birth. */
  boot(): void {
    this.facts.publish(this.name, 'running', true)
    this.launch()
  }

  stop(fault: Cause): void {
    if (!this.process.running) return
    this.process.stop(fault)
    this.disconnect()
    this.facts.publish(this.name, 'running', false)
  }

  start(): void {
    if (this.process.running) return
    this.process.start()
    this.facts.publish(this.name, 'running', true)
    this.launch()
  }
}
