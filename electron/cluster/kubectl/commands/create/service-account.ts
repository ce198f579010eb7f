// Models: k8s.io/kubectl/pkg/cmd/create/create_serviceaccount.go
import type { Command } from '../../command'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const serviceAccount: Command = {
  name: 'serviceaccount',
  aliases: ['sa'],
  summary: 'Create a service account with the specified name',
  usage: 'NAME [--dry-run=server|client|none]',
  completes: 'nothing',
  flags: CREATE_FLAGS,
  *run(invocation) {
    const metadata = { name: nameFrom(invocation), namespace: invocation.namespace }
    return yield* createFrom(draftOf('v1', 'ServiceAccount', metadata), 'serviceaccount', invocation)
  },
}
