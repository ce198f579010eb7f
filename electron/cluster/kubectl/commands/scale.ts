/** `kubectl scale`. */
// Models: k8s.io/kubectl/pkg/cmd/scale/scale.go, k8s.io/kubectl/pkg/scale/scale.go
import type { ApiObject, Scale } from '../../../contract/api'
import type { Address } from '../client/kubectl-client'
import type { Task } from '../../kernel/task'
import { ALL, DRY_RUN, FILENAME, OUTPUT, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError } from '../failure'
import { addressOf, type Found } from '../selection'
import { targetsOf } from '../targets'
import { waitUntil } from '../wait-for'
import { Reporter, writeQuery } from '../writes'

export const scale: Command = {
  name: 'scale',
  summary: 'Set a new size for a deployment, replica set, or replication controller',
  usage: '[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  flags: {
    ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...OUTPUT, ...DRY_RUN,
    replicas: { kind: 'int', initial: '-1', help: 'The new desired number of replicas. Required.' },
    'current-replicas': { kind: 'int', initial: '-1', help: 'Precondition for current size' },
    'resource-version': { kind: 'string', help: 'Precondition for resource version' },
    timeout: { kind: 'duration', initial: '0s', help: 'How long to wait for the new size; zero means not at all' },
  }, // prettier-ignore
  *run(invocation) {
    if (!invocation.flags.changed('replicas') || invocation.flags.int('replicas') < 0)
      throw new KubectlError('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0')
    const { found, errors } = yield* targetsOf(invocation)
    if (found.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to scale')
    if (found.length > 1 && invocation.flags.changed('resource-version'))
      throw new KubectlError('cannot use --resource-version with multiple resources')
    const reporter = new Reporter(invocation)
    yield* eachOf(found, (each) => scaleOne(each, reporter, invocation), errors)
    return 0
  },
}

function* scaleOne(found: Found, reporter: Reporter, invocation: Invocation): Task {
  const { flags } = invocation
  if (!found.info.subresources.includes('scale'))
    throw new KubectlError(`the server could not find the requested resource`)
  const address = addressOf(found, invocation)
  const isConditional = flags.int('current-replicas') >= 0 || flags.changed('resource-version')
  if (reporter.dryRun !== 'client')
    yield* isConditional ? scaleIf(address, invocation) : patchScale(address, invocation)
  reporter.done(found, 'scaled')
  if (flags.durationMs('timeout') > 0 && reporter.dryRun === 'none') yield* waitForSize(address, invocation)
}

function* patchScale(address: Address, invocation: Invocation): Task {
  const query = { ...writeQuery(invocation), patchType: 'merge' as const }
  yield* invocation.context.client.patchOne(
    address,
    { spec: { replicas: invocation.flags.int('replicas') } },
    query,
    'scale',
  )
}

/** With a precondition the size is read first, and the write holds only for the version that was read. */
function* scaleIf(address: Address, invocation: Invocation): Task {
  const { context, flags } = invocation
  const current = (yield* context.client.getOne(address, {}, 'scale')) as unknown as Scale
  const actual = current.spec.replicas ?? 0
  const [expected, version] = [flags.int('current-replicas'), flags.string('resource-version')]
  if (expected >= 0 && actual !== expected) throw new KubectlError(`Expected replicas to be ${expected}, was ${actual}`)
  if (version && current.metadata.resourceVersion !== version)
    throw new KubectlError(`Expected resource version to be ${version}, was ${current.metadata.resourceVersion}`)
  const wanted: Scale = { ...current, spec: { ...current.spec, replicas: flags.int('replicas') } }
  yield* context.client.replaceOne(address, wanted, writeQuery(invocation), 'scale')
}

function* waitForSize({ info, namespace, name }: Address, { context, flags }: Invocation): Task {
  const wanted = flags.int('replicas')
  const hasSize = (object: ApiObject | null): boolean =>
    (object as { readonly status?: { readonly replicas?: number } } | null)?.status?.replicas === wanted
  const deadlineMs = context.kernel.now + flags.durationMs('timeout')
  const isReached = yield* waitUntil(context, info, namespace, name, hasSize, deadlineMs)
  if (!isReached) throw new KubectlError('timed out waiting for the condition')
}
