/** `kubectl set serviceaccount`. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_serviceaccount.go
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { changeEach, SET_FLAGS, withPodSpec } from './pod-templates'

export const serviceAccount: Command = {
  name: 'serviceaccount',
  aliases: ['sa'],
  summary: 'Update the service account of a resource',
  usage: '(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  flags: SET_FLAGS,
  *run(invocation) {
    const { args } = invocation
    const name = args.at(-1)
    if (name === undefined) throw new KubectlError('serviceaccount is required')
    return yield* changeEach(invocation, args.slice(0, -1), 'serviceaccount updated', (found) =>
      withPodSpec(found, (spec) => ({ ...spec, serviceAccountName: name })),
    )
  },
}
