/** `kubectl drain`: no new Pods, and those that are there leave by eviction. */
// Models: k8s.io/kubectl/pkg/cmd/drain/drain.go, k8s.io/kubectl/pkg/drain/drain.go
// Simplified: Pods are evicted one after the other, and then waited for.
import { isApiError, type Pod } from '../../../../contract/api'
import type { Node } from '../../sparse'
import { sleep, type Task } from '../../../kernel/task'
import { DRY_RUN, SELECTOR_FLAGS } from '../../shared-flags'
import type { Command, Invocation } from '../../command'
import { dryRunOf, dryRunSuffix } from '../../dry-run'
import { KubectlError, throwCollected } from '../../failure'
import { waitUntilGone } from '../../wait-for'
import { nodesOf, setUnschedulable } from './cordon'
import { sortOut } from './drain-filters'

/** How long kubectl waits when a PodDisruptionBudget forbids an eviction. */
const RETRY_MS = 5000

export const drain: Command = {
  name: 'drain',
  summary: 'Drain node in preparation for maintenance',
  usage: 'NODE',
  completes: 'nodes',
  flags: {
    selector: SELECTOR_FLAGS['selector']!, ...DRY_RUN,
    'pod-selector': { kind: 'string', help: 'Label selector to filter pods on the node' },
    'ignore-daemonsets': { kind: 'bool', help: 'Ignore DaemonSet-managed pods' },
    'delete-emptydir-data': { kind: 'bool', help: 'Continue even if there are pods using emptyDir: their data is lost' },
    force: { kind: 'bool', help: 'Continue even if there are pods that do not declare a controller' },
    'grace-period': { kind: 'int', initial: '-1', help: 'Seconds given to each pod to end gracefully; the pod decides if negative' },
    timeout: { kind: 'duration', initial: '0s', help: 'How long to wait before giving up; zero means infinite' },
    'disable-eviction': { kind: 'bool', help: 'Delete instead of evicting: PodDisruptionBudgets are not asked' },
    'skip-wait-for-delete-timeout': { kind: 'int', initial: '0', help: 'Do not wait for pods that are being deleted for longer than this many seconds' },
  }, // prettier-ignore
  *run(invocation) {
    const { nodes, errors } = yield* nodesOf(invocation)
    throwCollected(errors)
    for (const node of nodes) yield* setUnschedulable(node, true, invocation)
    for (const node of nodes) yield* drainOne(node, invocation)
    return 0
  },
}

function* drainOne({ metadata: { name } }: Node, invocation: Invocation): Task {
  const { context, flags } = invocation
  const labelSelector = flags.string('pod-selector')
  const query = { fieldSelector: `spec.nodeName=${name}`, ...(labelSelector && { labelSelector }) }
  const { items } = yield* context.client.list('Pod', '', query)
  const { pods, warnings, problems } = sortOut(items, flags)
  if (problems.length > 0) {
    context.err(`error: unable to drain node ${JSON.stringify(name)} due to error: [${problems.join(', ')}], continuing command...\nThere are pending nodes to be drained:\n ${name}\n`) // prettier-ignore
    throw new KubectlError(problems.join('\n'))
  }
  if (warnings.length > 0) context.err(`Warning: ${warnings.join('; ')}\n`)
  const deadlineMs = context.kernel.now + (flags.durationMs('timeout') || Infinity)
  for (const pod of pods) yield* evict(pod, deadlineMs, invocation)
  if (dryRunOf(invocation) === 'none') yield* waitForAll(pods, deadlineMs, invocation)
  context.out(`node/${name} drained${dryRunSuffix(dryRunOf(invocation))}\n`)
}

function* evict(pod: Pod, deadlineMs: number, invocation: Invocation): Task {
  const { context, flags, mapper } = invocation
  const { namespace, name } = pod.metadata
  const seconds = flags.int('grace-period')
  const deleteOptions = seconds >= 0 ? { gracePeriodSeconds: seconds } : {}
  const isDirect = flags.bool('disable-eviction')
  context.out(
    `${isDirect ? 'deleting' : 'evicting'} pod ${namespace ?? ''}/${name}${dryRunSuffix(dryRunOf(invocation))}\n`,
  )
  if (dryRunOf(invocation) !== 'none') return
  const info = yield* mapper.named('pods')
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions }
  for (;;) {
    try {
      if (isDirect) yield* context.client.request('delete', { resource: info, namespace, name, body: deleteOptions })
      else yield* context.client.postTo({ info, namespace: namespace ?? '', name }, 'eviction', body)
      return
    } catch (error) {
      if (isApiError(error, 'NotFound')) return
      if (!isApiError(error, 'TooManyRequests'))
        throw isApiError(error) ? new KubectlError(`error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}: ${error.message}`) : error // prettier-ignore
      context.err(
        `error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)} (will retry after 5s): ${error.message}\n`,
      )
    }
    if (context.kernel.now + RETRY_MS > deadlineMs)
      throw new KubectlError(`error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}: global timeout reached: ${flags.string('timeout')}`) // prettier-ignore
    yield* sleep(RETRY_MS)
  }
}

function* waitForAll(pods: readonly Pod[], deadlineMs: number, { context, flags, mapper }: Invocation): Task {
  const info = yield* mapper.named('pods')
  for (const pod of pods) {
    const isGone = yield* waitUntilGone(context, info, pod, deadlineMs)
    if (!isGone) throw new KubectlError(`error when waiting for pod ${JSON.stringify(pod.metadata.name)} in namespace ${JSON.stringify(pod.metadata.namespace)} to terminate: global timeout reached: ${flags.string('timeout')}`) // prettier-ignore
    context.out(`pod/${pod.metadata.name} evicted\n`)
  }
}
