/** `kubectl edit`: the object in an editor, and back. */
// Models: k8s.io/kubectl/pkg/cmd/edit/edit.go, k8s.io/kubectl/pkg/cmd/util/editor/editoptions.go
import { resourceOfObject, type ApiObject } from '../../../contract/api'
import { jsonEquals, patchSchemaOf, twoWayMergePatch, type JsonObject } from '../../../contract/api/patch'
import type { Task } from '../../kernel/task'
import { ALL_NAMESPACES, fieldManager, FILENAME, OUTPUT, SUBRESOURCE, VALIDATE } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { errorText, KubectlError, SilentFailure } from '../failure'
import { parseDocuments } from '../manifest/documents'
import { withoutManagedFields } from '../output'
import { addressOf, type Found } from '../selection'
import { targetsOf } from '../targets'
import { indentedJson } from '../../text/json'
import { printYaml } from '../text/yaml'
import { writeQuery } from '../writes'
import { openEditor } from '../editor'
import { objectName } from '../kinds'

const HEADER = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`

export const edit: Command = {
  name: 'edit',
  summary: 'Edit a resource on the server',
  usage: '(RESOURCE/NAME | -f FILENAME)',
  flags: {
    ...FILENAME, ...OUTPUT, ...VALIDATE, ...SUBRESOURCE, ...ALL_NAMESPACES, ...fieldManager('kubectl-edit'),
    'output-patch': { kind: 'bool', help: 'Output the patch if the resource is edited' },
    'windows-line-endings': { kind: 'bool', help: 'Defaults to the line ending native to your platform' },
  }, // prettier-ignore
  *run(invocation) {
    const { found, errors } = yield* targetsOf(invocation)
    yield* eachOf(found, (each) => editOne(each, invocation), errors)
    return 0
  },
}

function* editOne(found: Found, invocation: Invocation): Task {
  const { context } = invocation
  const whole = invocation.flags.bool('show-managed-fields') ? found.object : withoutManagedFields(found.object)
  const isJson = invocation.flags.string('output') === 'json'
  const original = isJson ? `${indentedJson(whole)}\n` : printYaml(whole)
  const name = objectName(found.info, found.object.metadata.name)
  let [text, reason] = [original, '']
  for (;;) {
    const edited = yield* openEditor(
      `${HEADER}${reason}${text}`,
      `kubectl-edit.${isJson ? 'json' : 'yaml'}`,
      invocation,
    )
    const bare = edited === null ? '' : withoutComments(edited)
    if (bare.trim() === '' || bare === original) {
      context.out(`Edit cancelled, ${bare === original ? 'no changes made' : 'saved file was empty'}.\n`)
      return
    }
    // The editor came back with what was refused already: there is nothing new to try.
    if (reason !== '' && bare === text) throw cancelled(reason, context)
    try {
      yield* save(found, whole, readBack(bare), invocation)
      context.out(`${name} edited\n`)
      return
    } catch (error) {
      const problem = errorText(error)
      if (!problem) throw error
      text = bare
      reason = `${problem.split('\n').map((line) => `# ${line}`).join('\n')}\n#\n` // prettier-ignore
    }
  }
}

function cancelled(reason: string, { err }: Invocation['context']): SilentFailure {
  err(`${reason.replace(/^# ?/gm, '').trimEnd()}\nerror: Edit cancelled, no valid changes were saved.\n`)
  return new SilentFailure()
}

function withoutComments(text: string): string {
  return text.split('\n').filter((line) => !line.startsWith('#')).join('\n') // prettier-ignore
}

function readBack(text: string): ApiObject {
  const { objects, error } = parseDocuments(text, 'the edited file')
  if (error) throw new KubectlError(error.message.replace(/^error parsing /, ''))
  return objects[0] as unknown as ApiObject
}

function* save(found: Found, before: ApiObject, after: ApiObject, invocation: Invocation): Task {
  const { context, flags } = invocation
  for (const part of ['apiVersion', 'kind'] as const)
    if (before[part] !== after[part]) throw new KubectlError('At least one of apiVersion, kind and name was changed')
  if (before.metadata.name !== after.metadata.name)
    throw new KubectlError('At least one of apiVersion, kind and name was changed')
  if (jsonEquals(before, after)) return
  const isBuiltIn = resourceOfObject(before) !== undefined
  const definition = isBuiltIn ? found.info.definition : ''
  const patch = twoWayMergePatch(
    before as unknown as JsonObject,
    after as unknown as JsonObject,
    patchSchemaOf(definition),
  )
  if (flags.bool('output-patch')) context.out(`Patch: ${JSON.stringify(patch)}\n`)
  const query = { ...writeQuery(invocation), patchType: isBuiltIn ? ('strategic' as const) : ('merge' as const) }
  yield* context.client.patchOne(addressOf(found, invocation), patch, query, flags.string('subresource'))
}
