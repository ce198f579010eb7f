/** The client of one command line: it repeats the server's warnings, and tells of each request at `-v=6` and above. */
// Models: k8s.io/client-go/rest/warnings.go, k8s.io/client-go/transport/round_trippers.go
import { failure, type ApiObject, type ResourceInfo } from '../../../contract/api'
import { Client, type ClientIdentity } from '../../client/client'
import type { ApiRequest, ApiResponse, RequestQuery } from '../../client/request-types'
import type { Task } from '../../kernel/task'
import { RequestLog } from './request-log'
import { methodOf, urlOf } from './url'

export type FieldValidation = NonNullable<RequestQuery['fieldValidation']>

const TIMED_OUT = 'net/http: request canceled (Client.Timeout exceeded while awaiting headers)'

export interface Loudness {
  /** `-v`. */
  readonly level: number
  /** `--request-timeout`; 0 waits for as long as it takes. */
  readonly timeoutMs: number
  readonly err: (text: string) => void
}

/** Where an object is, for resources that only discovery knows. */
export interface Address {
  readonly info: ResourceInfo
  readonly namespace: string
  readonly name: string
}

export class KubectlClient extends Client {
  private readonly warned = new Set<string>()
  private readonly log: RequestLog

  constructor(
    base: Client,
    identity: Partial<ClientIdentity>,
    private readonly loudness: Loudness,
  ) {
    super(base.transport, { ...base.identity, ...identity })
    this.log = new RequestLog(base.transport.kernel, loudness)
  }

  /** How many different warnings the server gave. */
  get warningCount(): number {
    return this.warned.size
  }

  override *send(request: ApiRequest): Task<ApiResponse> {
    const startMs = this.transport.kernel.now
    this.log.sent(request)
    const response = yield* this.inTime(request, super.send(request))
    this.log.answered(request, response, this.transport.kernel.now - startMs)
    for (const warning of response.warnings ?? []) this.warn(warning)
    return response
  }

  /** An answer that comes too late is not waited for. */
  private *inTime(request: ApiRequest, sending: Task<ApiResponse>): Task<ApiResponse> {
    const { timeoutMs } = this.loudness
    if (timeoutMs <= 0) return yield* sending
    const response = (yield (task) => {
      const { kernel, process, label } = task
      let isOpen = true
      const settle = (value: ApiResponse | null): void => {
        if (isOpen) task.resume(value)
        isOpen = false
      }
      const timer = kernel.after(timeoutMs, 'deadline', () => { settle(null) }, process) // prettier-ignore
      const race = function* (): Task {
        const answer = yield* sending
        kernel.cancel(timer)
        settle(answer)
      }
      kernel.spawn(process, label, race())
    }) as ApiResponse | null
    if (response) return response
    const method = methodOf(request)
    const url = urlOf({ ...request, query: { ...request.query, timeout: `${timeoutMs / 1000}s` } as RequestQuery })
    throw failure(504, 'ClientTimeout', `${method[0]!}${method.slice(1).toLowerCase()} "${url}": ${TIMED_OUT}`)
  }

  /** Each warning once a command. */
  private warn(text: string): void {
    if (this.warned.has(text)) return
    this.warned.add(text)
    this.loudness.err(`Warning: ${text}\n`)
  }

  *getOne({ info, namespace, name }: Address, query: RequestQuery = {}, subresource = ''): Task<ApiObject> {
    return (yield* this.request('get', { resource: info, namespace, name, query, subresource })) as ApiObject
  }

  *createIn(info: ResourceInfo, namespace: string, body: unknown, query: RequestQuery = {}): Task<ApiObject> {
    return (yield* this.request('create', { resource: info, namespace, body, query })) as ApiObject
  }

  *replaceOne(
    { info, namespace, name }: Address,
    body: unknown,
    query: RequestQuery = {},
    subresource = '',
  ): Task<ApiObject> {
    return (yield* this.request('update', { resource: info, namespace, name, body, query, subresource })) as ApiObject
  }

  *patchOne({ info, namespace, name }: Address, body: unknown, query: RequestQuery, subresource = ''): Task<ApiObject> {
    return (yield* this.request('patch', { resource: info, namespace, name, body, query, subresource })) as ApiObject
  }

  /** A subresource that makes something of an object, such as `eviction` or `token`. */
  *postTo(
    { info, namespace, name }: Address,
    subresource: string,
    body: unknown,
    query: RequestQuery = {},
  ): Task<ApiObject> {
    return (yield* this.request('create', { resource: info, namespace, name, subresource, body, query })) as ApiObject
  }

  /** Any URL: `/version`, `/apis`. */
  getPath(path: string): Task<ApiResponse['body']> {
    return this.request('get', { path })
  }
}
