/** `kubectl describe`: an object in words, with its Events. */
// Models: k8s.io/kubectl/pkg/cmd/describe/describe.go
import type { Task } from '../../kernel/task'
import { ALL_NAMESPACES, CHUNK_SIZE, FILENAME, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { describerOf } from '../describers'
import { describeEvents, eventsOf } from '../describers/events'
import { DescriptionWriter } from '../describers/writer'
import { throwCollected, usageError } from '../failure'
import { readManifests, wantedFrom } from '../manifest/files'
import { findAllWanted, listOf, wantedOf, type Found, type Wanted } from '../selection'

export const describe: Command = {
  name: 'describe',
  summary: 'Show details of a specific resource or group of resources',
  usage: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  flags: {
    ...SELECTOR_FLAGS, ...ALL_NAMESPACES, ...FILENAME, ...CHUNK_SIZE,
    'show-events': { kind: 'bool', initial: 'true', help: 'Display events of the described objects' },
  }, // prettier-ignore
  *run(invocation) {
    const wanted = yield* wantedHere(invocation)
    const { found, errors } = yield* findAllWanted(wanted, invocation)
    const { found: byPrefix, failures } = yield* orByPrefix(wanted, found, errors, invocation)
    if (byPrefix.length === 0 && failures.length === 0) {
      const isNamespaced = wanted.some(({ info }) => info.namespaced) && !invocation.flags.bool('all-namespaces')
      invocation.context.err(`No resources found${isNamespaced ? ` in ${invocation.namespace} namespace.` : ''}\n`)
    }
    yield* describeAll(byPrefix, invocation)
    throwCollected(failures)
    return 0
  },
}

function* wantedHere(invocation: Invocation): Task<readonly Wanted[]> {
  const { args, flags, path } = invocation
  if (flags.list('filename').length > 0) {
    const { objects, errors } = yield* readManifests(invocation)
    throwCollected(errors)
    return objects.map(wantedFrom)
  }
  if (args.length > 0) return yield* wantedOf(args, invocation)
  throw usageError(
    'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    path,
  )
}

/** A name that nothing has may be the beginning of names. */
function* orByPrefix(
  wanted: readonly Wanted[],
  found: readonly Found[],
  errors: readonly unknown[],
  invocation: Invocation,
): Task<{ readonly found: readonly Found[]; readonly failures: readonly unknown[] }> {
  const [only] = wanted
  const prefix = only?.names[0]
  if (wanted.length !== 1 || only!.names.length !== 1 || errors.length !== 1 || found.length > 0)
    return { found, failures: errors }
  if (!(errors[0] instanceof Error && 'reason' in errors[0] && errors[0].reason === 'NotFound'))
    return { found, failures: errors }
  const listed = (yield* listOf(only!.info, invocation)).filter(({ object }) =>
    object.metadata.name.startsWith(prefix!),
  )
  return { found: listed, failures: listed.length === 0 ? errors : [] }
}

function* describeAll(found: readonly Found[], invocation: Invocation): Task {
  const { context, flags } = invocation
  const showEvents = flags.changed('show-events') ? flags.bool('show-events') : found.length === 1
  for (const [index, { object }] of found.entries()) {
    const writer = new DescriptionWriter()
    const describer = describerOf(object)
    yield* describer.describe(object, writer, { command: context, nowMs: context.kernel.now, showEvents })
    if (showEvents && describer.hasEvents !== false)
      describeEvents(yield* eventsOf(context, object), writer, context.kernel.now)
    context.out(`${index > 0 ? '\n\n' : ''}${writer.toString()}`)
  }
}
