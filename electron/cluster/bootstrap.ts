/** What the API server itself puts into an empty cluster: the system's namespaces, and the Service that leads to it. */
// Models: pkg/controlplane/controller/systemnamespaces, kubernetesservice
import { isApiError, type Draft, type EndpointSlice, type Namespace, type Service } from '../contract/api'
import type { Client } from './client/client'
import { sleep, type Task } from './kernel/task'
import { KUBERNETES_SERVICE_IP } from './apiserver/service-addresses'

export const SYSTEM_NAMESPACES = ['kube-system', 'kube-public', 'kube-node-lease', 'default'] as const
const RETRY_MS = 1000

export function* bootstrap(client: Client, apiServerIP: string): Task {
  for (const name of SYSTEM_NAMESPACES) yield* ensure(client, namespace(name))
  yield* ensure(client, kubernetesService())
  yield* ensure(client, kubernetesEndpoints(apiServerIP))
}

/** What an earlier life of the server has made is there already; while etcd is away, it is tried again. */
function* ensure(client: Client, draft: Draft<Namespace> | Draft<Service> | Draft<EndpointSlice>): Task {
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
