/** How the API server reaches its webhooks: over the network of its own node, as anything there would. */
// Models: k8s.io/apiserver/pkg/util/webhook/client.go, serviceresolver.go; the errors of Go's net/http
// Simplified: every webhook's certificate is trusted; names outside the cluster are known to nobody.
import type { WebhookClientConfig } from '../contract/api'
import type { AdmissionReview, WebhookCaller } from './apiserver/admission/webhook/caller'
import type { ServerView } from './apiserver/server-view'
import type { ClusterNetwork } from './cluster-network'
import type { Reply, Sender } from './network/traffic'
import { objectPath } from './trace/object-path'

export interface WebhookRoute {
  readonly network: ClusterNetwork
  readonly view: ServerView
  /** The API server's own place. */
  readonly sender: Sender
}

export function webhookCallerFor({ network, view, sender }: WebhookRoute): WebhookCaller {
  return function* (config, review, timeoutMs) {
    const target = targetOf(config, view)
    if (typeof target === 'string') return target
    const reply = yield* network.request(sender, target, timeoutMs)
    return reply.outcome === 'answered' ? answered(network, reply, review) : failureText(reply, target)
  }
}

interface Target {
  readonly ip: string
  readonly port: number
  readonly path: string
  readonly object: string | null
}

function targetOf({ service, url = '' }: WebhookClientConfig, view: ServerView): Target | string {
  if (!service) return `dial tcp: lookup ${hostOf(url)}: no such host`
  const { namespace, name, port = 443, path = '/' } = service
  const found = view.get('Service', namespace, name)
  if (!found) return `service "${name}" not found`
  const ip = found.spec.clusterIP
  if (!ip || ip === 'None') return `cannot route to service with ClusterIP "${ip ?? ''}"`
  if (!found.spec.ports?.some((each) => each.port === port))
    return `no service port ${port} found for service "${name}"`
  return { ip, port, path, object: objectPath('Service', namespace, name) }
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/:?#]+)/.exec(url)?.[1] ?? ''
}

function answered(
  network: ClusterNetwork,
  { node, address }: Reply,
  { request }: AdmissionReview,
): AdmissionReview | string {
  const [ip = '', port = ''] = address.split(':')
  const response = network.reviewAt(node, ip, Number(port), request!)
  if (response === null) return 'http: server gave HTTP response to HTTPS client'
  return { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response }
}

function failureText({ outcome }: Reply, { ip, port }: Target): string {
  if (outcome === 'timed out') return 'context deadline exceeded'
  if (outcome === 'empty') return 'EOF'
  const why = outcome === 'refused' ? 'connection refused' : 'no route to host'
  return `dial tcp ${ip}:${port}: connect: ${why}`
}
