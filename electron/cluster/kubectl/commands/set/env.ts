/** `kubectl set env`. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_env.go
// Simplified: --list says where a value comes from, and does not look it up.
import type { ApiObject, Container, EnvVar, PodSpec } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { objectName } from '../../kinds'
import { targetsOf } from '../../targets'
import { containersMeant } from './containers'
import { changeEach, NO_RESOURCES, SET_FLAGS, splitArgs, withPodSpec } from './pod-templates'

export const env: Command = {
  name: 'env',
  summary: 'Update environment variables on a pod template',
  usage: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  flags: {
    ...SET_FLAGS,
    containers: { kind: 'string', short: 'c', initial: '*', help: 'The names of containers to change; all by default' },
    env: { kind: 'list', short: 'e', help: 'Specify a key-value pair for an environment variable to set into each container' },
    from: { kind: 'string', help: 'The name of a ConfigMap or Secret from which to inject variables' },
    prefix: { kind: 'string', help: 'Prefix to append to variable names' },
    keys: { kind: 'list', help: 'Comma-separated list of keys to import from the named resource' },
    overwrite: { kind: 'bool', initial: 'true', help: 'If true, allow environment to be overwritten' },
    list: { kind: 'bool', help: 'If true, display the environment and any changes in the standard format' },
    resolve: { kind: 'bool', help: 'Show secret or configmap references when listing variables' },
  }, // prettier-ignore
  *run(invocation) {
    const { args, flags } = invocation
    const isEdit = (arg: string): boolean => arg.includes('=') || /^\w.*-$/.test(arg)
    const [resources, words] = splitArgs(args, isEdit)
    if (resources.length === 0 && flags.list('filename').length === 0) throw new KubectlError(NO_RESOURCES)
    if (flags.bool('list')) return yield* list(resources, invocation)
    const edits = [...words, ...flags.list('env')]
    const removed = edits.filter((edit) => !edit.includes('=')).map((edit) => edit.slice(0, -1))
    const set = [...edits.filter((edit) => edit.includes('=')).map(variableOf), ...(yield* variablesFrom(invocation))]
    if (set.length === 0 && removed.length === 0)
      throw new KubectlError('at least one environment variable must be provided')
    return yield* changeEach(invocation, resources, 'env updated', (found) =>
      withPodSpec(found, (spec) => withVariables(spec, set, removed, invocation)),
    )
  },
}

function variableOf(edit: string): EnvVar {
  const name = edit.slice(0, edit.indexOf('='))
  if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name))
    throw new KubectlError(`invalid environment variable name ${JSON.stringify(name)}`)
  return { name, value: edit.slice(edit.indexOf('=') + 1) }
}

/** `--from=configmap/app`: a variable for each of its keys, named as variables are. */
function* variablesFrom({ flags, context, mapper, namespace }: Invocation): Task<readonly EnvVar[]> {
  const [type = '', name = ''] = flags.string('from').split('/')
  if (type === '') return []
  const info = yield* mapper.named(type)
  if (info.kind !== 'ConfigMap' && info.kind !== 'Secret')
    throw new KubectlError(`unsupported resource specified in --from`)
  const { data = {} } = (yield* context.client.getOne({ info, namespace, name })) as ApiObject & {
    readonly data?: object
  }
  const keys = flags.changed('keys') ? flags.words('keys') : Object.keys(data).sort()
  return keys.map((key) => ({
    name: `${flags.string('prefix')}${key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase()}`,
    valueFrom: { [info.kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef']: { name, key } },
  }))
}

function withVariables(
  spec: PodSpec,
  set: readonly EnvVar[],
  removed: readonly string[],
  { flags }: Invocation,
): PodSpec {
  const isMeant = containersMeant(spec, flags.string('containers'))
  const change = (container: Container): Container => {
    const before = container.env ?? []
    const clash = set.find(({ name }) => before.some((each) => each.name === name))
    if (clash && !flags.bool('overwrite')) throw new KubectlError(`'${clash.name}' already has a value (${before.find(({ name }) => name === clash.name)?.value ?? ''}), and --overwrite is false`) // prettier-ignore
    const kept = before.filter(({ name }) => !removed.includes(name))
    const replaced = kept.map((each) => set.findLast(({ name }) => name === each.name) ?? each)
    const added = set.filter(({ name }, index) => !kept.some((each) => each.name === name) && set.findLastIndex((each) => each.name === name) === index) // prettier-ignore
    return { ...container, env: [...replaced, ...added] }
  }
  return { ...spec, containers: spec.containers.map((each) => (isMeant(each) ? change(each) : each)) }
}

function* list(resources: readonly string[], invocation: Invocation): Task<number> {
  const { found } = yield* targetsOf(invocation, resources)
  for (const each of found) {
    withPodSpec(each, (spec) => {
      for (const container of spec.containers) {
        invocation.context.out(`# ${objectName(each.info, each.object.metadata.name)}, container ${container.name}\n`)
        for (const variable of container.env ?? []) invocation.context.out(`${lineOf(variable)}\n`)
      }
      return spec
    })
  }
  return 0
}

function lineOf({ name, value = '', valueFrom }: EnvVar): string {
  if (!valueFrom) return `${name}=${value}`
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom
  if (fieldRef) return `# ${name} from field path ${fieldRef.fieldPath}`
  if (resourceFieldRef) return `# ${name} from resource field ${resourceFieldRef.resource}`
  const reference = configMapKeyRef ?? secretKeyRef
  return `# ${name} from ${configMapKeyRef ? 'configmap' : 'secret'} ${reference?.name ?? ''}, key ${reference?.key ?? ''}`
}
