/** What `-v=6` … `-v=9` say of each request. */
// Models: k8s.io/client-go/transport/round_trippers.go: debuggingRoundTripper; k8s.io/client-go/rest/request.go: logBody
import type { ApiRequest, ApiResponse } from '../../client/request-types'
import type { Kernel } from '../../kernel/kernel'
import { compactJson } from '../../text/json'
import { klogLine } from '../text/klog'
import type { Loudness } from './kubectl-client'
import { methodOf, urlOf } from './url'

const HEADERS = 7
const BODIES = 8
const CURL = 9
const SHORT_BODY = 1024
const LONG_BODY = 10_240

const STATUS: Readonly<Record<number, string>> = {
  200: 'OK', 201: 'Created', 202: 'Accepted', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found',
  405: 'Method Not Allowed', 409: 'Conflict', 410: 'Gone', 413: 'Request Entity Too Large', 415: 'Unsupported Media Type',
  422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error', 503: 'Service Unavailable', 504: 'Gateway Timeout',
} // prettier-ignore

export class RequestLog {
  constructor(
    private readonly kernel: Kernel,
    private readonly loudness: Loudness,
  ) {}

  sent(request: ApiRequest): void {
    const { level } = this.loudness
    if (level >= BODIES) this.say('helper.go:202', `"Request Body" body=${this.body(request.body)}`)
    if (level >= CURL) this.say('round_trippers.go:527', `"Request" curlCommand=<\n\t${curlOf(request)}\n >`)
    else if (level >= HEADERS)
      this.say('round_trippers.go:527', `"Request" ${whatOf(request)} headers=${block(headersOf(request))}`)
  }

  answered(request: ApiRequest, { code, body }: ApiResponse, durationMs: number): void {
    const { level } = this.loudness
    if (level < 6) return
    const status = `status="${code} ${STATUS[code] ?? ''}"`
    const type = 'Content-Type: application/json'
    if (level >= HEADERS)
      this.say('round_trippers.go:632', `"Response" ${status} headers=${block([type])} milliseconds=${durationMs}`)
    else this.say('round_trippers.go:632', `"Response" ${whatOf(request)} ${status} milliseconds=${durationMs}`)
    if (level >= BODIES) this.say('helper.go:202', `"Response Body" body=${this.body(body)}`)
  }

  private body(value: unknown): string {
    const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : compactJson(value)
    const most = this.loudness.level >= 10 ? Infinity : this.loudness.level >= CURL ? LONG_BODY : SHORT_BODY
    const shown = text.length > most ? `${text.slice(0, most)} [truncated ${text.length - most} chars]` : text
    return shown.includes('\n') ? block(shown.trimEnd().split('\n')) : JSON.stringify(shown)
  }

  private say(source: string, text: string): void {
    this.loudness.err(klogLine(this.kernel.now, source, text))
  }
}

function whatOf(request: ApiRequest): string {
  return `verb="${methodOf(request)}" url="${urlOf(request)}"`
}

function block(lines: readonly string[]): string {
  return `<\n${lines.map((line) => `\t${line}\n`).join('')} >`
}

const PATCH_TYPES = { strategic: 'strategic-merge-patch+json', merge: 'merge-patch+json', json: 'json-patch+json', apply: 'apply-patch+yaml' } as const // prettier-ignore

function headersOf({ query, body, verb, agent }: ApiRequest): readonly string[] {
  const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json'
  const type = verb === 'patch' ? PATCH_TYPES[query.patchType ?? 'strategic'] : 'json'
  return [
    `Accept: ${query.as === 'Table' ? table : 'application/json'}`,
    ...(body === null ? [] : [`Content-Type: application/${type}`]),
    `User-Agent: ${agent}/v1.36.4 (linux/amd64)`,
  ]
}

function curlOf(request: ApiRequest): string {
  const headers = headersOf(request).map((header) => `-H "${header}"`).join(' ') // prettier-ignore
  return `curl -v -X${methodOf(request)}  ${headers} '${urlOf(request)}'`
}
