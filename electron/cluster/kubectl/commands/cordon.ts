/** `kubectl cordon` and `kubectl uncordon`: whether new Pods may come to a node. */
// Models: k8s.io/kubectl/pkg/cmd/drain/drain.go
import type { Node } from '../sparse'
import type { Task } from '../../kernel/task'
import { SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { throwCollected, usageError } from '../failure'
import { resourceNamed } from '../kinds'
import { findAllWanted } from '../selection'

export const cordon: Command = {
  name: 'cordon',
  summary: 'Mark node as unschedulable',
  usage: 'NODE',
  flags: { selector: SELECTOR_FLAGS['selector']! },
  run: (invocation) => setUnschedulable(invocation, true, 'cordoned'),
}

export const uncordon: Command = {
  name: 'uncordon',
  summary: 'Mark node as schedulable',
  usage: 'NODE',
  flags: { selector: SELECTOR_FLAGS['selector']! },
  run: (invocation) => setUnschedulable(invocation, false, 'uncordoned'),
}

function* setUnschedulable(invocation: Invocation, unschedulable: boolean, done: string): Task<number> {
  const { args, flags, context, path } = invocation
  if (args.length === 0 && !flags.changed('selector'))
    throw usageError('USAGE: ' + path.replace('kubectl ', '') + ' NODE [flags]', path)
  const names = args.map((arg) => arg.replace(/^nodes?\//, ''))
  const { found, errors } = yield* findAllWanted([{ info: resourceNamed('nodes'), names }], invocation)
  for (const { object } of found) {
    const { metadata, spec } = object as unknown as Node
    if ((spec?.unschedulable ?? false) === unschedulable) context.out(`node/${metadata.name} already ${done}\n`)
    else {
      yield* context.client.patch('Node', '', metadata.name, { spec: { unschedulable: unschedulable ? true : null } })
      context.out(`node/${metadata.name} ${done}\n`)
    }
  }
  throwCollected(errors)
  return 0
}
