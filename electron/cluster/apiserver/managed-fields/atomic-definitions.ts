/** Structs that have one owner as a whole: half a reference means nothing. The field tables do not tell them. */
// Models: the markers +structType=atomic and +default of k8s.io/api
export const ATOMIC_DEFINITIONS: ReadonlySet<string> = new Set([
  'LabelSelector',
  'OwnerReference',
  'ConfigMapKeySelector',
  'SecretKeySelector',
  'FileKeySelector',
  'ObjectFieldSelector',
  'ResourceFieldSelector',
  'LocalObjectReference',
  'ObjectReference',
  'TypedLocalObjectReference',
  'SecretReference',
  'NodeSelector',
  'NodeSelectorTerm',
  'TopologySelectorTerm',
  'ScopeSelector',
  'ScopedResourceSelectorRequirement',
  'EndpointAddress',
  'EndpointPort',
  'CoreEndpointPort',
  'ServiceBackendPort',
  'CrossVersionObjectReference',
  'CrossVersionObjectReferenceV1',
  'RoleRef',
  'Subject',
  'ParamKind',
  'ParamRef',
  'MatchResources',
  'NamedRuleWithOperations',
])

/** What tells an item of a list apart when the item leaves it out. */
export const KEY_DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ContainerPort: { protocol: 'TCP' },
  ServicePort: { protocol: 'TCP' },
}
