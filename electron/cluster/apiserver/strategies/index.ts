import type { KindMap } from '../../../contract/api'
import {
  endpointSliceStrategy,
  eventStrategy,
  leaseStrategy,
  namespaceStrategy,
  nodeStrategy,
  serviceAccountStrategy,
} from './cluster-objects'
import { configMapStrategy, secretStrategy } from './config'
import { deploymentStrategy } from './deployment'
import { podStrategy } from './pod'
import { replicaSetStrategy } from './replicaset'
import { serviceStrategy } from './service'
import type { Strategy } from './strategy'

export type { RequestContext, Strategy } from './strategy'
export { beforeCreate, beforeUpdate, checkPath, generatedName } from './before'
export { finalizersForDelete, FOREGROUND, ORPHAN, type Propagation } from './deletion'
export { podGracePeriodSeconds } from './pod'

type Stored = Exclude<keyof KindMap, 'Binding' | 'Scale' | 'Eviction'>

/** Every kind that is stored, and how. */
export const STRATEGIES: { readonly [K in Stored]: Strategy<KindMap[K]> } = {
  Namespace: namespaceStrategy,
  Node: nodeStrategy,
  Pod: podStrategy,
  ReplicaSet: replicaSetStrategy,
  Deployment: deploymentStrategy,
  Service: serviceStrategy,
  EndpointSlice: endpointSliceStrategy,
  ConfigMap: configMapStrategy,
  Secret: secretStrategy,
  ServiceAccount: serviceAccountStrategy,
  Event: eventStrategy,
  Lease: leaseStrategy,
}

/** For code that handles all kinds alike: a strategy only ever meets objects of its own kind. */
export function strategyOf(kind: string): Strategy | undefined {
  return Object.hasOwn(STRATEGIES, kind) ? STRATEGIES[kind as Stored] : undefined
}
