/** Writes a component's Events: beside its work, one after the other, and without ever holding it up. */
// Models: client-go/tools/record/event.go, client-go/tools/events/event_broadcaster.go
// Simplified: Events of the events.k8s.io shape are written one after the other too, and stored in the core shape.
import { isApiError } from '../../contract/api'
import { microTimeText, timeText, BIRTH_EPOCH_MS } from '../kernel/calendar'
import type { Cause } from '../kernel/cause'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { RandomStream } from '../kernel/random'
import { sleep, tick, type Task } from '../kernel/task'
import type { Client } from './client'
import { EventCorrelator, type Correlated, type NewEvent } from './event-correlator'
import type { EventRecorder, EventSubject, EventType } from './event-recorder'
import { EventSeriesCache } from './event-series'

export interface EventRecorderOptions {
  readonly kernel: Kernel
  readonly process: Process
  readonly client: Client
  /** `kubelet`, `replicaset-controller` …: who says it. */
  readonly component: string
  /** The node a kubelet runs on; '' for parts of the control plane. */
  readonly host: string
  /** `events`: events.k8s.io, as the scheduler writes; `core`: what everybody else writes. */
  readonly shape: 'core' | 'events'
}

const MOST_TRIES = 12
const RETRY_MS = 10_000
const FINISH_SERIES_MS = 360_000
const NANOS_PER_MS = 1_000_000n

interface Pending extends Correlated {
  readonly cause: Cause
}

export class ClientEventRecorder implements EventRecorder {
  private readonly correlator: EventCorrelator | EventSeriesCache
  private readonly pending: Pending[] = []
  private readonly random: RandomStream
  private isWriting = false
  private lastNanos = 0n

  constructor(private readonly options: EventRecorderOptions) {
    const { kernel, process, shape, component, host } = options
    this.random = kernel.random(`events/${component}/${host}`)
    this.correlator = shape === 'core' ? new EventCorrelator(kernel) : new EventSeriesCache(kernel)
    if (shape === 'events') kernel.spawn(process, 'finish event series', this.finishSeries())
  }

  event(subject: EventSubject, type: EventType, reason: string, message: string, action?: string): void {
    const correlated = this.correlator.correlate(this.compose(subject, type, reason, message, action))
    if (correlated) this.enqueue(correlated)
  }

  private enqueue({ event, isUpdate }: Correlated): void {
    const { kernel, process } = this.options
    this.pending.push({ event, isUpdate, cause: kernel.cause })
    if (this.isWriting) return
    this.isWriting = true
    kernel.spawn(process, 'record events', this.write())
  }

  private *write(): Task {
    const { kernel } = this.options
    for (let next = this.pending.shift(); next; next = this.pending.shift()) {
      kernel.task!.cause = kernel.cause = next.cause
      yield* this.attempt(next)
    }
    this.isWriting = false
  }

  /** Only a server that cannot be reached is worth another try: what it refused, it will refuse again. */
  private *attempt(correlated: Correlated): Task {
    for (let tries = 1; ; tries++) {
      try {
        return yield* this.send(correlated)
      } catch (error) {
        if (!isApiError(error)) throw error
        if (error.code !== 503 || tries === MOST_TRIES) return
        yield* sleep(tries === 1 ? this.random.integer(1, RETRY_MS) : RETRY_MS)
      }
    }
  }

  private *send({ event, isUpdate }: Correlated): Task {
    const { client } = this.options
    if (isUpdate) {
      const { name, namespace } = event.metadata
      try {
        yield* client.patch('Event', namespace, name, patchOf(event))
        return
      } catch (error) {
        if (!isApiError(error, 'NotFound')) throw error
      }
    }
    yield* client.create(event)
  }

  private *finishSeries(): Task {
    for (;;) {
      yield* tick(FINISH_SERIES_MS)
      if (this.correlator instanceof EventSeriesCache) for (const ended of this.correlator.finish()) this.enqueue(ended)
    }
  }

  private compose(subject: EventSubject, type: EventType, reason: string, message: string, action?: string): NewEvent {
    const { kernel, component, host, shape } = this.options
    const isCore = shape === 'core'
    const now = isCore ? timeText(kernel.now) : null
    return {
      apiVersion: 'v1', kind: 'Event',
      metadata: { name: `${subject.name}.${this.uniqueNanos().toString(16)}`, namespace: subject.namespace || 'default' },
      involvedObject: referenceTo(subject), reason, message, type,
      source: isCore ? { component, ...(host && { host }) } : {},
      reportingComponent: component,
      reportingInstance: isCore ? host : `${component}-${host}`,
      eventTime: isCore ? null : microTimeText(kernel.now),
      firstTimestamp: now, lastTimestamp: now,
      ...(isCore ? { count: 1 } : { action: action ?? '' }),
    } // prettier-ignore
  }

  /** The nanoseconds of now, which Event names end in; no two Events of a recorder share them. */
  private uniqueNanos(): bigint {
    const nanos =
      BigInt(BIRTH_EPOCH_MS + this.options.kernel.now) * NANOS_PER_MS + BigInt(this.random.integer(0, 999_999))
    this.lastNanos = nanos > this.lastNanos ? nanos : this.lastNanos + 1n
    return this.lastNanos
  }
}

/** What is empty is left out. Field by field, because a rest of an object is a slow thing to make for every Event. */
function referenceTo(subject: EventSubject): EventSubject {
  const { apiVersion, kind, name, resourceVersion, fieldPath, namespace, uid } = subject
  const reference: Reference = { apiVersion, kind, name }
  if (resourceVersion !== undefined) reference.resourceVersion = resourceVersion
  if (fieldPath) reference.fieldPath = fieldPath
  if (namespace) reference.namespace = namespace
  if (uid) reference.uid = uid
  return reference as EventSubject
}

type Reference = { -readonly [Field in keyof EventSubject]?: EventSubject[Field] }

function patchOf({ count, lastTimestamp, message, series }: NewEvent): unknown {
  return series ? { series } : { count, lastTimestamp, message }
}
