/** `kubectl scale`. */
// Models: k8s.io/kubectl/pkg/cmd/scale/scale.go, k8s.io/kubectl/pkg/scale/scale.go
import type { Kind, Scale } from '../../../contract/api'
import type { Client } from '../../client/client'
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
  const replicas = flags.int('replicas')
  const expected = flags.int('current-replicas')
  if (expected < 0) yield* context.client.patch(info.kind as Kind, namespace, name, { spec: { replicas } }, 'merge', 'scale')
  else yield* scaleIf(context.client, { kind: info.kind as Kind, namespace, name }, expected, replicas)
  context.out(`${objectName(info, name)} scaled\n`)
}

/** With a precondition the size is read first, and the write holds only for the version that was read. */
function* scaleIf(client: Client, target: ScaleTarget, expected: number, replicas: number): Task {
  const { kind, namespace, name } = target
  const current = yield* client.getScale(kind, namespace, name)
  const actual = current.spec.replicas ?? 0
  if (actual !== expected) throw new KubectlError(`Expected replicas to be ${expected}, was ${actual}`)
  const wanted: Scale = { ...current, spec: { ...current.spec, replicas } }
  yield* client.updateScale(kind, namespace, name, wanted)
}

interface ScaleTarget {
  readonly kind: Kind
  readonly namespace: string
  readonly name: string
}
