/** The wires between clients and the API server: each request and each answer is under way for a while. */
import { failure, type Status } from '../../contract/api'
import type { ComponentName } from '../../contract/trace'
import {
  pathOfRequest,
  type ApiRequest,
  type ApiResponse,
  type ApiServerDoor,
  type WatchHandle,
  type WatchSink,
} from '../apiserver/request'
import type { Kernel } from '../kernel/kernel'
import type { RandomStream } from '../kernel/random'
import type { Task } from '../kernel/task'
import { objectPath } from '../trace/object-path'
import type { Trace } from '../trace/trace'

const API_SERVER: ComponentName = 'kube-apiserver'

// Simplified: every client is 1 or 2 ms away from the API server; no bandwidth, no TLS handshakes.
export class Transport {
  private readonly latency: RandomStream

  constructor(
    readonly kernel: Kernel,
    private readonly trace: Trace,
    private readonly door: ApiServerDoor,
  ) {
    this.latency = kernel.random('network/api')
  }

  *send(from: ComponentName, request: ApiRequest): Task<ApiResponse> {
    return (yield (task) => {
      this.dispatch(from, request, (response) => { task.resume(response) }) // prettier-ignore
    }) as ApiResponse
  }

  /** Opens a watch. A server that is not there closes it after one flight, with no Status. */
  watch(from: ComponentName, request: ApiRequest, sink: WatchSink): WatchHandle {
    let handle: WatchHandle | null = null
    let stopped = false
    this.fly('request', from, API_SERVER, request, 'sent', () => {
      if (stopped) return
      if (!this.door.isListening) {
        this.refuse(from, request, () => sink.closed(null))
        return
      }
      handle = this.door.watch(request, from, sink, (response) => {
        if (response.code >= 400) this.answer(from, request, response, () => { sink.closed(response.body as Status) }) // prettier-ignore
      })
    })
    return {
      stop: () => {
        stopped = true
        handle?.stop()
      },
    }
  }

  private dispatch(from: ComponentName, request: ApiRequest, done: (response: ApiResponse) => void): void {
    this.fly('request', from, API_SERVER, request, 'sent', () => {
      if (this.door.isListening) this.door.receive(request, (response) => this.answer(from, request, response, done))
      else this.refuse(from, request, done)
    })
  }

  private refuse(from: ComponentName, request: ApiRequest, done: (response: ApiResponse) => void): void {
    const { status } = failure(
      503,
      'ConnectionRefused',
      `${httpVerb(request)} "https://10.0.0.10:6443${pathOfRequest(request)}": dial tcp 10.0.0.10:6443: connect: connection refused`,
    )
    this.answer(from, request, { code: 503, body: status }, done)
  }

  private answer(
    to: ComponentName,
    request: ApiRequest,
    response: ApiResponse,
    done: (response: ApiResponse) => void,
  ): void {
    const outcome = response.code < 400 ? String(response.code) : `${response.code} ${(response.body as Status).reason}`
    this.fly('response', API_SERVER, to, request, outcome, () => { done(response) }) // prettier-ignore
  }

  /** Puts a message on the wire: the trace has it at once, the receiver when it arrives. */
  private fly(
    kind: 'request' | 'response',
    from: ComponentName,
    to: ComponentName,
    request: ApiRequest,
    outcome: string,
    arrive: () => void,
  ): void {
    const { kernel, trace } = this
    const durationMs = this.latency.integer(1, 2)
    const outer = kernel.cause
    const isQuiet = request.routine === true && (kind === 'request' || outcome.length === 3)
    if (isQuiet) trace.count(from, to, request.verb)
    else kernel.cause = trace.record(kind, from, to, verbOf(request), subjectOf(request), outcome, { durationMs })
    kernel.after(durationMs, kind, arrive)
    kernel.cause = outer
  }
}

/** `create`, or `create binding`: the subresource is part of what is asked. */
function verbOf({ verb, subresource }: ApiRequest): string {
  return subresource === '' ? verb : `${verb} ${subresource}`
}

function subjectOf(request: ApiRequest): string {
  const { resource, namespace, body } = request
  let { name } = request
  if (name === '' && body !== null && typeof body === 'object' && 'metadata' in body) {
    const { metadata } = body as { metadata?: { name?: string; generateName?: string } | null }
    name = metadata?.name ?? metadata?.generateName ?? ''
  }
  return objectPath(resource.kind, namespace, name)
}

const HTTP_VERBS = {
  get: 'Get',
  list: 'Get',
  watch: 'Get',
  create: 'Post',
  update: 'Put',
  patch: 'Patch',
  delete: 'Delete',
  deletecollection: 'Delete',
} as const

function httpVerb({ verb }: ApiRequest): string {
  return HTTP_VERBS[verb]
}
