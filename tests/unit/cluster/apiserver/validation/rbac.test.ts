import { describe, expect, it } from 'vitest'
import { wrongWith, wrongWithChange } from '../strategies/of-kind'

describe('roles', () => {
  it.each([
    ['Role', 'rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]', []],
    ['Role', 'metadata: {name: "system:reader"}', []],
    ['Role', 'metadata: {name: a/b}', ["metadata.name: Invalid value: \"a/b\": may not contain '/'"]],
    ['Role', 'rules: [{}]', ['rules[0].verbs: Required value: verbs must contain at least one value', 'rules[0].apiGroups: Required value: resource rules must supply at least one api group', 'rules[0].resources: Required value: resource rules must supply at least one resource']],
    ['Role', 'rules: [{nonResourceURLs: [/metrics], verbs: [get]}]', ['rules[0].nonResourceURLs: Invalid value: ["/metrics"]: namespaced rules cannot apply to non-resource URLs']],
    ['ClusterRole', 'rules: [{nonResourceURLs: [/metrics], verbs: [get]}]', []],
    ['ClusterRole', 'rules: [{nonResourceURLs: [/metrics], resources: [pods], verbs: [get]}]', ['rules[0].nonResourceURLs: Invalid value: ["/metrics"]: rules cannot apply to both regular resources and non-resource URLs']],
    ['ClusterRole', 'aggregationRule: {}', ['aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil']],
  ])('%s with %s', (kind, text, wrong) => {
    expect(wrongWith(kind, text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('bindings', () => {
  const group = 'rbac.authorization.k8s.io'
  const bound = (subject: string, kind = 'ClusterRole') => `roleRef: {kind: ${kind}, name: r}\nsubjects: [${subject}]`
  it.each([
    ['RoleBinding', bound('{kind: ServiceAccount, name: s}', 'Role'), []],
    ['RoleBinding', bound('{kind: User, name: u}', 'Group'), ['roleRef.kind: Unsupported value: "Group": supported values: "Role", "ClusterRole"']],
    ['ClusterRoleBinding', bound('{kind: User, name: u}', 'Role'), ['roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"']],
    ['ClusterRoleBinding', bound('{kind: ServiceAccount, name: s}'), ['subjects[0].namespace: Required value']],
    ['RoleBinding', bound('{kind: Robot, name: r}'), ['subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"']],
    ['RoleBinding', bound('{kind: User, name: ""}'), ['subjects[0].name: Required value']],
    ['RoleBinding', bound('{kind: User, name: u, apiGroup: apps}'), [`subjects[0].apiGroup: Unsupported value: "apps": supported values: "${group}"`]],
    ['RoleBinding', 'subjects: []', ['roleRef.kind: Unsupported value: "": supported values: "Role", "ClusterRole"', 'roleRef.name: Required value']],
  ])('%s with %s', (kind, text, wrong) => {
    expect(wrongWith(kind, text)).toEqual(wrong)
  }) // prettier-ignore

  it('cannot be turned to another role', () => {
    expect(wrongWithChange('RoleBinding', 'roleRef: {kind: Role, name: r}', 'roleRef: {kind: Role, name: other}')).toEqual([
      `roleRef: Invalid value: {"APIGroup":"${group}","Kind":"Role","Name":"other"}: cannot change roleRef`,
    ]) // prettier-ignore
  })
})
