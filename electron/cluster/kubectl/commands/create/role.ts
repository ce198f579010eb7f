/** `kubectl create role` and `kubectl create clusterrole`. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_role.go, create_clusterrole.go
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import type { FlagTable } from '../../flags'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

const RULES: FlagTable = {
  verb: { kind: 'list', help: 'Verb that applies to the resources contained in the rule' },
  resource: { kind: 'list', help: 'Resource that the rule applies to' },
  'resource-name': { kind: 'list', help: 'Resource in the white list that the rule applies to, repeat this flag for multiple items' },
} // prettier-ignore

/** Verbs that requests have, and those that other rules speak of. */
const VERBS = ['get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection', 'use', 'bind', 'escalate', 'impersonate'] // prettier-ignore

interface PolicyRule {
  readonly verbs: readonly string[]
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly resourceNames?: readonly string[]
}

export const role: Command = {
  name: 'role',
  summary: 'Create a role with single rule',
  usage: 'NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename]',
  completes: 'nothing',
  flags: { ...CREATE_FLAGS, ...RULES },
  *run(invocation) {
    const name = nameFrom(invocation)
    const verbs = verbsOf(invocation)
    if (!invocation.flags.changed('resource')) throw new KubectlError('at least one resource must be specified')
    const rules = yield* rulesOf(verbs, invocation)
    const metadata = { name, namespace: invocation.namespace }
    return yield* createFrom(draftOf('rbac.authorization.k8s.io/v1', 'Role', metadata, { rules }), null, invocation)
  },
}

export const clusterRole: Command = {
  name: 'clusterrole',
  summary: 'Create a cluster role',
  usage: 'NAME --verb=verb --resource=resource.group [--resource-name=resourcename]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    ...RULES,
    'non-resource-url': { kind: 'list', help: 'A partial url that user should have access to' },
    'aggregation-rule': { kind: 'list', help: 'An aggregation label selector for combining ClusterRoles' },
  },
  *run(invocation) {
    const { flags } = invocation
    const name = nameFrom(invocation)
    const api = 'rbac.authorization.k8s.io/v1'
    if (flags.changed('aggregation-rule'))
      return yield* createFrom(draftOf(api, 'ClusterRole', { name }, { aggregationRule: aggregationOf(invocation), rules: null }), null, invocation) // prettier-ignore
    const verbs = verbsOf(invocation)
    const urls = flags.words('non-resource-url')
    if (!flags.changed('resource') && urls.length === 0)
      throw new KubectlError('one of resource or nonResourceURL must be specified')
    const rules = [
      ...(flags.changed('resource') ? yield* rulesOf(verbs, invocation) : []),
      ...(urls.length > 0 ? [{ verbs, nonResourceURLs: urls }] : []),
    ]
    return yield* createFrom(draftOf(api, 'ClusterRole', { name }, { rules }), null, invocation)
  },
}

function aggregationOf({ flags }: Invocation): object {
  if (flags.changed('verb') || flags.changed('resource') || flags.changed('non-resource-url'))
    throw new KubectlError('aggregation rule must be specified without nonResourceURLs, resources or resourceNames')
  const matchLabels = Object.fromEntries(flags.words('aggregation-rule').map((pair) => pair.split('=') as [string, string])) // prettier-ignore
  return { clusterRoleSelectors: [{ matchLabels }] }
}

function verbsOf({ flags, context }: Invocation): readonly string[] {
  const verbs = [...new Set(flags.words('verb'))]
  if (verbs.length === 0) throw new KubectlError('at least one verb must be specified')
  if (verbs.includes('*')) return ['*']
  for (const verb of verbs)
    if (!VERBS.includes(verb)) context.err(`Warning: '${verb}' is not a standard resource verb\n`)
  return verbs
}

/** Resources of one group share a rule. */
function* rulesOf(verbs: readonly string[], { flags, mapper }: Invocation): Task<readonly PolicyRule[]> {
  const resourceNames = flags.words('resource-name')
  const byGroup = new Map<string, string[]>()
  for (const word of flags.words('resource')) {
    const [type = '', subresource] = word.split('/')
    const info = type === '*' ? { group: '*', resource: '*' } : yield* mapper.named(type)
    const resource = subresource ? `${info.resource}/${subresource}` : info.resource
    byGroup.set(info.group, [...(byGroup.get(info.group) ?? []), resource])
  }
  const count = [...byGroup.values()].flat().length
  if (resourceNames.length > 0 && count > 1)
    throw new KubectlError('resource name(s) can not be applied to multiple resources')
  const names = resourceNames.length > 0 ? { resourceNames } : {}
  return [...byGroup].map(([group, resources]) => ({ apiGroups: [group], resources, ...names, verbs }))
}
