/** `kubectl patch`. */
// Models: k8s.io/kubectl/pkg/cmd/patch/patch.go
import { resourceOfObject, type ApiObject } from '../../../contract/api'
import { jsonEquals, jsonMergePatch, jsonPatch, JsonPatchError, patchSchemaOf, strategicMergePatch, type Json, type JsonObject, type JsonPatchOperation } from '../../../contract/api/patch' // prettier-ignore
import type { Task } from '../../kernel/task'
import { DRY_RUN, fieldManager, FILENAME, OUTPUT, SUBRESOURCE } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError, usageError } from '../failure'
import { readManifests } from '../manifest/files'
import { parseDocuments } from '../manifest/documents'
import { addressOf, type Found } from '../selection'
import { targetsOf } from '../targets'
import { Reporter, writeQuery } from '../writes'

const TYPES = ['json', 'merge', 'strategic'] as const
type Type = (typeof TYPES)[number]

export const patch: Command = {
  name: 'patch',
  summary: 'Update fields of a resource',
  usage: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN, ...SUBRESOURCE, ...fieldManager('kubectl-patch'),
    patch: { kind: 'string', short: 'p', help: 'The patch to be applied to the resource JSON file' },
    'patch-file': { kind: 'string', help: 'A file containing a patch to be applied to the resource' },
    type: { kind: 'string', initial: 'strategic', help: 'The type of patch being provided; one of [json merge strategic]' },
    local: { kind: 'bool', help: 'If true, patch will operate on the content of the file, not the server-side resource' },
  }, // prettier-ignore
  *run(invocation) {
    const type = typeOf(invocation)
    const body = bodyOf(invocation)
    const isLocal = invocation.flags.bool('local')
    if (isLocal && invocation.args.length > 0) throw new KubectlError('cannot specify --local and server resources')
    const { found, errors } = isLocal ? yield* fromFiles(invocation) : yield* targetsOf(invocation)
    if (found.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to patch')
    const reporter = new Reporter(invocation)
    yield* eachOf(found, (each) => patchOne(each, type, body, reporter, invocation), errors)
    return 0
  },
}

function* fromFiles(
  invocation: Invocation,
): Task<{ readonly found: readonly Found[]; readonly errors: readonly unknown[] }> {
  const { objects, errors } = yield* readManifests(invocation)
  return { found: objects, errors }
}

function typeOf({ flags }: Invocation): Type {
  const typed = flags.string('type').toLowerCase()
  const type = TYPES.find((each) => each === typed)
  if (!type)
    throw new KubectlError(`--type must be one of [json merge strategic], not ${JSON.stringify(flags.string('type'))}`)
  return type
}

/** JSON or YAML. */
function bodyOf({ flags, context, path }: Invocation): Json {
  const [inline, file] = [flags.string('patch'), flags.string('patch-file')]
  if (inline !== '' && file !== '') throw usageError('cannot specify --patch and --patch-file together', path)
  if (inline === '' && file === '')
    throw usageError('must specify --patch or --patch-file containing the contents of the patch', path)
  const text = file === '' ? inline : context.readFile(file)
  if (text === undefined) throw new KubectlError(`unable to read patch file: open ${file}: no such file or directory`)
  return parsed(text)
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    const { objects, error } = parseDocuments(text, 'patch')
    const [object] = objects
    if (error || !object) throw new KubectlError(`unable to parse ${JSON.stringify(text)}: ${error?.message.replace(/^error parsing patch: (error converting YAML to JSON: )?/, '') ?? 'empty'}`) // prettier-ignore
    return object as unknown as Json
  }
}

function* patchOne(found: Found, type: Type, body: Json, reporter: Reporter, invocation: Invocation): Task {
  const { flags, context } = invocation
  const isHere = flags.bool('local') || reporter.dryRun === 'client'
  if (type === 'strategic' && !isHere && !resourceOfObject(found.object)) throw noStrategy(found)
  const query = { ...writeQuery(invocation), patchType: type }
  const object = isHere
    ? locally(found, type, body)
    : yield* context.client.patchOne(addressOf(found, invocation), body, query, flags.string('subresource'))
  const isSame = jsonEquals(object, found.object)
  reporter.done({ info: found.info, object }, isSame ? 'patched (no change)' : 'patched')
}

function noStrategy({ info }: Found): KubectlError {
  return new KubectlError(`Error from server (UnsupportedMediaType): the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml, application/apply-patch+cbor (${info.resource})`) // prettier-ignore
}

function locally({ info, object }: Found, type: Type, body: Json): ApiObject {
  const before = object as unknown as JsonObject
  try {
    if (type === 'json')
      return jsonPatch(before, body as unknown as readonly JsonPatchOperation[]) as unknown as ApiObject
    if (type === 'merge') return jsonMergePatch(before, body) as unknown as ApiObject
    return strategicMergePatch(before, body as JsonObject, patchSchemaOf(info.definition)) as unknown as ApiObject
  } catch (error) {
    throw error instanceof JsonPatchError ? new KubectlError(error.message) : error
  }
}
