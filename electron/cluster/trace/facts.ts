/** The inside of components, for scenes to draw: written by them, read by no component. */
import type { ComponentName, Fact, FactValue } from '../../contract/trace'
import type { Kernel } from '../kernel/kernel'

export class Facts {
  /** Every change, oldest first. */
  readonly log: Fact[] = []
  private readonly current = new Map<string, FactValue>()

  constructor(private readonly kernel: Kernel) {}

  /** States a fact; saying the same thing again records nothing. `null` withdraws it. */
  publish(component: ComponentName, key: string, value: FactValue): void {
    const id = `${component} ${key}`
    if (this.current.get(id) === value) return
    this.current.set(id, value)
    this.log.push({ at: this.kernel.now, component, key, value })
  }
}
