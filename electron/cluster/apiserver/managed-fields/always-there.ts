/** Go structs that are no pointers cannot be left out, so nobody ever adds or removes them: they are there, and empty. */
// Models: the struct types of k8s.io/api, as encoding/json writes them
import { FIELDS } from '../../../contract/api/schema/fields.generated'
import type { FieldEntry } from '../../../contract/api/schema/field-table'

export function zerosOf(definition: string): ReadonlyMap<string, unknown> {
  const fields = Object.entries(FIELDS[definition] ?? {})
  const usual = fields.filter(([name, entry]) => isAlwaysThere(definition, name, entry))
  return new Map([
    ...usual.map(([name, entry]) => [name, zeroOf(entry)] as const),
    ...Object.entries(ALSO[definition] ?? {}),
  ])
}

function isAlwaysThere(definition: string, name: string, { type, wrapper, required }: FieldEntry): boolean {
  if (wrapper !== undefined) return false
  if (required === true) return true
  if (/^[A-Z]/.test(type)) return EMBEDDED.has(name)
  return type === 'time' && definition.endsWith('Condition')
}

/** Every kind and template embeds these by value. */
const EMBEDDED = new Set(['metadata', 'spec', 'status'])

function zeroOf({ type }: FieldEntry): unknown {
  if (/^[A-Z]/.test(type)) return EMPTY_STRUCT
  if (type === 'string' || type === 'bytes') return ''
  return type === 'bool' ? false : type === 'time' ? null : 0
}

const EMPTY_STRUCT: Readonly<Record<string, never>> = Object.freeze({})

/** Optional for a client, and yet always written by the server. */
const ALSO: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  PodSpec: { containers: null },
  Container: { resources: EMPTY_STRUCT },
  EphemeralContainer: { resources: EMPTY_STRUCT },
  PersistentVolumeClaimSpec: { resources: EMPTY_STRUCT },
  PodTemplate: { template: EMPTY_STRUCT },
  DeploymentSpec: { selector: null, strategy: EMPTY_STRUCT },
  ReplicaSetSpec: { selector: null, template: EMPTY_STRUCT },
  DaemonSetSpec: { selector: null, updateStrategy: EMPTY_STRUCT },
  StatefulSetSpec: { selector: null, updateStrategy: EMPTY_STRUCT },
  ServiceStatus: { loadBalancer: EMPTY_STRUCT },
  IngressStatus: { loadBalancer: EMPTY_STRUCT },
  NetworkPolicySpec: { podSelector: EMPTY_STRUCT },
  NodeStatus: { daemonEndpoints: EMPTY_STRUCT, nodeInfo: EMPTY_STRUCT },
  NodeDaemonEndpoints: { kubeletEndpoint: EMPTY_STRUCT },
  EndpointSlice: { endpoints: null, ports: null },
  Role: { rules: null },
  ClusterRole: { rules: null },
  LimitRangeSpec: { limits: null },
  HorizontalPodAutoscalerStatus: { currentMetrics: null },
  CustomResourceDefinitionSpec: { versions: null },
  CustomResourceDefinitionStatus: { acceptedNames: EMPTY_STRUCT, conditions: null, storedVersions: null },
  Event: {
    source: EMPTY_STRUCT,
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: null,
    reportingComponent: '',
    reportingInstance: '',
  },
}
