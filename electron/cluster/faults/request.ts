/** `cluster request`: asks a Service or a Pod for a page, from inside the cluster. */
// Models: curl on a node, or in a Pod.
// Simplified: names are looked up at the API server, there is no DNS yet; one lookup serves all requests of a line.
import { isApiError } from '../../contract/api'
import type { CommandContext } from '../kubectl/command'
import { KubectlError } from '../kubectl/failure'
import { parseFlags, type Flags, type FlagTable } from '../kubectl/flags'
import type { Task } from '../kernel/task'
import type { Destination, Reply, Sender, Traffic } from '../network/traffic'
import { expectArgs, unknownName, type CommandLine } from './command-line'
import { EXIT_UNRESOLVED, exitOf, replyText, summaryText, unresolvedText } from './reply-text'
import { isAddress, parseServiceName, parseTarget, type RequestTarget } from './request-target'

export interface RequestContext extends CommandContext {
  readonly traffic: Traffic
}

export const REQUEST_FLAGS: FlagTable = {
  from: { kind: 'string', help: 'Node or pod/NAME that asks; the first worker that is on unless said' },
  count: { kind: 'int', initial: '1', help: 'How many requests, one after the other' },
  timeout: { kind: 'duration', initial: '5s', help: 'How long to wait for each answer' },
  namespace: { kind: 'string', short: 'n', initial: 'default', help: 'Namespace of the Service and of the Pod that asks' },
} // prettier-ignore

const MOST_REQUESTS = 10_000
/** More requests than this are only summed up. */
const MOST_LINES = 20

export const request = {
  name: 'request',
  usage: 'request TARGET [--from NODE|pod/NAME] [--count N]',
  summary: 'Ask a Service or an address for a page, as curl does',

  *run(words: readonly string[], context: RequestContext): Task<number> {
    const { args, flags } = parseFlags(words, REQUEST_FLAGS)
    expectArgs(args, 1, request)
    const target = parseTarget(args[0]!)
    const count = countOf(flags)
    const sender = senderOf(flags, context.traffic)
    const destination = yield* locate(target, flags.string('namespace'), context)
    if (destination) return yield* send(sender, destination, { target, count, timeoutMs: timeoutOf(flags) }, context)
    context.err(unresolvedText(target.host))
    return EXIT_UNRESOLVED
  },
} as const satisfies CommandLine & { run(words: readonly string[], context: RequestContext): Task<number> }

interface Order {
  readonly target: RequestTarget
  readonly count: number
  readonly timeoutMs: number
}

function* send(
  sender: Sender,
  destination: Destination,
  { target, count, timeoutMs }: Order,
  io: RequestContext,
): Task<number> {
  const replies: Reply[] = []
  let exitCode = 0
  while (replies.length < count) {
    const reply = yield* io.traffic.request(sender, destination, timeoutMs)
    replies.push(reply)
    exitCode = exitOf(reply) || exitCode
    if (count > MOST_LINES) continue
    if (reply.outcome === 'answered') io.out(replyText(reply, target))
    else io.err(replyText(reply, target))
  }
  if (count > 1) io.out(`${count <= MOST_LINES ? '\n' : ''}${summaryText(replies)}`)
  return exitCode
}

function countOf(flags: Flags): number {
  const count = flags.int('count')
  if (count < 1 || count > MOST_REQUESTS) throw new KubectlError(`--count must be from 1 to ${MOST_REQUESTS}`)
  return count
}

function timeoutOf(flags: Flags): number {
  const timeoutMs = flags.durationMs('timeout')
  if (timeoutMs <= 0) throw new KubectlError('--timeout must be longer than 0')
  return timeoutMs
}

function senderOf(flags: Flags, traffic: Traffic): Sender {
  const from = flags.string('from')
  const pod = /^(?:pods?|po)\/(.+)$/.exec(from)?.[1]
  const sender = pod === undefined ? nodeSender(from, traffic) : traffic.inPod(flags.string('namespace'), pod)
  if (typeof sender === 'string') throw new KubectlError(sender)
  return sender
}

function nodeSender(from: string, traffic: Traffic): Sender | string {
  const name = from === '' ? traffic.firstNode() : from.replace(/^nodes?\//, '')
  if (name === null) return 'no node has power'
  if (!traffic.nodes().includes(name)) throw unknownName('no node is called', name, traffic.nodes())
  return traffic.onNode(name)
}

/** Null when the name leads nowhere. */
function* locate(target: RequestTarget, namespace: string, { client }: RequestContext): Task<Destination | null> {
  const { host, port, path } = target
  if (isAddress(host)) return { ip: host, port, path, object: null }
  const name = parseServiceName(host)
  if (!name) return null
  const ip = yield* clusterIPOf(name.namespace ?? namespace, name.name, client)
  return ip === null ? null : { ip, port, path, object: `Service/${name.namespace ?? namespace}/${name.name}` }
}

/** A headless Service has none, nor has one that stands for a name outside. */
function* clusterIPOf(namespace: string, name: string, client: CommandContext['client']): Task<string | null> {
  try {
    const { spec } = yield* client.get('Service', namespace, name)
    return spec.clusterIP === undefined || !isAddress(spec.clusterIP) ? null : spec.clusterIP
  } catch (error) {
    if (isApiError(error, 'NotFound')) return null
    throw error
  }
}
