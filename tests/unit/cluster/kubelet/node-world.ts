/** A small cluster to watch Pods live in, with every version of every Pod kept. */
import { Cluster } from '../../../../electron/cluster/cluster'
import type { Client } from '../../../../electron/cluster/client/client'
import type { Task } from '../../../../electron/cluster/kernel/task'
import type { Event, Pod, PodSpec } from '../../../../electron/contract/api'

export class NodeWorld {
  readonly cluster: Cluster
  readonly client: Client
  readonly born: number
  /** Each version of each Pod, in the order of their revisions. */
  private readonly versions: { readonly atMs: number; readonly pod: Pod }[] = []
  private readonly seen = new Map<string, string>()

  constructor(workers = 1, seed = 7) {
    this.cluster = new Cluster({ seed, workers })
    this.cluster.boot()
    this.client = this.cluster.kubectlClient()
    this.born = this.cluster.kernel.now
  }

  do(act: (client: Client) => Task<unknown>): void {
    const { kernel } = this.cluster
    kernel.spawn(kernel.process('learner'), 'act', act(this.client))
  }

  create(name: string, spec: PodSpec): void {
    this.do((client) =>
      client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' }, spec }),
    )
  }

  /** Plays on, noting each new version of a Pod as etcd gets it. */
  play(seconds: number): void {
    const { kernel, etcd } = this.cluster
    for (const end = kernel.now + seconds * 1000; kernel.now < end;) {
      kernel.runUntil(Math.min(end, Math.max(kernel.nextAt ?? end, kernel.now)))
      for (const { value } of etcd.store.range('/registry/pods/')) this.note(value as Pod)
    }
  }

  history(name: string): readonly Pod[] {
    return this.versions.filter(({ pod }) => pod.metadata.name === name).map(({ pod }) => pod)
  }

  timesOf(name: string): readonly number[] {
    return this.versions.filter(({ pod }) => pod.metadata.name === name).map(({ atMs }) => atMs)
  }

  pod(name: string): Pod | undefined {
    const found = this.cluster.etcd.store
      .range('/registry/pods/')
      .find(({ value }) => (value as Pod).metadata.name === name)
    return found?.value as Pod | undefined
  }

  /** `reason message`, oldest first. */
  events(name: string): readonly string[] {
    const events = this.cluster.etcd.store.range('/registry/events/').map(({ value }) => value as Event)
    const own = events.filter(({ involvedObject }) => involvedObject.name === name)
    return own.map(({ reason, message }) => `${reason ?? ''} ${message ?? ''}`)
  }

  private note(pod: Pod): void {
    const { uid, resourceVersion } = pod.metadata
    if (this.seen.get(uid) === resourceVersion) return
    this.seen.set(uid, resourceVersion)
    this.versions.push({ atMs: this.cluster.kernel.now - this.born, pod })
  }
}

export function conditionOf(pod: Pod | undefined, type: string): string | undefined {
  return pod?.status?.conditions?.find((condition) => condition.type === type)?.status
}

export function shell(command: string, image = 'busybox:1.36'): PodSpec['containers'][number] {
  return { name: 'c', image, command: ['sh', '-c', command] }
}
