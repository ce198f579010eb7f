/** Kinds as they are printed: a part that nobody has written yet is absent, whatever the types of the API promise. */
import type * as api from '../../contract/api'
import type { Sparse } from '../text/sparse'

export type Deployment = Sparse<api.Deployment>
export type Lease = Sparse<api.Lease>
export type Namespace = Sparse<api.Namespace>
export type Node = Sparse<api.Node>
export type Pod = Sparse<api.Pod>
export type PodTemplateSpec = Sparse<api.PodTemplateSpec>
export type ReplicaSet = Sparse<api.ReplicaSet>
export type Service = Sparse<api.Service>
