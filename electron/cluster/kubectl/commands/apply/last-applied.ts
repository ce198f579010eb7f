/** `kubectl apply view-last-applied` and `set-last-applied`. */
// Models: k8s.io/kubectl/pkg/cmd/apply/apply_view_last_applied.go, apply_set_last_applied.go
import type { Command } from '../../command'
import { eachOf } from '../../each-of'
import { KubectlError, throwCollected } from '../../failure'
import { LAST_APPLIED, lastAppliedOf, withLastApplied } from '../../last-applied'
import { readManifests } from '../../manifest/files'
import { addressOf } from '../../selection'
import { ALL, DRY_RUN, fieldManager, FILENAME, OUTPUT, SELECTOR_FLAGS } from '../../shared-flags'
import { targetsOf } from '../../targets'
import { indentedJson } from '../../../text/json'
import { printYaml } from '../../text/yaml'
import { Reporter, writeQuery } from '../../writes'

const NO_ANNOTATION = 'no last-applied-configuration annotation found on resource: '

export const viewLastApplied: Command = {
  name: 'view-last-applied',
  summary: 'View the latest last-applied-configuration annotations by type/name or file',
  usage: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  flags: {
    ...FILENAME, ...SELECTOR_FLAGS, ...ALL,
    output: { kind: 'string', short: 'o', initial: 'yaml', help: 'Output format. Must be one of (yaml, json)' },
  }, // prettier-ignore
  *run(invocation) {
    const format = invocation.flags.string('output')
    if (format !== 'yaml' && format !== 'json')
      throw new KubectlError(`Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json`)
    const { found, errors } = yield* targetsOf(invocation)
    for (const { object } of found) {
      const text = lastAppliedOf(object)
      if (text === undefined) throw new KubectlError(`${NO_ANNOTATION}${object.metadata.name}\n`)
      const value = JSON.parse(text) as unknown
      invocation.context.out(format === 'yaml' ? printYaml(value) : `${indentedJson(value)}\n`)
    }
    throwCollected(errors)
    return 0
  },
}

export const setLastApplied: Command = {
  name: 'set-last-applied',
  summary: 'Set the last-applied-configuration annotation on a live object to match the contents of a file',
  usage: '-f FILENAME',
  completes: 'nothing',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN, ...fieldManager('kubectl-client-side-apply'),
    'create-annotation': { kind: 'bool', help: "Will create 'last-applied-configuration' annotations if current objects doesn't have one" },
  }, // prettier-ignore
  *run(invocation) {
    const { client } = invocation.context
    const { objects, errors } = yield* readManifests(invocation)
    const reporter = new Reporter(invocation)
    yield* eachOf(objects, function* (each) {
      const address = addressOf(each, invocation)
      const current = yield* client.getOne(address)
      if (lastAppliedOf(current) === undefined && !invocation.flags.bool('create-annotation'))
        throw new KubectlError(`${NO_ANNOTATION}${current.metadata.name}, to create the annotation, run the command with --create-annotation`) // prettier-ignore
      const annotations = { [LAST_APPLIED]: lastAppliedOf(withLastApplied(each.object)) }
      const query = { ...writeQuery(invocation), patchType: 'merge' as const }
      const patch = { metadata: { annotations } }
      const object = reporter.dryRun === 'client' ? current : yield* client.patchOne(address, patch, query)
      reporter.done({ info: each.info, object }, 'configured')
    }, errors) // prettier-ignore
    return 0
  },
}
