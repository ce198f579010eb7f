/** What comes of a request, as curl would say it, and who answered how often. */
// Models: curl's error texts and exit codes.
import { alignLines } from '../kubectl/printers/table'
import type { Reply } from '../network/traffic'
import type { RequestTarget } from './request-target'

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  404: 'Not Found',
  500: 'Internal Server Error',
}

/** curl's exit codes. */
const EXIT: Readonly<Record<Reply['outcome'], number>> = {
  answered: 0,
  refused: 7,
  unreachable: 7,
  'timed out': 28,
  empty: 52,
}

export const EXIT_UNRESOLVED = 6

export function exitOf({ outcome }: Reply): number {
  return EXIT[outcome]
}

/** One line, for the terminal or for its errors. */
export function replyText(reply: Reply, { host, port }: RequestTarget): string {
  const { outcome, status, server, address, node, elapsedMs } = reply
  if (outcome === 'answered')
    return `HTTP/1.1 ${status} ${REASONS[status] ?? ''}  ${nameOf(server)} (${address} on ${node})\n`
  return `curl: (${exitOf(reply)}) ${problemOf(outcome, `${host} port ${port} after ${elapsedMs} ms`, elapsedMs)}\n`
}

function problemOf(outcome: Reply['outcome'], where: string, elapsedMs: number): string {
  if (outcome === 'empty') return 'Empty reply from server'
  if (outcome === 'timed out') return `Connection timed out after ${elapsedMs} milliseconds`
  return `Failed to connect to ${where}: Couldn't connect to server`
}

export function unresolvedText(host: string): string {
  return `curl: (${EXIT_UNRESOLVED}) Could not resolve host: ${host}\n`
}

/** Who answered how often; the busiest first. */
export function summaryText(replies: readonly Reply[]): string {
  const counts = new Map<string, number>()
  for (const { outcome, server } of replies) {
    const who = outcome === 'answered' || outcome === 'empty' ? nameOf(server) : `(${outcome})`
    counts.set(who, (counts.get(who) ?? 0) + 1)
  }
  const rows = [...counts].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
  const share = (count: number): string => `${Math.round((count * 100) / replies.length)}%`
  return alignLines([
    'ANSWERED BY\tREQUESTS\tSHARE',
    ...rows.map(([who, count]) => `${who}\t${count}\t${share(count)}`),
  ])
}

/** `pod/default/web-x2k8q` goes by the Pod's name, as its hostname is; a node by its own. */
function nameOf(server: string): string {
  return server.slice(server.lastIndexOf('/') + 1)
}
