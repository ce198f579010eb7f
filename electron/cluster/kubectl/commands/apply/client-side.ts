// Models: k8s.io/kubectl/pkg/cmd/apply/patcher.go, k8s.io/kubectl/pkg/util/apply.go
import { apiVersionOf, isApiError, type ApiObject } from '../../../../contract/api'
import { patchSchemaOf, threeWayMergePatch, type JsonObject } from '../../../../contract/api/patch'
import { FIELDS } from '../../../../contract/api/schema/fields.generated'
import type { Task } from '../../../kernel/task'
import type { Invocation } from '../../command'
import { KubectlError, withSource } from '../../failure'
import { LAST_APPLIED, lastAppliedOf, withLastApplied } from '../../last-applied'
import type { ManifestObject } from '../../manifest/files'
import { addressOf } from '../../selection'
import { compactJson } from '../../../text/json'
import { waitUntilGone } from '../../wait-for'
import { writeQuery, type Reporter } from '../../writes'

export function* clientSideApply(each: ManifestObject, reporter: Reporter, invocation: Invocation): Task<ApiObject> {
  const { info, object } = each
  checkName(each)
  const current = yield* currentOf(each, invocation)
  const modified = withLastApplied(object)
  const done = (result: ApiObject, verb: string): ApiObject => {
    reporter.done({ info, object: result }, verb)
    return result
  }
  if (!current)
    return done(reporter.dryRun === 'client' ? modified : yield* create(each, modified, invocation), 'created')
  const patch = patchFor(each, modified, current, invocation)
  if (Object.keys(patch).length === 0) return done(current, 'unchanged')
  const patched = reporter.dryRun === 'client' ? current : yield* sendPatch(each, patch, modified, current, invocation)
  return done(patched, 'configured')
}

function checkName(each: ManifestObject): void {
  const { name, generateName } = each.object.metadata as { readonly name?: string; readonly generateName?: string }
  if (!name && generateName) throw new KubectlError(`from ${generateName}: cannot use generate name with apply`)
  if (!name)
    throw new KubectlError(
      'error when retrieving current configuration of:\n' +
        describeTarget(each) +
        `\nfrom server for: ${JSON.stringify(each.source)}: resource name may not be empty`,
    )
}

function* currentOf(each: ManifestObject, invocation: Invocation): Task<ApiObject | null> {
  try {
    return yield* invocation.context.client.getOne(addressOf(each, invocation))
  } catch (error) {
    if (isApiError(error, 'NotFound')) return null
    if (isApiError(error, 'ConnectionRefused')) throw validationUnreachable(each.source)
    throw withRetrieval(each, error)
  }
}

/** A refusal to read says what was to be read. */
function withRetrieval(each: ManifestObject, error: unknown): unknown {
  const verb = `retrieving current configuration of:\n${describeTarget(each)}\nfrom server for:`
  return isApiError(error) && error.reason !== 'Unauthorized' ? withSource(verb, each.source, error) : error
}

/** kubectl asks for the schema before anything else, and that is what fails first. */
function validationUnreachable(source: string): KubectlError {
  return new KubectlError(
    `error validating ${JSON.stringify(source)}: error validating data: failed to download openapi: Get "https://10.0.0.10:6443/openapi/v2?timeout=32s": dial tcp 10.0.0.10:6443: connect: connection refused; if you choose to ignore these errors, turn validation off with --validate=false`,
  )
}

function* create({ info, object, source }: ManifestObject, draft: ApiObject, invocation: Invocation): Task<ApiObject> {
  const namespace = info.namespaced ? (object.metadata.namespace ?? '') : ''
  try {
    return yield* invocation.context.client.createIn(info, namespace, draft, writeQuery(invocation))
  } catch (error) {
    throw withSource('creating', source, error)
  }
}

function patchFor(
  { info, object }: ManifestObject,
  modified: ApiObject,
  current: ApiObject,
  { context }: Invocation,
): JsonObject {
  const lastApplied = lastAppliedOf(current)
  if (lastApplied === undefined) context.err(missingAnnotation(`${info.resource}/${object.metadata.name}`))
  const before = (lastApplied === undefined ? {} : JSON.parse(lastApplied)) as JsonObject
  const asJson = (object: ApiObject): JsonObject => object as unknown as JsonObject
  return threeWayMergePatch(before, asJson(modified), asJson(current), patchSchemaOf(info.definition))
}

function missingAnnotation(name: string): string {
  return `Warning: resource ${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`
}

function* sendPatch(
  each: ManifestObject,
  patch: JsonObject,
  modified: ApiObject,
  current: ApiObject,
  invocation: Invocation,
): Task<ApiObject> {
  // Only the built-in kinds know how their lists are merged.
  const patchType = Object.hasOwn(FIELDS, each.info.definition) ? ('strategic' as const) : ('merge' as const)
  try {
    const query = { ...writeQuery(invocation), patchType }
    return yield* invocation.context.client.patchOne(addressOf(each, invocation), patch, query)
  } catch (error) {
    if (invocation.flags.bool('force') && (isApiError(error, 'Invalid') || isApiError(error, 'Conflict')))
      return yield* replaceByForce(each, modified, current, invocation)
    const verb = `applying patch:\n${compactJson(patch)}\nto:\n${describeTarget(each)}\nfor:`
    throw withSource(verb, each.source, withSource('patching', each.source, error))
  }
}

/** `--force`: deletes what cannot be changed in place, and creates it anew. */
function* replaceByForce(
  each: ManifestObject,
  modified: ApiObject,
  current: ApiObject,
  invocation: Invocation,
): Task<ApiObject> {
  const { context, flags } = invocation
  const grace = flags.int('grace-period')
  const { info, namespace, name } = addressOf(each, invocation)
  const body = { propagationPolicy: 'Background', ...(grace >= 0 && { gracePeriodSeconds: grace }) }
  yield* context.client.request('delete', { resource: info, namespace, name, body })
  yield* waitUntilGone(context, info, current, context.kernel.now + (flags.durationMs('timeout') || Infinity))
  return yield* create(each, modified, invocation)
}

function describeTarget({ info, object }: ManifestObject): string {
  const version = apiVersionOf(info)
  const { name = '', namespace = '' } = object.metadata as { name?: string; namespace?: string }
  return `Resource: "${version}, Resource=${info.resource}", GroupVersionKind: "${version}, Kind=${info.kind}"\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace)}`
}
