/** Listens to a simulated cluster, and tells what happened in the recording's names. */
import {
  resourceOfKind,
  type ApiObject,
  type CustomResourceDefinition,
  type Event,
} from '../../../electron/contract/api'
import type { TraceEvent } from '../../../electron/contract/trace'
import type { Cluster } from '../../../electron/cluster/cluster'
import { serviceAccountOf } from '../../../electron/cluster/controllers'
import type { StoreEvent } from '../../../electron/cluster/etcd/store'
import { parseTime } from '../../../electron/cluster/kernel/calendar'
import type { Change, Command, EventTold, Life, Write } from './life'
import type { Names } from './names'
import { differences, pathsOf } from './paths'

const STAMP = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)"|(?<!")\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)\b/g
const BOOKKEEPING = /"(?:managedFields|resourceVersion|kubectl\.kubernetes\.io\/last-applied-configuration)":/
const WRITING = /^(create|update|patch|delete|deletecollection)\b/

export class SimulatedLife {
  readonly commands: Command[] = []
  readonly finals = new Map<string, string>()
  private readonly commits: { readonly at: number; readonly event: StoreEvent }[] = []
  private readonly plurals = new Map<string, string>()
  /** Each Event in its last version, even after its namespace has gone. */
  private readonly told = new Map<string, Event>()
  private startMs = Infinity

  constructor(
    private readonly cluster: Cluster,
    private readonly namespace: string,
    private readonly names: Names,
  ) {
    cluster.etcd.store.onCommit((events) => { for (const event of events) this.note(event) }) // prettier-ignore
  }

  /** From now on it is the scenario. */
  begin(): void {
    this.startMs = this.cluster.kernel.now
  }

  /** What the cluster printed or stored, as the recording would have it. */
  inRecordedWords(text: string): string {
    return this.names.translate(text).replace(STAMP, (_, quoted?: string, plain?: string) => {
      const after = Math.floor((parseTime(quoted ?? plain!) - this.startMs) / 1000)
      const stamp = `T${after < 0 ? '' : '+'}${after}s`
      return quoted === undefined ? stamp : `"${stamp}"`
    })
  }

  tell(): Life {
    const { commands, finals } = this
    return { commands, finals, changes: this.changes(), events: this.events(), writes: this.writes() }
  }

  private note(event: StoreEvent): void {
    const object = event.kv.value as ApiObject
    if (this.cluster.kernel.now < this.startMs) return
    if (event.type === 'put' && object.kind === 'Event' && object.metadata.namespace === this.namespace)
      this.told.set(object.metadata.name, object as Event)
    if (!this.isOurs(object)) return
    this.commits.push({ at: this.cluster.kernel.now, event })
    if (event.type === 'put' && !event.previous) this.names.met(object)
    if (object.kind === 'CustomResourceDefinition') this.learnPlural(object as CustomResourceDefinition)
  }

  private learnPlural({ spec: { names } }: CustomResourceDefinition): void {
    this.plurals.set(names.kind, names.plural)
  }

  private isOurs({ kind, metadata }: ApiObject): boolean {
    return metadata.namespace === undefined || (metadata.namespace === this.namespace && kind !== 'Event')
  }

  private changes(): readonly Change[] {
    return this.commits.flatMap(({ at, event: { type, kv, previous } }): Change[] => {
      const object = kv.value as ApiObject
      const paths = this.paths(object)
      const changed: ReadonlyMap<string, unknown> =
        type === 'delete'
          ? new Map<string, unknown>()
          : previous
            ? differences(this.paths(previous.value), paths)
            : paths
      if (changed.size === 0 && type !== 'delete') return []
      const { kind, metadata } = object
      const what = type === 'delete' ? 'DELETED' : previous ? 'MODIFIED' : 'ADDED'
      return [{ t: this.seconds(at), type: what, kind, name: this.names.translate(metadata.name), paths: changed }]
    })
  }

  private paths(object: unknown): ReadonlyMap<string, unknown> {
    const text = JSON.stringify(object, (key, value: unknown) => (BOOKKEEPING.test(`"${key}":`) ? undefined : value))
    return pathsOf(JSON.parse(this.inRecordedWords(text)))
  }

  private events(): readonly EventTold[] {
    return [...this.told.values()].map((event) => this.toldOf(event))
  }

  private toldOf(event: Event): EventTold {
    const {
      type = '',
      reason = '',
      involvedObject,
      message = '',
      source,
      reportingComponent = '',
      count,
      eventTime,
      firstTimestamp,
    } = event
    const at = parseTime(eventTime ?? firstTimestamp ?? '')
    return {
      t: this.seconds(at), type, reason, message: this.inRecordedWords(message),
      regarding: `${involvedObject.kind ?? ''}/${this.names.translate(involvedObject.name ?? '')}`,
      fieldPath: involvedObject.fieldPath ?? '', component: source?.component || reportingComponent, host: source?.host ?? '',
      count: count ?? event.series?.count ?? 1,
    } // prettier-ignore
  }

  private writes(): readonly Write[] {
    return this.cluster.trace.events.filter((event) => this.isWrite(event)).map((event) => this.written(event))
  }

  private isWrite({ kind, verb, object, at }: TraceEvent): boolean {
    const [what, namespace] = object?.split('/') ?? []
    const isHere = namespace === this.namespace || what === 'Node'
    return kind === 'response' && at >= this.startMs && isHere && WRITING.test(verb) && what !== 'Event'
  }

  private written({ at, to, verb, object, outcome }: TraceEvent): Write {
    const [kind = '', , name = ''] = object!.split('/')
    const [method = '', door] = verb.split(' ')
    const resource = resourceOfKind(kind)?.resource ?? this.plurals.get(kind) ?? kind
    const [component = '', part] = to.split('/')
    const who = component === 'kube-controller-manager' ? serviceAccountOf(part ?? '') : component
    const code = Number.parseInt(outcome, 10)
    return {
      t: this.seconds(at),
      who,
      verb: method,
      resource: door ? `${resource}/${door}` : resource,
      name: this.names.translate(name),
      code,
    }
  }

  private seconds(at: number): number {
    return (at - this.startMs) / 1000
  }
}
