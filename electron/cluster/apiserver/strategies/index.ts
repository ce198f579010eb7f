import { RESOURCES, type Kind, type KindMap } from '../../../contract/api'
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
import { storedAsGiven } from './stored'
import type { Strategy } from './strategy'

export type { RequestContext, Strategy } from './strategy'
export { beforeCreate, beforeUpdate, checkPath, generatedName } from './before'
export { finalizersForDelete, FOREGROUND, ORPHAN, type Propagation } from './deletion'
export { podGracePeriodSeconds } from './pod'

/** Kinds that are asked or answered and never stored. */
type Spoken =
  | 'Binding' | 'Eviction' | 'Scale' | 'TokenRequest' | 'TokenReview' | 'SelfSubjectReview' | 'SubjectAccessReview'
  | 'LocalSubjectAccessReview' | 'SelfSubjectAccessReview' | 'SelfSubjectRulesReview' | 'ComponentStatus'
  | 'NodeMetrics' | 'PodMetrics' // prettier-ignore
type Stored = Exclude<Kind, Spoken>

/** Kinds with rules of their own; all other stored kinds have only their metadata checked. */
export const STRATEGIES = {
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
} satisfies { readonly [K in Stored]?: Strategy<KindMap[K]> }

const plain: ReadonlyMap<string, Strategy> = new Map(
  RESOURCES.filter(({ kind, definition, verbs }) => kind === definition && verbs.includes('update')).map((info) => [
    info.kind,
    storedAsGiven(info.kind, { namespaced: info.namespaced }),
  ]),
)

/** For code that handles all kinds alike, by definition: a strategy only ever meets objects of its own kind. */
export function strategyOf(definition: string): Strategy | undefined {
  const own: Readonly<Record<string, unknown>> = STRATEGIES
  return Object.hasOwn(own, definition) ? (own[definition] as Strategy) : plain.get(definition)
}
