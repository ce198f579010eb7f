import type { FieldEntry } from '../../../contract/api/schema/field-table'
import { GO_NAMES } from '../../../contract/api/schema/fields.generated'

/** The Go type that a JSON type error names. Fields of a named string type are listed; the others follow from the table. */
// Models: the struct types of k8s.io/api
const NAMED: Readonly<Record<string, string>> = {
  'PodSpec.restartPolicy': 'v1.RestartPolicy',
  'PodSpec.dnsPolicy': 'v1.DNSPolicy',
  'PodSpec.preemptionPolicy': 'v1.PreemptionPolicy',
  'PodStatus.phase': 'v1.PodPhase',
  'PodStatus.qosClass': 'v1.PodQOSClass',
  'Container.imagePullPolicy': 'v1.PullPolicy',
  'Container.terminationMessagePolicy': 'v1.TerminationMessagePolicy',
  'Container.restartPolicy': 'v1.ContainerRestartPolicy',
  'ContainerPort.protocol': 'v1.Protocol',
  'ServicePort.protocol': 'v1.Protocol',
  'ServiceSpec.type': 'v1.ServiceType',
  'ServiceSpec.sessionAffinity': 'v1.ServiceAffinity',
  'ServiceSpec.externalTrafficPolicy': 'v1.ServiceExternalTrafficPolicy',
  'ServiceSpec.internalTrafficPolicy': 'v1.ServiceInternalTrafficPolicy',
  'ServiceSpec.ipFamilyPolicy': 'v1.IPFamilyPolicy',
  'ServiceSpec.ipFamilies': '[]v1.IPFamily',
  'DeploymentStrategy.type': 'v1.DeploymentStrategyType',
  'HTTPGetAction.scheme': 'v1.URIScheme',
  'Toleration.operator': 'v1.TolerationOperator',
  'Toleration.effect': 'v1.TaintEffect',
  'Taint.effect': 'v1.TaintEffect',
  'PodCondition.type': 'v1.PodConditionType',
  'PodCondition.status': 'v1.ConditionStatus',
  'NodeCondition.type': 'v1.NodeConditionType',
  'NodeCondition.status': 'v1.ConditionStatus',
  'EndpointSlice.addressType': 'v1.AddressType',
  'EndpointPort.protocol': 'v1.Protocol',
  'LabelSelectorRequirement.operator': 'v1.LabelSelectorOperator',
  'NodeSelectorRequirement.operator': 'v1.NodeSelectorOperator',
  'Secret.type': 'v1.SecretType',
  'ObjectMeta.uid': 'types.UID',
  'OwnerReference.uid': 'types.UID',
  'NamespaceStatus.phase': 'v1.NamespacePhase',
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'bool',
  int32: 'int32',
  int64: 'int64',
  float64: 'float64',
  bytes: '[]uint8',
  quantity: 'resource.Quantity',
  time: 'v1.Time',
  microTime: 'v1.MicroTime',
  intOrString: 'intstr.IntOrString',
  any: 'v1.FieldsV1',
  json: 'v1.JSON',
  strings: '[]string',
  schemaOrBool: 'v1.JSONSchemaPropsOrBool',
  schemaOrArray: 'v1.JSONSchemaPropsOrArray',
  schemaOrStrings: 'v1.JSONSchemaPropsOrStringArray',
}

export function goTypeOf(owner: string, field: string, entry: FieldEntry): string {
  const named = NAMED[`${owner}.${field}`]
  if (named !== undefined) return named
  const inner = itemGoType(entry)
  if (entry.wrapper === 'list') return `[]${inner}`
  if (entry.wrapper === 'map') return entry.type === 'quantity' ? 'v1.ResourceList' : `map[string]${inner}`
  return inner
}

/** The type of one item of a list or map field. */
export function itemGoType(entry: FieldEntry): string {
  return SCALARS[entry.type] ?? `v1.${goNameOf(entry.type)}`
}

/** What Kubernetes' own source calls a definition. */
export function goNameOf(definition: string): string {
  return GO_NAMES[definition] ?? definition
}
