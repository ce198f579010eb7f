// Models: k8s.io/kubectl/pkg/cmd/create/create_namespace.go
import type { Command } from '../../command'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const namespace: Command = {
  name: 'namespace',
  aliases: ['ns'],
  summary: 'Create a namespace with the specified name',
  usage: 'NAME [--dry-run=server|client|none]',
  completes: 'nothing',
  flags: CREATE_FLAGS,
  *run(invocation) {
    const draft = draftOf('v1', 'Namespace', { name: nameFrom(invocation) }, { spec: {}, status: {} })
    return yield* createFrom(draft, null, invocation)
  },
}
