/** `kubectl replace`: the object becomes what the file says, whole. */
// Models: k8s.io/kubectl/pkg/cmd/replace/replace.go
import { isApiError, type ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { DRY_RUN, fieldManager, FILENAME, OUTPUT, SAVE_CONFIG, SUBRESOURCE, VALIDATE } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError, usageError, withSource } from '../failure'
import { withSavedConfig } from '../last-applied'
import { readManifests, type ManifestObject } from '../manifest/files'
import { addressOf } from '../selection'
import { waitUntilGone } from '../wait-for'
import { Reporter, writeQuery } from '../writes'

export const replace: Command = {
  name: 'replace',
  summary: 'Replace a resource by file name or stdin',
  usage: '-f FILENAME',
  completes: 'nothing',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN, ...SAVE_CONFIG, ...VALIDATE, ...SUBRESOURCE, ...fieldManager('kubectl-replace'),
    force: { kind: 'bool', help: 'Delete the object, and create it anew' },
    'grace-period': { kind: 'int', initial: '-1', help: 'Seconds given to end gracefully; ignored if negative' },
    cascade: { kind: 'string', alone: 'background', initial: 'background', help: 'Must be "background", "orphan" or "foreground"' },
    timeout: { kind: 'duration', initial: '0s', help: 'How long to wait before giving up on a delete' },
    wait: { kind: 'bool', help: 'If true, wait for resources to be gone before returning' },
  }, // prettier-ignore
  *run(invocation) {
    const { args, flags, path } = invocation
    if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, path)
    if (flags.list('filename').length === 0 && !flags.changed('kustomize'))
      throw usageError('Must specify --filename to replace', path)
    if (flags.int('grace-period') >= 0 && !flags.bool('force'))
      throw new KubectlError('--grace-period must have --force specified')
    if (flags.durationMs('timeout') > 0 && !flags.bool('force'))
      throw new KubectlError('--timeout must have --force specified')
    const { objects, errors } = yield* readManifests(invocation)
    if (objects.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to replace')
    const reporter = new Reporter(invocation)
    yield* eachOf(objects, (each) => replaceOne(each, reporter, invocation), errors)
    return 0
  },
}

function* replaceOne(each: ManifestObject, reporter: Reporter, invocation: Invocation): Task {
  const { info, object, source } = each
  const { flags, context } = invocation
  if (!object.metadata.name) throw withSource('replacing', source, new KubectlError('resource name may not be empty'))
  const body = withSavedConfig(object, flags.bool('save-config'))
  try {
    if (flags.bool('force')) yield* replaceByForce(each, body, reporter, invocation)
    else {
      const subresource = flags.string('subresource')
      const replaced = reporter.dryRun === 'client' ? body : yield* context.client.replaceOne(addressOf(each, invocation), body, writeQuery(invocation), subresource) // prettier-ignore
      reporter.done({ info, object: replaced }, 'replaced')
    }
  } catch (error) {
    throw isApiError(error) ? withSource('replacing', source, error) : error
  }
}

function* replaceByForce(each: ManifestObject, body: ApiObject, reporter: Reporter, invocation: Invocation): Task {
  const { context, flags } = invocation
  const { info, namespace, name } = addressOf(each, invocation)
  const seconds = flags.int('grace-period')
  const options = { propagationPolicy: 'Background', ...(seconds >= 0 && { gracePeriodSeconds: seconds }) }
  try {
    const current = yield* context.client.getOne({ info, namespace, name })
    yield* context.client.request('delete', { resource: info, namespace, name, body: options })
    reporter.said(each, 'deleted')
    yield* waitUntilGone(context, info, current, context.kernel.now + (flags.durationMs('timeout') || Infinity))
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
  }
  const object = yield* context.client.createIn(info, namespace, body, writeQuery(invocation))
  reporter.done({ info, object }, 'replaced')
}
