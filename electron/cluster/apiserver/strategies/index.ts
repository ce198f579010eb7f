import { RESOURCES, type Kind, type KindMap } from '../../../contract/api'
import {
  mutatingBindingStrategy, mutatingPolicyStrategy, mutatingWebhookStrategy, validatingBindingStrategy,
  validatingPolicyStrategy, validatingWebhookStrategy,
} from './admission-registration' // prettier-ignore
import { controllerRevisionStrategy, daemonSetStrategy, statefulSetStrategy } from './apps'
import { autoscalerStrategy } from './autoscaling'
import { cronJobStrategy, jobStrategy } from './batch'
import {
  endpointSliceStrategy, eventStrategy, leaseStrategy, namespaceStrategy, nodeStrategy, serviceAccountStrategy,
} from './cluster-objects' // prettier-ignore
import { certificateRequestStrategy, csiDriverStrategy, priorityClassStrategy, runtimeClassStrategy } from './cluster-services' // prettier-ignore
import { configMapStrategy, secretStrategy } from './config'
import { endpointsStrategy, limitRangeStrategy, podTemplateStrategy, replicationControllerStrategy, resourceQuotaStrategy } from './core-objects' // prettier-ignore
import { customResourceDefinitionStrategy } from './custom-resource-definition'
import { deploymentStrategy } from './deployment'
import { disruptionBudgetStrategy } from './disruption-budget'
import { flowSchemaStrategy, priorityLevelStrategy } from './flow-control'
import { strategyFor } from './kind-rules'
import { ingressClassStrategy, ingressStrategy, networkPolicyStrategy } from './networking'
import { podStrategy } from './pod'
import { clusterRoleBindingStrategy, clusterRoleStrategy, roleBindingStrategy, roleStrategy } from './rbac'
import { replicaSetStrategy } from './replicaset'
import { resourceClaimStrategy, resourceClaimTemplateStrategy } from './resource-claims'
import { serviceStrategy } from './service'
import type { Strategy } from './strategy'
import { persistentVolumeClaimStrategy, persistentVolumeStrategy, storageClassStrategy, volumeAttachmentStrategy, volumeAttributesClassStrategy } from './volumes' // prettier-ignore

export type { RequestContext, Strategy } from './strategy'
export { beforeCreate, beforeUpdate, checkPath, generatedName } from './before'
export { finalizersForDelete, FOREGROUND, ORPHAN, type Propagation } from './deletion'
export { podGracePeriodSeconds } from './pod'

/** Kinds with rules of their own. */
export const STRATEGIES = {
  Namespace: namespaceStrategy,
  Node: nodeStrategy,
  Pod: podStrategy,
  PodTemplate: podTemplateStrategy,
  ReplicationController: replicationControllerStrategy,
  ReplicaSet: replicaSetStrategy,
  Deployment: deploymentStrategy,
  StatefulSet: statefulSetStrategy,
  DaemonSet: daemonSetStrategy,
  ControllerRevision: controllerRevisionStrategy,
  Job: jobStrategy,
  CronJob: cronJobStrategy,
  HorizontalPodAutoscaler: autoscalerStrategy,
  PodDisruptionBudget: disruptionBudgetStrategy,
  Service: serviceStrategy,
  Endpoints: endpointsStrategy,
  EndpointSlice: endpointSliceStrategy,
  Ingress: ingressStrategy,
  IngressClass: ingressClassStrategy,
  NetworkPolicy: networkPolicyStrategy,
  ConfigMap: configMapStrategy,
  Secret: secretStrategy,
  ServiceAccount: serviceAccountStrategy,
  ResourceQuota: resourceQuotaStrategy,
  LimitRange: limitRangeStrategy,
  PersistentVolume: persistentVolumeStrategy,
  PersistentVolumeClaim: persistentVolumeClaimStrategy,
  StorageClass: storageClassStrategy,
  VolumeAttachment: volumeAttachmentStrategy,
  VolumeAttributesClass: volumeAttributesClassStrategy,
  CSIDriver: csiDriverStrategy,
  ResourceClaim: resourceClaimStrategy,
  ResourceClaimTemplate: resourceClaimTemplateStrategy,
  Event: eventStrategy,
  Lease: leaseStrategy,
  PriorityClass: priorityClassStrategy,
  RuntimeClass: runtimeClassStrategy,
  Role: roleStrategy,
  ClusterRole: clusterRoleStrategy,
  RoleBinding: roleBindingStrategy,
  ClusterRoleBinding: clusterRoleBindingStrategy,
  CertificateSigningRequest: certificateRequestStrategy,
  CustomResourceDefinition: customResourceDefinitionStrategy,
  ValidatingWebhookConfiguration: validatingWebhookStrategy,
  MutatingWebhookConfiguration: mutatingWebhookStrategy,
  ValidatingAdmissionPolicy: validatingPolicyStrategy,
  ValidatingAdmissionPolicyBinding: validatingBindingStrategy,
  MutatingAdmissionPolicy: mutatingPolicyStrategy,
  MutatingAdmissionPolicyBinding: mutatingBindingStrategy,
  FlowSchema: flowSchemaStrategy,
  PriorityLevelConfiguration: priorityLevelStrategy,
} satisfies { readonly [K in Kind]?: Strategy<KindMap[K]> }

/** All other kinds that can be written are stored as they come, with only their metadata checked. */
const plain: ReadonlyMap<string, Strategy> = new Map(
  RESOURCES.filter(({ kind, definition, verbs }) => kind === definition && verbs.includes('update')).map((info) => {
    const firstStatus = info.subresources.includes('status') ? { firstStatus: () => ({}) } : {}
    return [info.kind, strategyFor(info.kind, { namespaced: info.namespaced, ...firstStatus })]
  }),
)

/** For code that handles all kinds alike, by definition: a strategy only ever meets objects of its own kind. */
export function strategyOf(definition: string): Strategy | undefined {
  const own: Readonly<Record<string, unknown>> = STRATEGIES
  return Object.hasOwn(own, definition) ? (own[definition] as Strategy) : plain.get(definition)
}
