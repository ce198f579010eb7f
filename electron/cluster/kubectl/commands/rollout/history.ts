/** `kubectl rollout history`. */
// Models: k8s.io/kubectl/pkg/cmd/rollout/rollout_history.go, k8s.io/kubectl/pkg/polymorphichelpers/history.go
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { describeTemplate } from '../../describers/pod-parts'
import { DescriptionWriter } from '../../describers/writer'
import { KubectlError } from '../../failure'
import { objectName } from '../../kinds'
import type { Found } from '../../selection'
import { NONE } from '../../../text/format'
import { alignTabs, DESCRIBE_STOPS } from '../../text/tabwriter'
import { revisionsOf, type Revision } from './revisions'
import { workloadsOf } from './targets'

export const history: Command = {
  name: 'history',
  summary: 'View rollout history',
  usage: '(TYPE NAME | TYPE/NAME)',
  flags: {
    revision: { kind: 'int', initial: '0', help: 'See the details, including the Pod template, of the revision' },
  },
  *run(invocation) {
    if (invocation.flags.int('revision') < 0)
      throw new KubectlError(`revision must be a positive integer: ${invocation.flags.int('revision')}`)
    for (const each of yield* workloadsOf(invocation)) yield* show(each, invocation)
    return 0
  },
}

function* show(found: Found, invocation: Invocation): Task {
  const { context, flags } = invocation
  const revisions = yield* revisionsOf(found, invocation, 'rollout history')
  const wanted = flags.int('revision')
  const name = objectName(found.info, found.object.metadata.name)
  if (wanted > 0) context.out(`${name} with revision #${wanted}\n${revisionText(revisions, wanted)}\n`)
  else context.out(`${name} \n${listText(revisions)}\n`)
}

function revisionText(revisions: readonly Revision[], wanted: number): string {
  const template = revisions.find(({ number }) => number === wanted)?.template
  if (!template) throw new KubectlError(`unable to find the specified revision`)
  const writer = new DescriptionWriter()
  describeTemplate(template, writer)
  return writer.rawText()
}

function listText(revisions: readonly Revision[]): string {
  if (revisions.length === 0) return 'No rollout history found.\n'
  const rows = revisions.map(({ number, changeCause }) => `${number}\t${changeCause || NONE}\n`)
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, DESCRIBE_STOPS)
}
