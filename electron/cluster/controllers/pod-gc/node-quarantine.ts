/** A node that has vanished from the cache is given time to come back before its Pods are given up. */
// Models: pkg/controller/podgc/gc_controller.go: nodeQueue, discoverDeletedNodes
const QUARANTINE_MS = 40_000

export class NodeQuarantine {
  private readonly since = new Map<string, number>()

  /** Notes missing nodes; returns those missing for long enough, each once. */
  due(missing: ReadonlySet<string>, nowMs: number): readonly string[] {
    for (const node of missing) if (!this.since.has(node)) this.since.set(node, nowMs)
    const due = [...this.since].filter(([, since]) => nowMs - since >= QUARANTINE_MS).map(([node]) => node)
    for (const node of due) this.since.delete(node)
    return due
  }
}
