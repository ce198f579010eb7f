/** The inside of components, for scenes to draw: written by them, read by no component. */
import type { ComponentName, Fact, FactValue } from '../../contract/trace'
import type { Kernel } from '../kernel/kernel'

export class Facts {
  private readonly stated = new Map<string, Fact>()
  private readonly listeners: ((fact: Fact) => void)[] = []

  constructor(private readonly kernel: Kernel) {}

  /** States a fact; saying the same thing again tells nobody. `null` withdraws it. */
  publish(component: ComponentName, key: string, value: FactValue): void {
    const id = `${component} ${key}`
    const known = this.stated.get(id)
    if (known ? known.value === value : value === null) return
    const fact: Fact = { at: this.kernel.now, component, key, value }
    if (value === null) this.stated.delete(id)
    else this.stated.set(id, fact)
    for (const listener of this.listeners) listener(fact)
  }

  /** What holds now. */
  current(): readonly Fact[] {
    return [...this.stated.values()]
  }

  /** Every statement from now on, in order; nothing of the past is kept here. */
  onStatement(listener: (fact: Fact) => void): void {
    this.listeners.push(listener)
  }
}
