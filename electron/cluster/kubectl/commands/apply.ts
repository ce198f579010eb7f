/** `kubectl apply`: makes the cluster's objects as the files have them, and leaves alone what the files do not speak of. */
// Models: k8s.io/kubectl/pkg/cmd/apply/apply.go, patcher.go, k8s.io/kubectl/pkg/util/apply.go
// Simplified: client-side apply only; no pruning.
import { apiVersionOf, isApiError, type ApiObject, type Kind } from '../../../contract/api'
import { patchSchemaOf, threeWayMergePatch, type JsonObject } from '../../../contract/api/patch'
import type { Task } from '../../kernel/task'
import { DRY_RUN, FILENAME, OUTPUT } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { dryRunOf, dryRunQuery, dryRunSuffix } from '../dry-run'
import { KubectlError, throwCollected, usageError, withSource } from '../failure'
import { objectName } from '../kinds'
import { readManifests, type ManifestObject } from '../manifest/files'
import { formatObjects } from '../output'
import { compactJson } from '../text/json'
import { without } from '../text/record'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

export const apply: Command = {
  name: 'apply',
  summary: 'Apply a configuration to a resource by file name or stdin',
  usage: '(-f FILENAME | -k DIRECTORY)',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN,
    'server-side': { kind: 'bool', help: 'Not simulated: apply runs in kubectl here' },
    validate: { kind: 'string', alone: 'strict', initial: 'strict', help: 'Must be one of: strict (or true), warn, ignore (or false)' },
  }, // prettier-ignore
  *run(invocation) {
    checkUse(invocation)
    const { objects, errors } = readManifests(invocation)
    if (objects.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to apply')
    const collected: unknown[] = [...errors]
    for (const each of objects) {
      try {
        yield* applyOne(each, invocation)
      } catch (error) {
        collected.push(error)
      }
    }
    throwCollected(collected)
    return 0
  },
}

function checkUse({ args, flags, path }: Invocation): void {
  if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, path)
  if (flags.list('filename').length === 0) throw new KubectlError('must specify one of -f and -k')
  if (flags.bool('server-side')) throw new KubectlError('server-side apply is not simulated; leave --server-side out')
}

function* applyOne(each: ManifestObject, invocation: Invocation): Task {
  const { info, object, source } = each
  const { metadata } = object
  if (!metadata.name && !(metadata as { generateName?: string }).generateName)
    throw new KubectlError(
      'error when retrieving current configuration of:\n' +
        describeTarget(each) +
        `\nfrom server for: ${JSON.stringify(source)}: resource name may not be empty`,
    )
  const current = yield* currentOf(each, invocation)
  const dryRun = dryRunOf(invocation)
  const modified = withLastApplied(object)
  if (!current) {
    const created = dryRun === 'client' ? modified : yield* create(each, modified, invocation)
    report(each, created, 'created', invocation)
    return
  }
  const patch = patchFor(each, modified, current, invocation)
  const isUnchanged = Object.keys(patch).length === 0
  const patched = isUnchanged || dryRun === 'client' ? current : yield* sendPatch(each, patch, invocation)
  report({ ...each, info }, patched, isUnchanged ? 'unchanged' : 'configured', invocation)
}

function* currentOf({ info, object, source }: ManifestObject, { context }: Invocation): Task<ApiObject | null> {
  const { namespace = '', name } = object.metadata
  if (!name) return null
  try {
    return yield* context.client.get(info.kind as Kind, info.namespaced ? namespace : '', name)
  } catch (error) {
    if (isApiError(error, 'NotFound')) return null
    if (isApiError(error, 'ConnectionRefused')) throw validationUnreachable(source)
    throw error
  }
}

/** kubectl asks for the schema before anything else, and that is what fails first. */
function validationUnreachable(source: string): KubectlError {
  return new KubectlError(
    `error validating ${JSON.stringify(source)}: error validating data: failed to download openapi: Get "https://10.0.0.10:6443/openapi/v2?timeout=32s": dial tcp 10.0.0.10:6443: connect: connection refused; if you choose to ignore these errors, turn validation off with --validate=false`,
  )
}

function* create({ info, object, source }: ManifestObject, draft: ApiObject, invocation: Invocation): Task<ApiObject> {
  const { namespace = '' } = object.metadata
  const target = {
    kind: info.kind as Kind,
    namespace: info.namespaced ? namespace : '',
    body: draft,
    query: queryFor(invocation),
  }
  try {
    return (yield* invocation.context.client.request('create', target)) as ApiObject
  } catch (error) {
    throw withSource('creating', source, error)
  }
}

/** The file as it is now is kept in an annotation: the next apply compares with it to see what was taken out. */
export function withLastApplied(object: ApiObject): ApiObject {
  const annotations = without(object.metadata.annotations, LAST_APPLIED)
  const bare = { ...object, metadata: { ...object.metadata, annotations } }
  return {
    ...bare,
    metadata: { ...bare.metadata, annotations: { ...annotations, [LAST_APPLIED]: `${compactJson(bare)}\n` } },
  }
}

function patchFor(
  { info, object }: ManifestObject,
  modified: ApiObject,
  current: ApiObject,
  { context }: Invocation,
): JsonObject {
  const lastApplied = current.metadata.annotations?.[LAST_APPLIED]
  if (lastApplied === undefined) context.err(missingAnnotation(`${info.resource}/${object.metadata.name}`))
  const before = (lastApplied === undefined ? {} : JSON.parse(lastApplied)) as JsonObject
  return threeWayMergePatch(
    before,
    modified as unknown as JsonObject,
    current as unknown as JsonObject,
    patchSchemaOf(info.definition),
  )
}

function missingAnnotation(name: string): string {
  return `Warning: resource ${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`
}

function* sendPatch(each: ManifestObject, patch: JsonObject, invocation: Invocation): Task<ApiObject> {
  const { info, object, source } = each
  const { namespace = '', name } = object.metadata
  const query = { ...queryFor(invocation), patchType: 'strategic' as const }
  const target = { kind: info.kind as Kind, namespace: info.namespaced ? namespace : '', name, query, body: patch }
  try {
    return (yield* invocation.context.client.request('patch', target)) as ApiObject
  } catch (error) {
    const verb = `applying patch:\n${compactJson(patch)}\nto:\n${describeTarget(each)}\nfor:`
    throw withSource(verb, source, withSource('patching', source, error))
  }
}

function describeTarget({ info, object }: ManifestObject): string {
  const version = apiVersionOf(info)
  const { name = '', namespace = '' } = object.metadata as { name?: string; namespace?: string }
  return `Resource: "${version}, Resource=${info.resource}", GroupVersionKind: "${version}, Kind=${info.kind}"\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace)}`
}

function queryFor(invocation: Invocation): {
  readonly fieldValidation: 'Strict' | 'Warn' | 'Ignore'
  readonly dryRun?: boolean
} {
  const word = invocation.flags.string('validate')
  const fieldValidation = /^(false|ignore)$/i.test(word) ? 'Ignore' : word === 'warn' ? 'Warn' : 'Strict'
  return { fieldValidation, ...dryRunQuery(dryRunOf(invocation)) }
}

function report({ info }: ManifestObject, object: ApiObject, verb: string, invocation: Invocation): void {
  const { context, flags } = invocation
  const format = flags.string('output')
  if (format) context.out(formatObjects(format, [{ info, object }], false))
  else context.out(`${objectName(info, object.metadata.name)} ${verb}${dryRunSuffix(dryRunOf(invocation))}\n`)
}
