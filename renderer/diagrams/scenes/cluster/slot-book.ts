/** Gives each Pod a place on its node and remembers it, so that others come and go without moving it. */

export interface Lodger {
  readonly uid: string
  readonly node: string
  /** Decides who chooses first. */
  readonly seenFirst: string
}

export class SlotBook {
  private readonly remembered = new Map<string, number>()

  /** A slot for each uid: the one it had before if that is free, else the lowest free one of its node. */
  assign(lodgers: readonly Lodger[]): ReadonlyMap<string, number> {
    const slots = new Map<string, number>()
    const taken = new Set<string>()
    const inOrder = [...lodgers].sort((a, b) => (a.seenFirst < b.seenFirst ? -1 : a.seenFirst > b.seenFirst ? 1 : 0))
    const isKnown = ({ node, uid }: Lodger): boolean => this.remembered.has(`${node} ${uid}`)
    for (const lodger of [...inOrder.filter(isKnown), ...inOrder.filter((one) => !isKnown(one))]) {
      slots.set(lodger.uid, this.take(lodger, taken))
    }
    return slots
  }

  private take({ node, uid }: Lodger, taken: Set<string>): number {
    let slot = this.remembered.get(`${node} ${uid}`) ?? 0
    if (taken.has(`${node} ${slot}`)) slot = 0
    while (taken.has(`${node} ${slot}`)) slot++
    taken.add(`${node} ${slot}`)
    this.remembered.set(`${node} ${uid}`, slot)
    return slot
  }
}
