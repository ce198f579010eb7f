/** `kubectl cordon` and `kubectl uncordon`: whether new Pods may come to a node. */
// Models: k8s.io/kubectl/pkg/cmd/drain/drain.go, k8s.io/kubectl/pkg/drain/cordon.go
import type { Node } from '../../sparse'
import type { Task } from '../../../kernel/task'
import { DRY_RUN, SELECTOR_FLAGS } from '../../shared-flags'
import type { Command, Invocation } from '../../command'
import { dryRunOf, dryRunSuffix } from '../../dry-run'
import { throwCollected, usageError } from '../../failure'
import type { FlagTable } from '../../flags'
import { findAllWanted } from '../../selection'
import { writeQuery } from '../../writes'

const FLAGS: FlagTable = { selector: SELECTOR_FLAGS['selector']!, ...DRY_RUN }

export const cordon: Command = {
  name: 'cordon',
  summary: 'Mark node as unschedulable',
  usage: 'NODE',
  completes: 'nodes',
  flags: FLAGS,
  run: (invocation) => setEach(invocation, true),
}

export const uncordon: Command = {
  name: 'uncordon',
  summary: 'Mark node as schedulable',
  usage: 'NODE',
  completes: 'nodes',
  flags: FLAGS,
  run: (invocation) => setEach(invocation, false),
}

function* setEach(invocation: Invocation, unschedulable: boolean): Task<number> {
  const { nodes, errors } = yield* nodesOf(invocation)
  for (const node of nodes) yield* setUnschedulable(node, unschedulable, invocation)
  throwCollected(errors)
  return 0
}

export function* nodesOf(
  invocation: Invocation,
): Task<{ readonly nodes: readonly Node[]; readonly errors: readonly unknown[] }> {
  const { args, flags, path, mapper } = invocation
  if (args.length === 0 && !flags.changed('selector'))
    throw usageError('USAGE: ' + path.replace('kubectl ', '') + ' NODE [flags]', path)
  const names = args.map((arg) => arg.replace(/^nodes?\//, ''))
  const { found, errors } = yield* findAllWanted([{ info: yield* mapper.named('nodes'), names }], invocation)
  return { nodes: found.map(({ object }) => object as unknown as Node), errors }
}

export function* setUnschedulable({ metadata, spec }: Node, unschedulable: boolean, invocation: Invocation): Task {
  const { context } = invocation
  const done = unschedulable ? 'cordoned' : 'uncordoned'
  const dryRun = dryRunOf(invocation)
  if ((spec?.unschedulable ?? false) === unschedulable) {
    context.out(`node/${metadata.name} already ${done}${dryRunSuffix(dryRun)}\n`)
    return
  }
  const body = { spec: { unschedulable: unschedulable ? true : null } }
  const query = { ...writeQuery(invocation), patchType: 'strategic' as const }
  if (dryRun !== 'client') yield* context.client.request('patch', { kind: 'Node', name: metadata.name, body, query })
  context.out(`node/${metadata.name} ${done}${dryRunSuffix(dryRun)}\n`)
}
