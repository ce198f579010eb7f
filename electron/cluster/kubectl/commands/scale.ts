/** `kubectl scale`. */
// Models: k8s.io/kubectl/pkg/cmd/scale/scale.go, k8s.io/kubectl/pkg/scale/scale.go
import type { Scale } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { ALL, FILENAME, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { KubectlError, throwCollected } from '../failure'
import { objectName } from '../kinds'
import { namespaceFor, type Found } from '../selection'
import { targetsOf } from '../targets'

export const scale: Command = {
  name: 'scale',
  summary: 'Set a new size for a deployment, replica set, or replication controller',
  usage: '[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  flags: {
    ...FILENAME, ...SELECTOR_FLAGS, ...ALL,
    replicas: { kind: 'int', initial: '-1', help: 'The new desired number of replicas. Required.' },
    'current-replicas': { kind: 'int', initial: '-1', help: 'Precondition for current size' },
  }, // prettier-ignore
  *run(invocation) {
    if (!invocation.flags.changed('replicas') || invocation.flags.int('replicas') < 0) {
      throw new KubectlError('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0')
    }
    const { found, errors } = yield* targetsOf(invocation)
    if (found.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to scale')
    const collected: unknown[] = [...errors]
    for (const each of found) {
      try {
        yield* scaleOne(each, invocation)
      } catch (error) {
        collected.push(error)
      }
    }
    throwCollected(collected)
    return 0
  },
}

function* scaleOne({ info, object }: Found, invocation: Invocation): Task {
  const { context, flags } = invocation
  const { name } = object.metadata
  if (!info.subresources.includes('scale')) throw new KubectlError(`the server could not find the requested resource`)
  const namespace = object.metadata.namespace ?? namespaceFor(info, invocation)
  const current = yield* context.client.getScale(info.kind, namespace, name)
  const expected = flags.int('current-replicas')
  const actual = current.spec?.replicas ?? 0
  if (expected >= 0 && actual !== expected) throw new KubectlError(`Expected replicas to be ${expected}, was ${actual}`)
  const wanted: Scale = { ...current, spec: { ...current.spec, replicas: flags.int('replicas') } }
  yield* context.client.updateScale(info.kind, namespace, name, wanted)
  context.out(`${objectName(info, name)} scaled\n`)
}
