/** One line a kind. */
import { resourceOfKind, type ApiObject, type Kind, type KindMap } from '../../../contract/api'
import { horizontalPodAutoscalerDescriber } from './autoscaler'
import { configMapDescriber, secretDescriber, serviceAccountDescriber } from './config'
import { cronJobDescriber } from './cron-job'
import { daemonSetDescriber } from './daemon-set'
import { deploymentDescriber } from './deployment'
import type { Describer } from './describer'
import { podDisruptionBudgetDescriber } from './disruption-budget'
import { endpointsDescriber, endpointSliceDescriber } from './endpoints'
import { genericDescriber } from './generic'
import { ingressClassDescriber, ingressDescriber } from './ingress'
import { jobDescriber } from './job'
import { limitRangeDescriber } from './limit-range'
import { namespaceDescriber } from './namespace'
import { networkPolicyDescriber } from './network-policy'
import { nodeDescriber } from './node'
import { podDescriber } from './pod'
import { priorityClassDescriber } from './priority-class'
import { roleBindingDescriber, roleDescriber } from './rbac'
import { replicaSetDescriber, replicationControllerDescriber } from './replicas'
import { resourceQuotaDescriber } from './resource-quota'
import { serviceDescriber } from './service'
import { ipAddressDescriber, serviceCidrDescriber } from './service-addresses'
import { certificateSigningRequestDescriber } from './signing-request'
import { statefulSetDescriber } from './stateful-set'
import { csiNodeDescriber, storageClassDescriber, volumeAttributesClassDescriber } from './storage-class'
import { persistentVolumeClaimDescriber, persistentVolumeDescriber } from './volumes'

const describers: { readonly [K in Kind]?: Describer<KindMap[K] & ApiObject> } = {
  Pod: podDescriber,
  ReplicationController: replicationControllerDescriber,
  ReplicaSet: replicaSetDescriber,
  Deployment: deploymentDescriber,
  StatefulSet: statefulSetDescriber,
  DaemonSet: daemonSetDescriber,
  Job: jobDescriber,
  CronJob: cronJobDescriber,
  HorizontalPodAutoscaler: horizontalPodAutoscalerDescriber,
  PodDisruptionBudget: podDisruptionBudgetDescriber,
  Service: serviceDescriber,
  Endpoints: endpointsDescriber,
  EndpointSlice: endpointSliceDescriber,
  ServiceCIDR: serviceCidrDescriber,
  IPAddress: ipAddressDescriber,
  Ingress: ingressDescriber,
  IngressClass: ingressClassDescriber,
  NetworkPolicy: networkPolicyDescriber,
  Node: nodeDescriber,
  Namespace: namespaceDescriber,
  ResourceQuota: resourceQuotaDescriber,
  LimitRange: limitRangeDescriber,
  ConfigMap: configMapDescriber,
  Secret: secretDescriber,
  ServiceAccount: serviceAccountDescriber,
  Role: roleDescriber,
  ClusterRole: roleDescriber,
  RoleBinding: roleBindingDescriber,
  ClusterRoleBinding: roleBindingDescriber,
  PersistentVolume: persistentVolumeDescriber,
  PersistentVolumeClaim: persistentVolumeClaimDescriber,
  StorageClass: storageClassDescriber,
  VolumeAttributesClass: volumeAttributesClassDescriber,
  CSINode: csiNodeDescriber,
  PriorityClass: priorityClassDescriber,
  CertificateSigningRequest: certificateSigningRequestDescriber,
}

/** A kind of the learner's own may have the name of a built-in one: the group tells them apart. */
export function describerOf({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): Describer<ApiObject> {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  if (resourceOfKind(kind)?.group !== group) return genericDescriber
  return describers[kind as Kind] ?? genericDescriber
}
