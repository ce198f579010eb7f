/** What must hold when nothing is broken and all queues are empty. Each rule returns what is wrong, as sentences. */
import {
  selectorOf,
  selectorOfMap,
  type ApiObject,
  type Deployment,
  type EndpointSlice,
  type Pod,
  type ReplicaSet,
  type Service,
} from '../../../electron/contract/api'
import type { Cluster } from '../../../electron/cluster/cluster'

export function settledProblems(cluster: Cluster): readonly string[] {
  const all = cluster.etcd.store.range('/registry/').map(({ value }) => value as ApiObject)
  const of = <T extends ApiObject>(kind: string): T[] => all.filter((object) => object.kind === kind) as T[]
  const pods = of<Pod>('Pod')
  return [
    ...of<Deployment>('Deployment').flatMap(deploymentProblems),
    ...of<ReplicaSet>('ReplicaSet').flatMap((replicaSet) => replicaSetProblems(replicaSet, pods)),
    ...of<Service>('Service').flatMap((service) => endpointProblems(service, pods, of<EndpointSlice>('EndpointSlice'))),
    ...ownerProblems(all),
  ]
}

/** Desired is actual. */
function deploymentProblems({ metadata, spec, status }: Deployment): string[] {
  const wanted = spec.replicas ?? 1
  const counts = [
    status?.replicas ?? 0,
    status?.updatedReplicas ?? 0,
    status?.readyReplicas ?? 0,
    status?.availableReplicas ?? 0,
  ]
  const isSeen = (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0)
  if (isSeen && counts.every((count) => count === wanted)) return []
  return [
    `Deployment ${metadata.name} wants ${wanted}, has replicas/updated/ready/available ${counts.join('/')} at generation ${status?.observedGeneration ?? 0} of ${metadata.generation ?? 0}`,
  ]
}

/** Its status counts exactly the Pods that it owns and that are not on their way out. */
function replicaSetProblems({ metadata, spec, status }: ReplicaSet, pods: readonly Pod[]): string[] {
  const owned = pods.filter(
    (pod) => pod.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid) && isActive(pod),
  )
  const ready = owned.filter(isReady).length
  const problems: string[] = []
  if (owned.length !== (spec.replicas ?? 1))
    problems.push(`ReplicaSet ${metadata.name} wants ${spec.replicas ?? 1} Pods, has ${owned.length}`)
  if ((status?.replicas ?? 0) !== owned.length)
    problems.push(`ReplicaSet ${metadata.name} says ${status?.replicas ?? 0} replicas, has ${owned.length}`)
  if ((status?.readyReplicas ?? 0) !== ready)
    problems.push(`ReplicaSet ${metadata.name} says ${status?.readyReplicas ?? 0} ready, has ${ready}`)
  const strangers = owned.filter((pod) => !selectorOf(spec.selector).matches(pod.metadata.labels))
  return [...problems, ...strangers.map((pod) => `Pod ${pod.metadata.name} does not match its owner ${metadata.name}`)]
}

/** Endpoints are exactly the ready Pods that the Service selects. */
function endpointProblems(service: Service, pods: readonly Pod[], slices: readonly EndpointSlice[]): string[] {
  const { selector } = service.spec
  if (!selector) return []
  const isSelected = (pod: Pod): boolean =>
    pod.metadata.namespace === service.metadata.namespace && selectorOfMap(selector).matches(pod.metadata.labels)
  const wanted = pods
    .filter((pod) => isSelected(pod) && isActive(pod) && isReady(pod))
    .map((pod) => pod.status?.podIP ?? '')
  const own = slices.filter(
    (slice) =>
      slice.metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name &&
      slice.metadata.namespace === service.metadata.namespace,
  )
  const found = own
    .flatMap((slice) => slice.endpoints ?? [])
    .filter((endpoint) => endpoint.conditions?.ready === true)
    .flatMap((endpoint) => endpoint.addresses)
  const [want, have] = [[...wanted].sort().join(' '), [...found].sort().join(' ')]
  return want === have ? [] : [`Service ${service.metadata.name} should lead to [${want}], leads to [${have}]`]
}

function ownerProblems(all: readonly ApiObject[]): string[] {
  const uids = new Set(all.map(({ metadata }) => metadata.uid))
  return all.flatMap(({ kind, metadata }) =>
    (metadata.ownerReferences ?? [])
      .filter(({ uid }) => !uids.has(uid))
      .map((owner) => `${kind} ${metadata.name} is owned by ${owner.kind} ${owner.name}, which is gone`),
  )
}

function isActive({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp === undefined && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'
}

function isReady({ status }: Pod): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false
}
