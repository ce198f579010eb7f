/** `kubectl logs`. */
// Models: k8s.io/kubectl/pkg/cmd/logs/logs.go, polymorphichelpers/logsforobject.go
// Simplified: -f asks again every second instead of holding the connection open.
import { isApiError, selectorOf, type Container } from '../../../contract/api'
import type { Deployment, Pod, ReplicaSet } from '../sparse'
import { sleep, type Task } from '../../kernel/task'
import { SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { KubectlError, usageError } from '../failure'

const FOLLOW_MS = 1000
const TAIL_OF_MANY = 10

export const logs: Command = {
  name: 'logs',
  summary: 'Print the logs for a container in a pod',
  usage: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  flags: {
    selector: SELECTOR_FLAGS['selector']!,
    follow: { kind: 'bool', short: 'f', help: 'Stream the logs until interrupted' },
    previous: { kind: 'bool', short: 'p', help: 'Print the logs of the previous run of the container' },
    container: { kind: 'string', short: 'c', help: 'Print the logs of this container' },
    'all-containers': { kind: 'bool', help: "Get the logs of all of the pod's containers" },
    'all-pods': { kind: 'bool', help: 'Get the logs of all pods; sets prefix to true' },
    tail: { kind: 'int', initial: '-1', help: 'Lines of recent log to show; -1 shows all, or 10 with a selector' },
    prefix: { kind: 'bool', help: 'Begin each line with the pod and the container it comes from' },
  },
  *run(invocation) {
    checkArgs(invocation)
    const pods = yield* podsOf(invocation)
    const sources = pods.flatMap((pod) => containersOf(pod, invocation).map((container) => ({ pod, container })))
    for (const source of sources) yield* printLog(source, invocation, pods.length > 1)
    return 0
  },
}

function checkArgs({ args, flags, path }: Invocation): void {
  if (args.length === 0 && !flags.changed('selector'))
    throw usageError(
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
      path,
    )
  if (args.length > 2)
    throw usageError(
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
      path,
    )
  if (args.length > 0 && flags.changed('selector'))
    throw new KubectlError('only a selector (-l) or a POD name is allowed')
  if (flags.int('tail') < -1) throw new KubectlError('--tail must be greater than or equal to -1')
  if (flags.bool('all-containers') && flags.changed('container'))
    throw new KubectlError(
      '--all-containers=true should not be specified with container name ' + flags.string('container'),
    )
}

function* podsOf(invocation: Invocation): Task<readonly Pod[]> {
  const { args, flags, context, namespace, mapper } = invocation
  if (flags.changed('selector')) {
    const { items } = yield* context.client.list('Pod', namespace, { labelSelector: flags.string('selector') })
    if (items.length === 0) context.err(`No resources found in ${namespace} namespace.\n`)
    return items
  }
  const [type, name] = args[0]!.includes('/') ? args[0]!.split('/') : ['pod', args[0]!]
  const info = yield* mapper.named(type!)
  try {
    if (info.kind === 'Pod') return [yield* context.client.get('Pod', namespace, name!)]
    const owner = (yield* context.client.getOne({ info, namespace, name: name! })) as unknown as Deployment | ReplicaSet
    return yield* podsBehind(owner, invocation)
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
    throw new KubectlError(`error from server (NotFound): ${error.message} in namespace ${JSON.stringify(namespace)}`)
  }
}

/** Of several Pods, one that runs is taken; it is said which. */
function* podsBehind(owner: Deployment | ReplicaSet, { context, flags, namespace }: Invocation): Task<readonly Pod[]> {
  if (!('selector' in (owner.spec ?? {})))
    throw new KubectlError(`cannot get the logs from *${owner.kind}: selector is missing`)
  const { items } = yield* context.client.list('Pod', namespace, {
    labelSelector: selectorOf(owner.spec?.selector as never).toString(),
  })
  const [first, ...others] = [...items].sort((a, b) => Number(isRunning(b)) - Number(isRunning(a)))
  if (!first) throw new KubectlError('timed out waiting for the condition')
  if (flags.bool('all-pods')) return items
  if (others.length > 0) context.err(`Found ${items.length} pods, using pod/${first.metadata.name}\n`)
  return [first]
}

function isRunning({ status }: Pod): boolean {
  return status?.phase === 'Running'
}

function containersOf({ metadata, spec }: Pod, { args, flags, context }: Invocation): readonly string[] {
  const all: readonly Container[] = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
  const wanted = flags.string('container') || args[1]
  if (wanted) {
    if (!all.some(({ name }) => name === wanted))
      throw new KubectlError(`container ${wanted} is not valid for pod ${metadata.name}`)
    return [wanted]
  }
  if (flags.bool('all-containers')) return all.map(({ name }) => name)
  const [first] = spec?.containers ?? []
  if (all.length > 1)
    context.err(
      `Defaulted container ${JSON.stringify(first?.name)} out of: ${defaultedList(spec?.containers ?? [], spec?.initContainers ?? [])}\n`,
    )
  return [first?.name ?? '']
}

function defaultedList(containers: readonly Container[], inits: readonly Container[]): string {
  return [...containers.map(({ name }) => name), ...inits.map(({ name }) => `${name} (init)`)].join(', ')
}

interface LogSource {
  readonly pod: Pod
  readonly container: string
}

function* printLog({ pod, container }: LogSource, invocation: Invocation, isOneOfMany: boolean): Task {
  const { flags, context } = invocation
  const prefix = flags.bool('prefix') || flags.bool('all-pods') ? `[pod/${pod.metadata.name}/${container}] ` : ''
  const given = flags.int('tail')
  const tailLines = given >= 0 ? given : flags.changed('selector') || isOneOfMany ? TAIL_OF_MANY : undefined
  const query = { container, ...(flags.bool('previous') && { previous: true }) }
  const text = yield* fetchLog(pod, { ...query, ...(tailLines !== undefined && { tailLines }) }, invocation)
  context.out(prefixed(text, prefix))
  if (!flags.bool('follow')) return
  let seen = (yield* fetchLog(pod, query, invocation)).length
  for (;;) {
    yield* sleep(FOLLOW_MS)
    const whole = yield* fetchLog(pod, query, invocation)
    context.out(prefixed(whole.slice(seen), prefix))
    seen = whole.length
  }
}

interface LogQuery {
  readonly container: string
  readonly previous?: boolean
  readonly tailLines?: number
}

function* fetchLog({ metadata }: Pod, query: LogQuery, { context }: Invocation): Task<string> {
  const { namespace, name } = metadata
  return (yield* context.client.request('get', { kind: 'Pod', namespace, name, subresource: 'log', query })) as string
}

function prefixed(text: string, prefix: string): string {
  return prefix === '' || text === '' ? text : text.replace(/^(?=.)/gm, prefix)
}
