/** `kubectl label` and `kubectl annotate`. */
// Models: k8s.io/kubectl/pkg/cmd/label/label.go, annotate/annotate.go
import type { ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import {
  ALL,
  ALL_NAMESPACES,
  DRY_RUN,
  fieldManager,
  FILENAME,
  OUTPUT,
  OVERWRITE,
  SELECTOR_FLAGS,
} from '../shared-flags'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError } from '../failure'
import type { FlagTable } from '../flags'
import { clashes, editsOf, patchOf, type MetadataEdits } from '../metadata-edits'
import { addressOf, type Found } from '../selection'
import { targetsOf } from '../targets'
import { Reporter, writeQuery } from '../writes'

const FLAGS: FlagTable = {
  ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...ALL_NAMESPACES, ...OVERWRITE, ...OUTPUT, ...DRY_RUN,
  list: { kind: 'bool', help: 'If true, display what a given resource has' },
  'resource-version': { kind: 'string', help: 'If non-empty, the update only succeeds for this version of the object' },
} // prettier-ignore

export const label: Command = {
  name: 'label',
  summary: 'Update the labels on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  flags: { ...FLAGS, ...fieldManager('kubectl-label') },
  run: (invocation) => editEach(invocation, LABELS),
}

export const annotate: Command = {
  name: 'annotate',
  summary: 'Update the annotations on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  flags: { ...FLAGS, ...fieldManager('kubectl-annotate') },
  run: (invocation) => editEach(invocation, ANNOTATIONS),
}

interface Part {
  readonly word: 'label' | 'annotation'
  readonly key: 'labels' | 'annotations'
  clash(texts: readonly string[]): string
  done(edits: MetadataEdits, isChanged: boolean): string
}

const LABELS: Part = {
  word: 'label',
  key: 'labels',
  clash: (texts) => `${texts.join(', ')}, and --overwrite is false`,
  done: ({ set }, isChanged) => (!isChanged ? 'not labeled' : set.size === 0 ? 'unlabeled' : 'labeled'),
}

const ANNOTATIONS: Part = {
  word: 'annotation',
  key: 'annotations',
  clash: (texts) => `--overwrite is false but found the following declared annotation(s): ${texts.join('; ')}`,
  done: () => 'annotated',
}

function* editEach(invocation: Invocation, part: Part): Task<number> {
  const edits = editsOf(invocation, part.word)
  const { found, errors } = yield* targetsOf(invocation, edits.resources)
  if (found.length > 1 && invocation.flags.changed('resource-version'))
    throw new KubectlError('--resource-version may only be used with a single resource')
  const reporter = new Reporter(invocation)
  const editOne = function* (each: Found): Task {
    if (invocation.flags.bool('list')) list(each, part, invocation)
    if (edits.set.size + edits.removed.length > 0) yield* edit(each, edits, part, reporter, invocation)
  }
  yield* eachOf(found, editOne, errors)
  return 0
}

function list({ info, object }: Found, { key }: Part, { context }: Invocation): void {
  const pairs = object.metadata[key] ?? {}
  const { namespace = '', name } = object.metadata
  if (namespace) context.out(`Listing ${key} for ${info.kind}.${info.version}${info.group ? `.${info.group}` : ''}/${name} in namespace ${namespace}:\n`) // prettier-ignore
  context.out(Object.keys(pairs).sort().map((each) => `${each}=${pairs[each]!}\n`).join('')) // prettier-ignore
}

function* edit(found: Found, edits: MetadataEdits, part: Part, reporter: Reporter, invocation: Invocation): Task {
  const { context, flags } = invocation
  const current = found.object.metadata[part.key] ?? {}
  const clash = clashes(current, edits)
  if (clash.length > 0 && !flags.bool('overwrite')) throw new KubectlError(part.clash(clash))
  for (const key of edits.removed)
    if (current[key] === undefined && part.word === 'label') context.out(`label "${key}" not found.\n`)
  const patch = patchOf(current, edits)
  const isChanged = Object.keys(patch).length > 0
  const object = isChanged && reporter.dryRun !== 'client' ? yield* send(found, part, patch, invocation) : found.object
  reporter.done({ info: found.info, object }, part.done(edits, isChanged))
}

function send(found: Found, { key }: Part, patch: object, invocation: Invocation): Task<ApiObject> {
  const resourceVersion = invocation.flags.string('resource-version')
  const metadata = { [key]: patch, ...(resourceVersion && { resourceVersion }) }
  const query = { ...writeQuery(invocation), patchType: 'merge' as const }
  return invocation.context.client.patchOne(addressOf(found, invocation), { metadata }, query)
}
