/** `kubectl set selector`. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_selector.go
import type { ApiObject } from '../../../../contract/api'
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { selectorObject } from '../../label-selector-object'
import { changeEach, SET_FLAGS } from './pod-templates'

export const selector: Command = {
  name: 'selector',
  summary: 'Set the selector on a resource',
  usage: '(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  flags: {
    ...SET_FLAGS,
    'resource-version': {
      kind: 'string',
      help: 'If non-empty, the update only succeeds for this version of the object',
    },
  },
  *run(invocation) {
    const { args } = invocation
    const expression = args.at(-1)
    if (expression === undefined || args.length < 2)
      throw new KubectlError('one or more resources must be specified as <resource> <name> or <resource>/<name>')
    const wanted = selectorObject(expression)
    return yield* changeEach(invocation, args.slice(0, -1), 'selector updated', ({ info, object }) => {
      if (info.kind !== 'Service') throw new KubectlError('setting a selector is only supported for Services')
      if (wanted.matchExpressions?.length)
        throw new KubectlError(
          `match expression ${JSON.stringify(wanted.matchExpressions)} not supported on this object`,
        )
      const { spec } = object as ApiObject & { readonly spec?: object }
      return { ...object, spec: { ...spec, selector: wanted.matchLabels ?? {} } } as ApiObject
    })
  },
}
