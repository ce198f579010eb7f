// Models: k8s.io/kubectl/pkg/cmd/create/create_pdb.go
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { selectorObject } from '../../label-selector-object'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const podDisruptionBudget: Command = {
  name: 'poddisruptionbudget',
  aliases: ['pdb'],
  summary: 'Create a pod disruption budget with the specified name',
  usage: 'NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    'min-available': { kind: 'string', help: 'The minimum number or percentage of available pods this budget requires' },
    'max-unavailable': { kind: 'string', help: 'The maximum number or percentage of unavailable pods this budget requires' },
    selector: { kind: 'string', help: 'A label selector to use for this budget. Only equality-based selector requirements are supported' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags, namespace } = invocation
    const name = nameFrom(invocation)
    const [min, max] = [flags.string('min-available'), flags.string('max-unavailable')]
    if (flags.string('selector') === '') throw new KubectlError('a selector must be specified')
    if (min === '' && max === '') throw new KubectlError('one of min-available or max-unavailable must be specified')
    if (min !== '' && max !== '') throw new KubectlError('min-available and max-unavailable cannot be both specified')
    const amount = min === '' ? { maxUnavailable: intOrPercent(max) } : { minAvailable: intOrPercent(min) }
    const spec = { ...amount, selector: selectorObject(flags.string('selector')) }
    const draft = draftOf('policy/v1', 'PodDisruptionBudget', { name, namespace }, { spec, status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 } }) // prettier-ignore
    return yield* createFrom(draft, 'poddisruptionbudgets', invocation)
  },
}

function intOrPercent(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text
}
