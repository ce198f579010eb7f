/** What the API server itself puts into an empty cluster: namespaces, the Service that leads to it, and the system's priorities. */
// Models: pkg/controlplane/controller/systemnamespaces, kubernetesservice; pkg/registry/scheduling/rest/storage_scheduling.go
import {
  isApiError,
  type Draft,
  type EndpointSlice,
  type Namespace,
  type PriorityClass,
  type Service,
} from '../contract/api'
import type { Client } from './client/client'
import { sleep, type Task } from './kernel/task'
import { KUBERNETES_SERVICE_IP } from './apiserver/service-addresses'

export const SYSTEM_NAMESPACES = ['kube-system', 'kube-public', 'kube-node-lease', 'default'] as const
const RETRY_MS = 1000
/** The kubelet registers its node a second after the server's start; the mark follows. */
const MARK_MS = 1500

export function* bootstrap(client: Client, apiServerIP: string): Task {
  for (const name of SYSTEM_NAMESPACES) yield* ensure(client, namespace(name))
  for (const draft of SYSTEM_PRIORITIES) yield* ensure(client, draft)
  yield* ensure(client, kubernetesService())
  yield* ensure(client, kubernetesEndpoints(apiServerIP))
}

/** Gives the node of the control plane its role, which kubelets may not give themselves. */
// Models: cmd/kubeadm/app/phases/markcontrolplane/markcontrolplane.go
// Simplified: kubeadm does this with the administrator's certificate, as a step of `kubeadm init`.
export function* markControlPlane(client: Client, name: string, labels: Readonly<Record<string, string>>): Task {
  for (;;) {
    yield* sleep(MARK_MS)
    try {
      const { metadata } = yield* client.get('Node', '', name, { routine: true })
      const isMarked = Object.keys(labels).every((key) => metadata.labels?.[key] !== undefined)
      if (!isMarked) yield* client.patch('Node', '', name, { metadata: { labels } })
      return
    } catch (error) {
      if (!isApiError(error)) throw error
    }
  }
}

type Bootstrapped = Draft<Namespace> | Draft<Service> | Draft<EndpointSlice> | Draft<PriorityClass>

/** What an earlier life of the server has made is there already; while etcd is away, it is tried again. */
function* ensure(client: Client, draft: Bootstrapped): Task {
  for (;;) {
    try {
      yield* client.create(draft)
      return
    } catch (error) {
      if (!isApiError(error)) throw error
      if (error.code < 500) return
      yield* sleep(RETRY_MS)
    }
  }
}

/** Pods of these classes are the last to go. */
const SYSTEM_PRIORITIES: readonly Draft<PriorityClass>[] = [
  priorityClass('system-node-critical', 2_000_001_000, 'Used for system critical pods that must not be moved from their current node.'),
  priorityClass('system-cluster-critical', 2_000_000_000, 'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.'),
] // prettier-ignore

function priorityClass(name: string, value: number, description: string): Draft<PriorityClass> {
  return { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value, description }
}

function namespace(name: string): Draft<Namespace> {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {} }
}

function kubernetesService(): Draft<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', namespace: 'default', labels: { component: 'apiserver', provider: 'kubernetes' } },
    spec: {
      clusterIP: KUBERNETES_SERVICE_IP,
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
  }
}

function kubernetesEndpoints(address: string): Draft<EndpointSlice> {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'kubernetes', namespace: 'default', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
  }
}
