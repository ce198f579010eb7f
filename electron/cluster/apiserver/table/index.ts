/** One line a kind. */
import type { ApiObject, Kind, KindMap } from '../../../contract/api'
import * as admission from './admission'
import { apiServicePrinter, componentStatusPrinter } from './aggregation'
import { horizontalPodAutoscalerPrinter } from './autoscaling'
import { certificateSigningRequestPrinter } from './certificates'
import { CREATED_AT, NAME } from './columns'
import * as config from './config'
import { eventPrinter } from './event'
import { flowSchemaPrinter, priorityLevelConfigurationPrinter } from './flow-control'
import { cronJobPrinter, jobPrinter } from './jobs'
import { nodeMetricsPrinter, podMetricsPrinter } from './metrics'
import { ingressClassPrinter, ingressPrinter, networkPolicyPrinter } from './networking'
import { namespacePrinter, nodePrinter } from './node'
import { podPrinter } from './pod'
import { podDisruptionBudgetPrinter, resourceQuotaPrinter } from './policy'
import type { Printer } from './printer'
import { roleBindingPrinter } from './rbac'
import { priorityClassPrinter, runtimeClassPrinter } from './scheduling'
import * as service from './service'
import * as storage from './storage'
import * as workloads from './workloads'

const printers: { readonly [K in Kind]?: Printer<KindMap[K] & ApiObject> } = {
  Namespace: namespacePrinter,
  Node: nodePrinter,
  Pod: podPrinter,
  PodTemplate: workloads.podTemplatePrinter,
  ReplicationController: workloads.replicationControllerPrinter,
  ReplicaSet: workloads.replicaSetPrinter,
  Deployment: workloads.deploymentPrinter,
  StatefulSet: workloads.statefulSetPrinter,
  DaemonSet: workloads.daemonSetPrinter,
  ControllerRevision: config.controllerRevisionPrinter,
  Job: jobPrinter,
  CronJob: cronJobPrinter,
  HorizontalPodAutoscaler: horizontalPodAutoscalerPrinter,
  PodDisruptionBudget: podDisruptionBudgetPrinter,
  ResourceQuota: resourceQuotaPrinter,
  Service: service.servicePrinter,
  Endpoints: service.endpointsPrinter,
  EndpointSlice: service.endpointSlicePrinter,
  ServiceCIDR: service.serviceCidrPrinter,
  IPAddress: service.ipAddressPrinter,
  Ingress: ingressPrinter,
  IngressClass: ingressClassPrinter,
  NetworkPolicy: networkPolicyPrinter,
  ConfigMap: config.configMapPrinter,
  Secret: config.secretPrinter,
  ServiceAccount: config.serviceAccountPrinter,
  Lease: config.leasePrinter,
  Event: eventPrinter,
  PersistentVolume: storage.persistentVolumePrinter,
  PersistentVolumeClaim: storage.persistentVolumeClaimPrinter,
  StorageClass: storage.storageClassPrinter,
  VolumeAttachment: storage.volumeAttachmentPrinter,
  VolumeAttributesClass: storage.volumeAttributesClassPrinter,
  CSINode: storage.csiNodePrinter,
  CSIDriver: storage.csiDriverPrinter,
  RoleBinding: roleBindingPrinter,
  ClusterRoleBinding: roleBindingPrinter,
  PriorityClass: priorityClassPrinter,
  RuntimeClass: runtimeClassPrinter,
  CertificateSigningRequest: certificateSigningRequestPrinter,
  ValidatingAdmissionPolicy: admission.validatingAdmissionPolicyPrinter,
  ValidatingAdmissionPolicyBinding: admission.admissionPolicyBindingPrinter,
  MutatingAdmissionPolicy: admission.mutatingAdmissionPolicyPrinter,
  MutatingAdmissionPolicyBinding: admission.admissionPolicyBindingPrinter,
  ValidatingWebhookConfiguration: admission.webhookConfigurationPrinter,
  MutatingWebhookConfiguration: admission.webhookConfigurationPrinter,
  FlowSchema: flowSchemaPrinter,
  PriorityLevelConfiguration: priorityLevelConfigurationPrinter,
  APIService: apiServicePrinter,
  ComponentStatus: componentStatusPrinter,
  NodeMetrics: nodeMetricsPrinter,
  PodMetrics: podMetricsPrinter,
}

/** Kinds that nobody wrote a printer for: Roles, LimitRanges, CustomResourceDefinitions. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/rest/table.go: defaultTableConvertor
const plainPrinter: Printer<ApiObject> = {
  columns: [NAME, CREATED_AT],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp],
}

export function printerOf(kind: string): Printer<ApiObject> {
  return Object.hasOwn(printers, kind) ? (printers[kind as Kind] as Printer<ApiObject>) : plainPrinter
}
