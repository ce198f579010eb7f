/** `kubectl apply`: makes the cluster's objects as the files have them, and leaves alone what the files do not speak of. */
// Models: k8s.io/kubectl/pkg/cmd/apply/apply.go
// Simplified: no ApplySets, no edit-last-applied.
import { DRY_RUN, fieldManager, FILENAME, OUTPUT, SELECTOR_FLAGS, VALIDATE } from '../../shared-flags'
import type { ApiObject } from '../../../../contract/api'
import type { Command, Invocation } from '../../command'
import { dryRunOf } from '../../dry-run'
import { eachOf } from '../../each-of'
import { KubectlError, throwCollected, usageError } from '../../failure'
import { readManifests } from '../../manifest/files'
import { Reporter } from '../../writes'
import { clientSideApply } from './client-side'
import { setLastApplied, viewLastApplied } from './last-applied'
import { prune } from './prune'
import { serverSideApply } from './server-side'

export const apply: Command = {
  name: 'apply',
  summary: 'Apply a configuration to a resource by file name or stdin',
  usage: '(-f FILENAME | -k DIRECTORY)',
  completes: 'nothing',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN, ...VALIDATE, ...SELECTOR_FLAGS, ...fieldManager('kubectl-client-side-apply'),
    'server-side': { kind: 'bool', help: 'If true, apply runs in the server instead of the client' },
    'force-conflicts': { kind: 'bool', help: 'If true, server-side apply takes fields over from other managers' },
    overwrite: { kind: 'bool', initial: 'true', help: 'Resolve conflicts by using values from the modified configuration' },
    force: { kind: 'bool', help: 'Delete and create anew what cannot be changed in place' },
    cascade: { kind: 'string', alone: 'background', initial: 'background', help: 'How --force deletes: "background", "orphan" or "foreground"' },
    prune: { kind: 'bool', help: 'Delete what an earlier apply created and the files no longer have; needs -l or --all' },
    'prune-allowlist': { kind: 'list', help: 'Overwrite the default allowlist with <group/version/kind> for --prune' },
    all: { kind: 'bool', help: 'Select all resources in the namespace of the specified resource types, for --prune' },
    'grace-period': { kind: 'int', initial: '-1', help: 'Seconds given to what is pruned or forced to end gracefully' },
    timeout: { kind: 'duration', initial: '0s', help: 'How long to wait before giving up on a delete' },
    wait: { kind: 'bool', help: 'If true, wait for resources to be gone before returning' },
    'openapi-patch': { kind: 'bool', initial: 'true', help: 'If true, use openapi to calculate diff' },
  }, // prettier-ignore
  subcommands: [setLastApplied, viewLastApplied],
  *run(invocation) {
    checkUse(invocation)
    const { objects, errors } = yield* readManifests(invocation)
    if (objects.length === 0) throwCollected(errors)
    if (objects.length === 0) throw new KubectlError('no objects passed to apply')
    const reporter = new Reporter(invocation)
    const applyOne = invocation.flags.bool('server-side') ? serverSideApply : clientSideApply
    const applied: ApiObject[] = []
    yield* eachOf(
      objects,
      function* (each) {
        applied.push(yield* applyOne(each, reporter, invocation))
      },
      errors,
    )
    if (invocation.flags.bool('prune')) yield* prune(applied, reporter, invocation)
    return 0
  },
}

function checkUse(invocation: Invocation): void {
  const { args, flags, path } = invocation
  if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, path)
  if (flags.list('filename').length === 0 && !flags.changed('kustomize'))
    throw new KubectlError('must specify one of -f and -k')
  if (flags.bool('force-conflicts') && !flags.bool('server-side'))
    throw new KubectlError('--force-conflicts only works with --server-side')
  if (flags.bool('server-side') && flags.bool('force'))
    throw new KubectlError('--force cannot be used with --server-side')
  if (flags.bool('server-side') && dryRunOf(invocation) === 'client')
    throw new KubectlError("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)")
  if (flags.bool('prune') && flags.string('selector') === '' && !flags.bool('all'))
    throw new KubectlError(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    )
}
