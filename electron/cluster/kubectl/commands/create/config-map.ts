// Models: k8s.io/kubectl/pkg/cmd/create/create_configmap.go
import type { Command } from '../../command'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'
import { keyValues, KEY_VALUE_FLAGS } from './key-values'

export const configMap: Command = {
  name: 'configmap',
  aliases: ['cm'],
  summary: 'Create a config map from a local file, directory or literal value',
  usage: 'NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  completes: 'nothing',
  flags: { ...CREATE_FLAGS, ...KEY_VALUE_FLAGS },
  *run(invocation) {
    const name = nameFrom(invocation)
    const data = keyValues(invocation, 'ConfigMap')
    const rest = Object.keys(data).length > 0 ? { data } : {}
    return yield* createFrom(
      draftOf('v1', 'ConfigMap', { name, namespace: invocation.namespace }, rest),
      'configmap',
      invocation,
    )
  },
}
