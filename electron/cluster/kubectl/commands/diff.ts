/** `kubectl diff`: what an apply of the files would change, as a dry run on the server tells it. */
// Models: k8s.io/kubectl/pkg/cmd/diff/diff.go
// Simplified: always compares as `diff -u -N`; the names of the temporary folders have no number; no --prune.
import { isApiError, type ApiObject } from '../../../contract/api'
import { patchSchemaOf, threeWayMergePatch, type JsonObject } from '../../../contract/api/patch'
import { FIELDS } from '../../../contract/api/schema/fields.generated'
import { microTimeText } from '../../kernel/calendar'
import type { Task } from '../../kernel/task'
import { fieldManager, FILENAME, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { CommandExit, KubectlError, throwCollected, usageError } from '../failure'
import { lastAppliedOf } from '../last-applied'
import { readManifests, type ManifestObject } from '../manifest/files'
import { addressOf } from '../selection'
import { isRecord, without, type PlainRecord } from '../../text/record'
import { unifiedDiff } from '../text/unified-diff'
import { printYaml } from '../text/yaml'

export const diff: Command = {
  name: 'diff',
  summary: 'Diff the live version against a would-be applied version',
  usage: '-f FILENAME',
  completes: 'nothing',
  flags: {
    ...FILENAME, ...SELECTOR_FLAGS, ...fieldManager('kubectl-client-side-apply'),
    'server-side': { kind: 'bool', help: 'If true, compare with what a server-side apply would make' },
    'force-conflicts': { kind: 'bool', help: 'If true, server-side apply takes fields over from other managers' },
    'show-managed-fields': { kind: 'bool', help: 'If true, include managed fields in the diff' },
    concurrency: { kind: 'int', initial: '1', help: 'Number of objects to process in parallel' },
  }, // prettier-ignore
  *run(invocation) {
    const { args, flags, path, context } = invocation
    if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, path)
    if (flags.list('filename').length === 0 && !flags.changed('kustomize'))
      throw new KubectlError('must specify one of -f and -k')
    const { objects, errors } = yield* readManifests(invocation)
    throwCollected(errors)
    let isDifferent = false
    for (const each of objects) {
      const text = yield* diffOf(each, invocation)
      context.out(text)
      isDifferent ||= text !== ''
    }
    // One means a difference, as with diff itself; what went wrong ends with more.
    if (isDifferent) throw new CommandExit(1)
    return 0
  },
}

function* diffOf(each: ManifestObject, invocation: Invocation): Task<string> {
  const live = yield* liveOf(each, invocation)
  const merged = yield* mergedOf(each, live, invocation)
  const [before, after] = masked(each, live && prepared(live, invocation), prepared(merged, invocation))
  const hunks = unifiedDiff(before === null ? '' : printYaml(before), printYaml(after))
  if (hunks === '') return ''
  const { info, object } = each
  const name = [info.group || null, info.version, info.kind, info.namespaced ? object.metadata.namespace : '', object.metadata.name].filter((part) => part !== null).join('.') // prettier-ignore
  const at = microTimeText(invocation.context.kernel.now).replace('T', ' ').replace('Z', '000 +0000')
  return `diff -u -N LIVE/${name} MERGED/${name}\n--- LIVE/${name}\t${at}\n+++ MERGED/${name}\t${at}\n${hunks}`
}

function* liveOf(each: ManifestObject, invocation: Invocation): Task<ApiObject | null> {
  try {
    return yield* invocation.context.client.getOne(addressOf(each, invocation))
  } catch (error) {
    if (isApiError(error, 'NotFound')) return null
    throw error
  }
}

/** What the server would make of it, without making it. */
function* mergedOf(each: ManifestObject, live: ApiObject | null, invocation: Invocation): Task<ApiObject> {
  const { context, flags } = invocation
  const manager = { dryRun: true, fieldManager: flags.string('field-manager') }
  const address = addressOf(each, invocation)
  if (flags.bool('server-side')) {
    const fieldManager = flags.changed('field-manager') ? flags.string('field-manager') : 'kubectl'
    const force = flags.bool('force-conflicts') && { force: true }
    return yield* context.client.patchOne(address, each.object, {
      ...manager,
      fieldManager,
      patchType: 'apply',
      ...force,
    })
  }
  // What is only compared is not applied: the note of the last apply stays as it is.
  if (!live) return yield* context.client.createIn(each.info, address.namespace, each.object, manager)
  const lastApplied = JSON.parse(lastAppliedOf(live) ?? '{}') as JsonObject
  const annotated = { ...each.object, metadata: { annotations: {}, ...each.object.metadata } }
  const [wanted, current] = [annotated, live].map((object) => object as unknown as JsonObject) as [
    JsonObject,
    JsonObject,
  ]
  const patch = threeWayMergePatch(lastApplied, wanted, current, patchSchemaOf(each.info.definition))
  const patchType = Object.hasOwn(FIELDS, each.info.definition) ? ('strategic' as const) : ('merge' as const)
  return yield* context.client.patchOne(address, patch, { ...manager, patchType })
}

function prepared(object: ApiObject, { flags }: Invocation): ApiObject {
  if (flags.bool('show-managed-fields')) return object
  const metadata = without(object.metadata as unknown as PlainRecord, 'managedFields')
  return { ...object, metadata } as unknown as ApiObject
}

/** Values of a Secret are not shown, only that they differ. */
function masked(
  { info }: ManifestObject,
  before: ApiObject | null,
  after: ApiObject,
): readonly [ApiObject | null, ApiObject] {
  if (info.kind !== 'Secret') return [before, after]
  const [old, next] = [dataOf(before), dataOf(after)]
  const hidden = (own: PlainRecord, other: PlainRecord, mark: string): PlainRecord =>
    Object.fromEntries(
      Object.keys(own).map((key) => [key, key in other && own[key] !== other[key] ? `*** (${mark})` : '***']),
    )
  const withData = (object: ApiObject, data: PlainRecord): ApiObject => ({ ...object, data }) as unknown as ApiObject
  return [before && withData(before, hidden(old, next, 'before')), withData(after, hidden(next, old, 'after'))]
}

function dataOf(object: ApiObject | null): PlainRecord {
  const data = (object as unknown as { readonly data?: unknown } | null)?.data
  return isRecord(data) ? data : {}
}
