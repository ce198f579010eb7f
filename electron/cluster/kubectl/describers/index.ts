/** One line a kind. */
import type { ApiObject, Kind, KindMap } from '../../../contract/api'
import { configMapDescriber, namespaceDescriber, secretDescriber, serviceAccountDescriber } from './config'
import type { Describer } from './describer'
import { genericDescriber } from './generic'
import { nodeDescriber } from './node'
import { podDescriber } from './pod'
import { endpointSliceDescriber, serviceDescriber } from './service'
import { deploymentDescriber, replicaSetDescriber } from './workloads'

const describers: { readonly [K in Kind]?: Describer<KindMap[K] & ApiObject> } = {
  Pod: podDescriber,
  Deployment: deploymentDescriber,
  ReplicaSet: replicaSetDescriber,
  Service: serviceDescriber,
  EndpointSlice: endpointSliceDescriber,
  Node: nodeDescriber,
  ConfigMap: configMapDescriber,
  Secret: secretDescriber,
  ServiceAccount: serviceAccountDescriber,
  Namespace: namespaceDescriber,
}

export function describerOf(kind: string): Describer<ApiObject> {
  return describers[kind as Kind] ?? genericDescriber
}
