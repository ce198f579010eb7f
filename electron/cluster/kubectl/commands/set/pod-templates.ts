/** What the `set` commands have in common: a change to the Pod template of a workload, or to a Pod, sent as a patch. */
// Models: k8s.io/kubectl/pkg/cmd/set/helper.go; k8s.io/kubectl/pkg/polymorphichelpers/updatepodspecforobject.go
import type { ApiObject, PodSpec } from '../../../../contract/api'
import { patchSchemaOf, twoWayMergePatch, type JsonObject } from '../../../../contract/api/patch'
import type { Task } from '../../../kernel/task'
import type { Invocation } from '../../command'
import { eachOf } from '../../each-of'
import { KubectlError } from '../../failure'
import type { FlagTable } from '../../flags'
import { readManifests } from '../../manifest/files'
import { addressOf, type Found } from '../../selection'
import { ALL, DRY_RUN, fieldManager, FILENAME, OUTPUT, SELECTOR_FLAGS } from '../../shared-flags'
import { targetsOf } from '../../targets'
import { Reporter, writeQuery } from '../../writes'

export const SET_FLAGS: FlagTable = {
  ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...OUTPUT, ...DRY_RUN, ...fieldManager('kubectl-set'),
  local: { kind: 'bool', help: 'If true, set will NOT contact api-server but run locally' },
} // prettier-ignore

export const NO_RESOURCES = 'one or more resources must be specified as <resource> <name> or <resource>/<name>'

/** The object as it should be; the same object when there is nothing to do. */
export type Change = (found: Found) => ApiObject

export function* changeEach(
  invocation: Invocation,
  resources: readonly string[],
  done: string,
  change: Change,
): Task<number> {
  const reporter = new Reporter(invocation)
  const isLocal = invocation.flags.bool('local')
  const { found, errors } = isLocal ? yield* localTargets(invocation) : yield* targetsOf(invocation, resources)
  yield* eachOf(found, function* (each) {
    const changed = change(each)
    if (changed === each.object && !isLocal) return
    const isSent = !isLocal && reporter.dryRun !== 'client'
    const object = isSent ? yield* send(each, changed, invocation) : changed
    reporter.done({ info: each.info, object }, done)
  }, errors) // prettier-ignore
  return 0
}

/** `--local`: the objects of files as they stand there. */
function* localTargets(
  invocation: Invocation,
): Task<{ readonly found: readonly Found[]; readonly errors: readonly unknown[] }> {
  const { objects, errors } = yield* readManifests(invocation)
  return { found: objects, errors }
}

function* send(found: Found, changed: ApiObject, invocation: Invocation): Task<ApiObject> {
  const [before, after] = [found.object, changed].map((each) => each as unknown as JsonObject) as [
    JsonObject,
    JsonObject,
  ]
  const patch = twoWayMergePatch(before, after, patchSchemaOf(found.info.definition))
  const query = { ...writeQuery(invocation), patchType: 'strategic' as const }
  return yield* invocation.context.client.patchOne(addressOf(found, invocation), patch, query)
}

interface WithTemplate {
  readonly spec?: PodSpec & {
    readonly template?: { readonly spec?: PodSpec }
    readonly jobTemplate?: { readonly spec?: { readonly template?: { readonly spec?: PodSpec } } }
  }
}

/** Changes the Pod's spec wherever the kind keeps it; what changes nothing gives the very same object. */
export function withPodSpec({ info, object }: Found, change: (spec: PodSpec) => PodSpec): ApiObject {
  const { spec } = object as ApiObject & WithTemplate
  const template = spec?.template ?? spec?.jobTemplate?.spec?.template
  const before = info.kind === 'Pod' ? spec : template?.spec
  if (!spec || !before) throw new KubectlError(`the object is not a pod or does not have a pod template: ${info.kind}`)
  const after = change(before)
  if (after === before) return object
  if (info.kind === 'Pod') return { ...object, spec: after } as ApiObject
  const changed = { ...template, spec: after }
  if (spec.template) return { ...object, spec: { ...spec, template: changed } } as ApiObject
  const jobTemplate = { ...spec.jobTemplate, spec: { ...spec.jobTemplate?.spec, template: changed } }
  return { ...object, spec: { ...spec, jobTemplate } } as unknown as ApiObject
}

/** Splits arguments into resources and what looks like a change: `key=value` or `key-`. */
export function splitArgs(
  args: readonly string[],
  isChange: (arg: string) => boolean,
): readonly [readonly string[], readonly string[]] {
  const first = args.findIndex(isChange)
  return first < 0 ? [args, []] : [args.slice(0, first), args.slice(first)]
}
