/** `kubectl delete`: asks for the end of objects, and waits until they are gone. */
// Models: k8s.io/kubectl/pkg/cmd/delete/delete.go
import { apiVersionOf, isApiError, type ApiObject, type ResourceInfo } from '../../../contract/api'
import type { DeleteOptions } from '../../client/request-types'
import type { Task } from '../../kernel/task'
import { ALL, ALL_NAMESPACES, DRY_RUN, FILENAME, OUTPUT, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { dryRunOf, dryRunSuffix } from '../dry-run'
import { KubectlError, throwCollected, withSource } from '../failure'
import { objectName, qualifiedSingular } from '../kinds'
import { readManifests } from '../manifest/files'
import { addressOf, findAllWanted, refuseSelector, wantedOf, type Found } from '../selection'
import { waitUntilGone } from '../wait-for'

const NO_RESOURCES =
  "You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'"
const IMMEDIATE =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n'

export const deletion: Command = {
  name: 'delete',
  summary: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
  usage: '([-f FILENAME] | TYPE [(NAME | -l label | --all)])',
  flags: {
    ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...ALL_NAMESPACES, ...OUTPUT, ...DRY_RUN,
    'grace-period': { kind: 'int', initial: '-1', help: 'Seconds given to end gracefully; ignored if negative' },
    force: { kind: 'bool', help: 'Remove from the API at once and bypass graceful deletion' },
    now: { kind: 'bool', help: 'Same as --grace-period=1' },
    cascade: { kind: 'string', alone: 'background', initial: 'background', help: 'Must be "background", "orphan" or "foreground"' },
    wait: { kind: 'bool', initial: 'true', help: 'Wait until the resources are gone' },
    timeout: { kind: 'duration', initial: '0s', help: 'How long to wait; zero means a week' },
    'ignore-not-found': { kind: 'bool', help: 'Treat "not found" as a successful delete' },
  }, // prettier-ignore
  *run(invocation) {
    const options = optionsOf(invocation)
    const { found, errors } = yield* targets(invocation)
    if (options.gracePeriodSeconds === 0 && found.length > 0) invocation.context.err(IMMEDIATE)
    const deleted: Found[] = []
    const collected: unknown[] = [...errors]
    for (const each of found) {
      try {
        deleted.push(yield* deleteOne(each, options, invocation))
      } catch (error) {
        if (!isIgnored(error, invocation))
          collected.push(each.source ? withSource('deleting', each.source, error) : error)
      }
    }
    if (found.length === 0 && errors.length === 0) invocation.context.out('No resources found\n')
    if (invocation.flags.bool('wait') && dryRunOf(invocation) === 'none') yield* waitForEach(deleted, invocation)
    throwCollected(collected)
    return 0
  },
}

function optionsOf({ flags }: Invocation): DeleteOptions {
  const policy = { background: 'Background', orphan: 'Orphan', foreground: 'Foreground' }[flags.string('cascade')]
  if (!policy)
    throw new KubectlError(
      `Invalid cascade value (${flags.string('cascade')}). Must be "background", "foreground", or "orphan".`,
    )
  return {
    propagationPolicy: policy as 'Background',
    ...graceOf(flags.int('grace-period'), flags.bool('force'), flags.bool('now')),
  }
}

/** Zero seconds alone would lose data by accident; it needs --force. */
function graceOf(seconds: number, isForced: boolean, isNow: boolean): DeleteOptions {
  if (isNow && seconds >= 0) throw new KubectlError('--now and --grace-period cannot be specified together')
  if (isForced && seconds > 0)
    throw new KubectlError('--force and --grace-period greater than 0 cannot be specified together')
  if (isForced) return { gracePeriodSeconds: 0 }
  if (isNow || seconds === 0) return { gracePeriodSeconds: 1 }
  return seconds > 0 ? { gracePeriodSeconds: seconds } : {}
}

function* targets(
  invocation: Invocation,
): Task<{ readonly found: readonly Found[]; readonly errors: readonly unknown[] }> {
  const { args, flags } = invocation
  if (flags.list('filename').length > 0) {
    const { objects, errors } = yield* readManifests(invocation)
    return { found: objects, errors }
  }
  if (args.length === 0) throw new KubectlError(NO_RESOURCES)
  if (flags.bool('all') && flags.changed('field-selector'))
    throw new KubectlError('setting field selector is not allowed when --all flag is set')
  const wanted = yield* wantedOf(args, invocation)
  const isSelective = flags.bool('all') || flags.changed('selector') || flags.changed('field-selector')
  if (!isSelective && wanted.some(({ names }) => names.length === 0))
    throw new KubectlError('resource(s) were provided, but no name was specified')
  if (flags.bool('all') && flags.changed('selector'))
    throw new KubectlError('setting label selector is not allowed when --all flag is set')
  for (const each of wanted) if (each.names.length > 0) refuseSelector(invocation)
  const named = wanted.flatMap((each) => each.names.map((name) => stubOf(each.info, name, invocation)))
  const { found, errors } = yield* findAllWanted(
    wanted.filter(({ names }) => names.length === 0),
    invocation,
  )
  return { found: [...named, ...found], errors }
}

/** What is named is not read first: one may delete what one may not see. */
function stubOf(info: ResourceInfo, name: string, { namespace }: Invocation): Found {
  const metadata = { name, ...(info.namespaced && { namespace }) }
  return { info, object: { apiVersion: apiVersionOf(info), kind: info.kind, metadata } as unknown as ApiObject }
}

/** The answer tells which object it was: another of the same name need not be waited for. */
function deletedObject({ info, object, source }: Found, answer: unknown): Found {
  const { metadata, details } = (answer ?? {}) as { readonly metadata?: { readonly uid?: string }; readonly details?: { readonly uid?: string } } // prettier-ignore
  const uid = details?.uid ?? metadata?.uid ?? object.metadata.uid
  return { info, object: { ...object, metadata: { ...object.metadata, uid } }, ...(source && { source }) }
}

function* deleteOne(each: Found, body: DeleteOptions, invocation: Invocation): Task<Found> {
  const { info, namespace, name } = addressOf(each, invocation)
  const { context } = invocation
  const dryRun = dryRunOf(invocation)
  const query = dryRun === 'server' ? { dryRun: true } : {}
  const target = { resource: info, namespace, name, body, query }
  const answer = dryRun === 'client' ? null : yield* context.client.request('delete', target)
  if (invocation.flags.string('output') === 'name') {
    context.out(`${objectName(info, name)}\n`)
    return deletedObject(each, answer)
  }
  const forced = body.gracePeriodSeconds === 0 ? 'force ' : ''
  const place = info.namespaced ? ` from ${namespace} namespace` : ''
  context.out(`${qualifiedSingular(info)} "${name}" ${forced}deleted${place}${dryRunSuffix(dryRun)}\n`)
  return deletedObject(each, answer)
}

function isIgnored(error: unknown, { flags }: Invocation): boolean {
  return isApiError(error, 'NotFound') && (flags.bool('ignore-not-found') || flags.bool('all'))
}

function* waitForEach(deleted: readonly Found[], invocation: Invocation): Task {
  const { context, flags } = invocation
  const timeoutMs = flags.durationMs('timeout') || 7 * 24 * 3_600_000
  const deadlineMs = context.kernel.now + timeoutMs
  for (const { info, object } of deleted) {
    const isGone = yield* waitUntilGone(context, info, object, deadlineMs)
    if (!isGone)
      throw new KubectlError(`timed out waiting for the condition on ${info.resource}/${object.metadata.name}`)
  }
}
