/** `kubectl taint`. */
// Models: k8s.io/kubectl/pkg/cmd/taint/taint.go, utils.go
import type { Taint } from '../../../../contract/api'
import type { Node } from '../../sparse'
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { eachOf } from '../../each-of'
import { KubectlError } from '../../failure'
import { addressOf, type Found } from '../../selection'
import { ALL, DRY_RUN, fieldManager, OUTPUT, OVERWRITE, SELECTOR_FLAGS, VALIDATE } from '../../shared-flags'
import { targetsOf } from '../../targets'
import { Reporter, writeQuery } from '../../writes'

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

interface TaintEdits {
  readonly added: readonly Taint[]
  readonly removed: readonly { readonly key: string; readonly effect: string }[]
}

export const taint: Command = {
  name: 'taint',
  summary: 'Update the taints on one or more nodes',
  usage: 'NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  completes: 'nodes',
  flags: {
    ...SELECTOR_FLAGS,
    ...ALL,
    ...OVERWRITE,
    ...OUTPUT,
    ...DRY_RUN,
    ...VALIDATE,
    ...fieldManager('kubectl-taint'),
  },
  *run(invocation) {
    const { args } = invocation
    const isEdit = (arg: string): boolean => /[=:]/.test(arg) || arg.endsWith('-')
    const first = args.findIndex(isEdit)
    const [resources, words] = first < 0 ? [args, []] : [args.slice(0, first), args.slice(first)]
    if (resources.length < 1) throw new KubectlError('one or more resources must be specified as <resource> <name>')
    if (words.length === 0) throw new KubectlError('at least one taint update is required')
    const edits = editsOf(words)
    const { found, errors } = yield* targetsOf(invocation, resources)
    const stranger = found.find(({ info }) => info.kind !== 'Node')
    if (stranger) throw new KubectlError(`invalid resource type ${stranger.info.resource}, only node(s) is supported`)
    const reporter = new Reporter(invocation)
    yield* eachOf(found, (each) => taintOne(each, edits, reporter, invocation), errors)
    return 0
  },
}

function editsOf(words: readonly string[]): TaintEdits {
  const removed = words.filter((word) => word.endsWith('-')).map(removalOf)
  const added = words.filter((word) => !word.endsWith('-')).map(taintOf)
  const both = added.find(({ key, effect }) =>
    removed.some((each) => each.key === key && (each.effect === '' || each.effect === effect)),
  )
  if (both)
    throw new KubectlError(`can not both modify and remove the following taint(s) in the same command: {"${both.key}"}`)
  return { added, removed }
}

function removalOf(word: string): TaintEdits['removed'][number] {
  const [keyAndValue = '', effect = ''] = word.slice(0, -1).split(':')
  if (effect !== '') checkEffect(effect)
  return { key: keyAndValue.split('=')[0] ?? '', effect }
}

function taintOf(word: string): Taint {
  const [keyAndValue = '', effect, ...others] = word.split(':')
  const [key = '', value, ...more] = keyAndValue.split('=')
  if (effect === undefined || others.length > 0 || more.length > 0)
    throw new KubectlError(`invalid taint spec: ${word}`)
  checkEffect(effect)
  return { effect, key, ...(value && { value }) } as Taint
}

function checkEffect(effect: string): void {
  if (!EFFECTS.includes(effect)) throw new KubectlError(`invalid taint effect: ${effect}, unsupported taint effect`)
}

function* taintOne(found: Found, edits: TaintEdits, reporter: Reporter, invocation: Invocation): Task {
  const { metadata, spec } = found.object as unknown as Node
  const before = spec?.taints ?? []
  const isSame = (a: { readonly key: string; readonly effect?: string }, b: Taint): boolean =>
    a.key === b.key && (!a.effect || a.effect === b.effect)
  const clash = edits.added.find((each) => before.some((known) => isSame(each, known)))
  if (clash && !invocation.flags.bool('overwrite'))
    throw new KubectlError(
      `node ${metadata.name} already has ${clash.key} taint(s) with same effect(s) and --overwrite is false`,
    )
  const missing = edits.removed.filter((each) => !before.some((known) => isSame(each, known)))
  if (missing.length > 0)
    throw new KubectlError(missing.map(({ key, effect }) => `taint ${JSON.stringify(effect ? `${key}:${effect}` : key)} not found`).join('\n')) // prettier-ignore
  const kept = before.filter((known) => ![...edits.removed, ...edits.added].some((each) => isSame(each, known)))
  const taints = [...edits.added, ...kept]
  const body = { spec: { taints: taints.length > 0 ? taints : null } }
  const query = { ...writeQuery(invocation), patchType: 'merge' as const }
  const { client } = invocation.context
  const object =
    reporter.dryRun === 'client' ? found.object : yield* client.patchOne(addressOf(found, invocation), body, query)
  reporter.done({ info: found.info, object }, doneText(edits, clash !== undefined))
}

function doneText({ added, removed }: TaintEdits, isChanged: boolean): string {
  if (added.length === 0) return 'untainted'
  return isChanged || removed.length > 0 ? 'modified' : 'tainted'
}
