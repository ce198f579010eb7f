/** `kubectl label` and `kubectl annotate`. */
// Models: k8s.io/kubectl/pkg/cmd/label/label.go, annotate/annotate.go
import type { Kind } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { ALL, FILENAME, OVERWRITE, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { KubectlError, throwCollected } from '../failure'
import { objectName } from '../kinds'
import { clashes, editsOf, patchOf, type MetadataEdits } from '../metadata-edits'
import type { Found } from '../selection'
import { targetsOf } from '../targets'

const FLAGS = { ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...OVERWRITE }

export const label: Command = {
  name: 'label',
  summary: 'Update the labels on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N',
  flags: FLAGS,
  run: (invocation) => editEach(invocation, 'label', labelOne),
}

export const annotate: Command = {
  name: 'annotate',
  summary: 'Update the annotations on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N',
  flags: FLAGS,
  run: (invocation) => editEach(invocation, 'annotation', annotateOne),
}

type EditOne = (found: Found, edits: MetadataEdits, invocation: Invocation) => Task

function* editEach(invocation: Invocation, what: 'label' | 'annotation', editOne: EditOne): Task<number> {
  const edits = editsOf(invocation, what)
  const { found, errors } = yield* targetsOf(invocation, edits.resources)
  const collected: unknown[] = [...errors]
  for (const each of found) {
    try {
      yield* editOne(each, edits, invocation)
    } catch (error) {
      collected.push(error)
    }
  }
  throwCollected(collected)
  return 0
}

function* labelOne(found: Found, edits: MetadataEdits, invocation: Invocation): Task {
  const { context, flags } = invocation
  const current = found.object.metadata.labels ?? {}
  const clash = clashes(current, edits)
  if (clash.length > 0 && !flags.bool('overwrite'))
    throw new KubectlError(`${clash.join(', ')}, and --overwrite is false`)
  for (const key of edits.removed) if (current[key] === undefined) context.out(`label "${key}" not found.\n`)
  const patch = patchOf(current, edits)
  const isOnlyRemoval = edits.set.size === 0
  const done = Object.keys(patch).length === 0 ? 'not labeled' : isOnlyRemoval ? 'unlabeled' : 'labeled'
  yield* send(found, { labels: patch }, invocation)
  context.out(`${objectName(found.info, found.object.metadata.name)} ${done}\n`)
}

function* annotateOne(found: Found, edits: MetadataEdits, invocation: Invocation): Task {
  const { context, flags } = invocation
  const current = found.object.metadata.annotations ?? {}
  const clash = clashes(current, edits)
  if (clash.length > 0 && !flags.bool('overwrite')) {
    throw new KubectlError(`--overwrite is false but found the following declared annotation(s): ${clash.join('; ')}`)
  }
  yield* send(found, { annotations: patchOf(current, edits) }, invocation)
  context.out(`${objectName(found.info, found.object.metadata.name)} annotated\n`)
}

function* send(
  { info, object }: Found,
  metadata: Readonly<Record<string, Record<string, string | null>>>,
  { context }: Invocation,
): Task {
  if (Object.values(metadata).every((part) => Object.keys(part).length === 0)) return
  yield* context.client.patch(
    info.kind as Kind,
    info.namespaced ? (object.metadata.namespace ?? '') : '',
    object.metadata.name,
    { metadata },
    'merge',
  )
}
