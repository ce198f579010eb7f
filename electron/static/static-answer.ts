/** Answers a request for a file of the built page: the same bytes and headers whether it came by `app:` or by HTTP. */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { containedFile } from './contained-file'
import { cspHeader } from './csp'
import { mediaType } from './media-type'

export interface StaticAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const everyAnswer = {
  'Content-Security-Policy': cspHeader,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

export async function staticAnswer(root: string, method: string, urlPath: string): Promise<StaticAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Method Not Allowed', { Allow: 'GET, HEAD' })
  const file = await containedFile(root, urlPath)
  if (!file) return refusal(404, 'Not Found')

  const bytes = new Uint8Array(await readFile(file))
  const headers = {
    ...everyAnswer,
    'Content-Type': mediaType(extname(file)),
    'Content-Length': String(bytes.byteLength),
    // A rebuilt app must never meet a page of yesterday; from this machine to itself, asking again costs nothing.
    'Cache-Control': 'no-cache',
  }
  return { status: 200, headers, body: method === 'HEAD' ? new Uint8Array() : bytes }
}

export function refusal(status: number, reason: string, extra: Readonly<Record<string, string>> = {}): StaticAnswer {
  const headers = { ...everyAnswer, ...extra, 'Content-Type': 'text/plain; charset=utf-8' }
  return { status, headers, body: new TextEncoder().encode(`${reason}\n`) }
}
