/** The plugins that this release switches on by default, in its order: one line each. */
// Models: pkg/kubeapiserver/options/plugins.go: AllOrderedPlugins, DefaultOffAdmissionPlugins
// Simplified: the idle ones only stand in their places.
import type { Authorizer } from '../authorization/authorizer'
import { certificateApproval, certificateSigning, certificateSubjectRestriction } from './certificates'
import { persistentVolumeClaimResize } from './claim-resize'
import { defaultIngressClass } from './default-ingress-class'
import { defaultStorageClass } from './default-storage-class'
import { defaultTolerationSeconds } from './default-toleration-seconds'
import { limitRanger } from './limit-ranger/limit-ranger'
import { namespaceLifecycle } from './namespace-lifecycle'
import { nodeRestriction } from './node-restriction'
import type { AdmissionPlugin } from './plugin'
import { mutatingAdmissionPolicy } from './policy/mutating-policy'
import { validatingAdmissionPolicy } from './policy/validating-policy'
import { podSecurity } from './pod-security/pod-security'
import { podTopologyLabels } from './pod-topology-labels'
import { priority } from './priority'
import { resourceQuota } from './resource-quota'
import { runtimeClass } from './runtime-class'
import { serviceAccount } from './service-account'
import { storageObjectInUseProtection } from './storage-object-in-use'
import { taintNodesByCondition } from './taint-nodes-by-condition'
import type { WebhookCaller } from './webhook/caller'
import { mutatingAdmissionWebhook } from './webhook/mutating-webhook'
import { validatingAdmissionWebhook } from './webhook/validating-webhook'

/** What plugins need of the world outside the chain. */
export interface AdmissionSeams {
  /** Who may do what: policies and certificates ask. */
  readonly authorizer: Pick<Authorizer, 'authorize'>
  readonly callWebhook: WebhookCaller
}

/** A plugin of the release that finds nothing to do here, and why. */
export interface IdlePlugin {
  readonly name: string
  readonly idleBecause: string
}

const NO_POD_GROUPS = 'groups of Pods that are scheduled together are not served'

export function orderedPlugins({ authorizer, callWebhook }: AdmissionSeams): readonly (AdmissionPlugin | IdlePlugin)[] {
  return [
    namespaceLifecycle,
    limitRanger,
    serviceAccount,
    taintNodesByCondition,
    podSecurity,
    priority,
    defaultTolerationSeconds,
    defaultStorageClass,
    storageObjectInUseProtection,
    { name: 'PodGroupProtection', idleBecause: NO_POD_GROUPS },
    persistentVolumeClaimResize,
    runtimeClass,
    certificateApproval(authorizer),
    certificateSigning(authorizer),
    { name: 'ClusterTrustBundleAttest', idleBecause: 'bundles of trusted certificates are not served' },
    certificateSubjectRestriction,
    defaultIngressClass,
    podTopologyLabels,
    { name: 'PodGroupWorkloadExists', idleBecause: NO_POD_GROUPS },
    { name: 'NodeDeclaredFeatureValidator', idleBecause: 'all nodes are of one release, with the same features' },
    {
      name: 'JobValidation',
      idleBecause: 'what it asks about Jobs and groups of Pods does not arise without such groups',
    },
    { name: 'PodResizeValidator', idleBecause: 'Pods are not resized in place' },
    mutatingAdmissionPolicy(authorizer),
    mutatingAdmissionWebhook(authorizer, callWebhook),
    validatingAdmissionPolicy(authorizer),
    validatingAdmissionWebhook(authorizer, callWebhook),
    resourceQuota,
  ]
}

export function defaultPlugins(seams: AdmissionSeams): readonly AdmissionPlugin[] {
  return orderedPlugins(seams).filter((plugin): plugin is AdmissionPlugin => 'handles' in plugin)
}

/** What this cluster runs with: beside the default ones NodeRestriction, as kubeadm sets clusters up, in its place in the order. */
export function enabledPlugins(seams: AdmissionSeams): readonly AdmissionPlugin[] {
  return defaultPlugins(seams).flatMap((plugin) => (plugin === serviceAccount ? [plugin, nodeRestriction] : [plugin]))
}
