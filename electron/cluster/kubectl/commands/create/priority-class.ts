// Models: k8s.io/kubectl/pkg/cmd/create/create_priorityclass.go
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const priorityClass: Command = {
  name: 'priorityclass',
  aliases: ['pc'],
  summary: 'Create a priority class with the specified name',
  usage: 'NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    value: { kind: 'int', initial: '0', help: 'The value of this priority class' },
    'global-default': { kind: 'bool', help: 'Whether this PriorityClass is the default priority of Pods without one' },
    description: { kind: 'string', help: 'Guidelines on when this priority class should be used' },
    'preemption-policy': { kind: 'string', initial: 'PreemptLowerPriority', help: 'The policy for preempting pods with lower priority' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags } = invocation
    const name = nameFrom(invocation)
    const policy = flags.string('preemption-policy')
    if (policy !== 'PreemptLowerPriority' && policy !== 'Never')
      throw new KubectlError(`invalid preemption policy ${JSON.stringify(policy)}`)
    const rest = {
      value: flags.int('value'),
      ...(flags.bool('global-default') && { globalDefault: true }),
      ...(flags.string('description') && { description: flags.string('description') }),
      preemptionPolicy: policy,
    }
    return yield* createFrom(
      draftOf('scheduling.k8s.io/v1', 'PriorityClass', { name }, rest),
      'priorityclass',
      invocation,
    )
  },
}
