/** `kubectl wait`: until a condition holds, a field has a value, or an object is gone. */
// Models: k8s.io/kubectl/pkg/cmd/wait/wait.go, condition.go, json.go, delete.go
import { isApiError, notFound, type ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { ALL, ALL_NAMESPACES, FILENAME, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { KubectlError, throwCollected } from '../failure'
import { objectName } from '../kinds'
import { relaxedPath } from '../output'
import { wantedOf, type Found } from '../selection'
import { targetsOf } from '../targets'
import { findAll, valueText } from '../../text/jsonpath'
import { waitUntil, waitUntilGone, type State } from '../wait-for'

const DEFAULT_TIMEOUT_MS = 30_000
const A_WEEK_MS = 7 * 24 * 3_600_000

export const wait: Command = {
  name: 'wait',
  summary: 'Wait for a specific condition on one or many resources',
  usage:
    "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  flags: {
    ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...ALL_NAMESPACES,
    for: { kind: 'string', help: 'The condition to wait on: create, delete, condition=NAME[=VALUE], jsonpath=…' },
    timeout: { kind: 'duration', initial: '30s', help: 'How long to wait before giving up; negative means a week' },
  }, // prettier-ignore
  *run(invocation) {
    const goal = goalOf(invocation.flags.string('for'))
    const deadlineMs = deadlineOf(invocation)
    if (goal.type === 'create') yield* waitForCreation(invocation, deadlineMs)
    const { found, errors } = yield* targetsOf(invocation)
    const problems = errors.filter((error) => !(goal.type === 'delete' && isApiError(error, 'NotFound')))
    if (found.length === 0 && errors.length === 0 && goal.type !== 'delete')
      throw new KubectlError('no matching resources found')
    if (problems.length === 0 || found.length > 0)
      for (const each of found) yield* waitForOne(each, goal, deadlineMs, invocation)
    throwCollected(problems)
    return 0
  },
}

type Goal =
  | { readonly type: 'create' | 'delete' }
  | { readonly type: 'state'; readonly isReached: (object: ApiObject) => boolean }

function goalOf(text: string): Goal {
  if (text === 'create' || text === 'delete') return { type: text }
  if (text.startsWith('condition=')) return { type: 'state', isReached: conditionGoal(text.slice('condition='.length)) }
  if (text.startsWith('jsonpath=')) return { type: 'state', isReached: pathGoal(text.slice('jsonpath='.length)) }
  throw new KubectlError(`unrecognized condition: ${JSON.stringify(text)}`)
}

function conditionGoal(text: string): (object: ApiObject) => boolean {
  const [name = '', value = 'true'] = text.split('=')
  return (object) => {
    const { status, metadata } = object as ApiObject & {
      status?: { conditions?: readonly { type: string; status: string }[]; observedGeneration?: number }
    }
    const isStale = status?.observedGeneration !== undefined && status.observedGeneration < (metadata.generation ?? 0)
    const condition = status?.conditions?.find(({ type }) => type.toLowerCase() === name.toLowerCase())
    return !isStale && condition?.status.toLowerCase() === value.toLowerCase()
  }
}

function pathGoal(text: string): (object: ApiObject) => boolean {
  const match = /^['"]?(\{.*?\}|[^=]+)['"]?(?:=(.*))?$/s.exec(text)
  if (!match)
    throw new KubectlError(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    )
  const [, path = '', raw] = match
  const value = raw?.replace(/^(["'])(.*)\1$/, '$2')
  return (object) => {
    const found = findAll(object, relaxedPath(path))
    return value === undefined ? found.length > 0 : found.length === 1 && valueText(found[0]) === value
  }
}

function deadlineOf({ flags, context }: Invocation): number {
  const timeoutMs = flags.durationMs('timeout')
  return context.kernel.now + (timeoutMs < 0 ? A_WEEK_MS : flags.changed('timeout') ? timeoutMs : DEFAULT_TIMEOUT_MS)
}

function* waitForCreation(invocation: Invocation, deadlineMs: number): Task {
  const { context, namespace, args } = invocation
  for (const { info, names } of yield* wantedOf(args, invocation)) {
    for (const name of names) {
      const exists = yield* waitUntil(
        context,
        info,
        info.namespaced ? namespace : '',
        name,
        (state) => state !== null,
        deadlineMs,
      )
      if (!exists) throw new KubectlError(`timed out waiting for the condition on ${info.resource}/${name}`)
    }
  }
}

function* waitForOne({ info, object }: Found, goal: Goal, deadlineMs: number, { context }: Invocation): Task {
  const { namespace = '', name } = object.metadata
  const isReached = (state: State): boolean => {
    if (state === null) throw notFound(info, name)
    return goal.type !== 'state' || goal.isReached(state)
  }
  const isMet = goal.type === 'delete'
    ? yield* waitUntilGone(context, info, object, deadlineMs)
    : yield* waitUntil(context, info, info.namespaced ? namespace : '', name, isReached, deadlineMs) // prettier-ignore
  if (!isMet) throw new KubectlError(`timed out waiting for the condition on ${info.resource}/${name}`)
  context.out(`${objectName(info, name)} condition met\n`)
}
