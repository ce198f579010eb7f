/** The controllers of the controller manager, in the order in which they start: one line each. */
import type { Controller, ControllerContext } from '../client/controller'
import type { Task } from '../kernel/task'
import { CertificateSigningController } from './certificate-signing/certificate-signing-controller'
import { ClusterRoleAggregationController } from './clusterrole-aggregation/clusterrole-aggregation-controller'
import { DeploymentController } from './deployment/deployment-controller'
import { EndpointSliceController } from './endpointslice/endpointslice-controller'
import { GarbageCollector } from './garbage-collector/garbage-collector'
import { NamespaceController } from './namespace/namespace-controller'
import { NodeIpamController } from './node-ipam/node-ipam-controller'
import { NodeLifecycleController } from './node-lifecycle/node-lifecycle-controller'
import { PodGarbageCollector } from './pod-gc/pod-garbage-collector'
import { ReplicaSetController } from './replicaset/replicaset-controller'
import { ResourceQuotaController } from './resourcequota/resourcequota-controller'
import { RootCaPublisher } from './root-ca/root-ca-publisher'
import { ServiceAccountController } from './serviceaccount/serviceaccount-controller'
import { ClaimProtectionController } from './storage-protection/claim-protection-controller'
import { VolumeProtectionController } from './storage-protection/volume-protection-controller'
import { TaintEvictionController } from './taint-eviction/taint-eviction-controller'
import { TtlController } from './ttl/ttl-controller'

export { eventSourceOf, serviceAccountOf } from './accounts'

const CONTROLLERS: readonly (new (context: ControllerContext) => Controller)[] = [
  EndpointSliceController,
  PodGarbageCollector,
  ResourceQuotaController,
  NamespaceController,
  ServiceAccountController,
  GarbageCollector,
  DeploymentController,
  ReplicaSetController,
  TtlController,
  NodeIpamController,
  NodeLifecycleController,
  TaintEvictionController,
  ClaimProtectionController,
  VolumeProtectionController,
  CertificateSigningController,
  ClusterRoleAggregationController,
  RootCaPublisher,
]

/** Makes all controllers, starts the shared caches, and sets the controllers going once these are filled. */
export function startControllers(context: ControllerContext): void {
  const controllers = CONTROLLERS.map((Made) => new Made(context))
  context.informers.start()
  context.kernel.spawn(context.process, 'wait for caches', runWhenSynced(context, controllers))
}

function* runWhenSynced({ informers }: ControllerContext, controllers: readonly Controller[]): Task {
  yield* informers.waitForSync()
  for (const controller of controllers) controller.run()
}
