// Models: describe.go: RoleDescriber, ClusterRoleDescriber, RoleBindingDescriber, ClusterRoleBindingDescriber
import type { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding } from '../../../contract/api'
import type { Describer } from './describer'
import { describeMarks } from './identity'
import { compactRules } from './policy-rules'

export const roleDescriber: Describer<Role | ClusterRole> = {
  hasEvents: false,
  *describe(role, writer) {
    writer.field(0, 'Name', role.metadata.name)
    describeMarks(role, writer)
    writer.line(0, 'PolicyRule:')
    writer.line(1, 'Resources\tNon-Resource URLs\tResource Names\tVerbs')
    writer.line(1, '---------\t-----------------\t--------------\t-----')
    for (const rule of compactRules(role.rules ?? [])) {
      const { nonResourceURLs, resourceNames, verbs } = rule
      writer.line(1, [resourceText(rule), ...[nonResourceURLs, resourceNames, verbs].map(listText)].join('\t'))
    }
  },
}

/** `deployments.apps/scale`. */
function resourceText({ resources = [], apiGroups = [] }: PolicyRule): string {
  const [first] = resources
  if (first === undefined) return ''
  const slash = first.indexOf('/')
  const [resource, subresource] = slash < 0 ? [first, ''] : [first.slice(0, slash), first.slice(slash)]
  return `${resource}${apiGroups[0] ? `.${apiGroups[0]}` : ''}${subresource}`
}

function listText(items: readonly string[] = []): string {
  return `[${items.join(' ')}]`
}

export const roleBindingDescriber: Describer<RoleBinding | ClusterRoleBinding> = {
  hasEvents: false,
  *describe(binding, writer) {
    const { metadata, roleRef, subjects = [] } = binding
    writer.field(0, 'Name', metadata.name)
    describeMarks(binding, writer)
    writer.line(0, 'Role:')
    writer.field(1, 'Kind', roleRef.kind)
    writer.field(1, 'Name', roleRef.name)
    writer.line(0, 'Subjects:')
    writer.line(1, 'Kind\tName\tNamespace')
    writer.line(1, '----\t----\t---------')
    for (const { kind, name, namespace } of subjects) writer.line(1, `${kind}\t${name}\t${namespace ?? ''}`)
  },
}
