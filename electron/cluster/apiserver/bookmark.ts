/** An event of a watch that carries no news, only how far the stream has come. */
// Models: k8s.io/apiserver/pkg/storage/cacher: bookmark events; KEP-3157 (initial events)
import { apiVersionOf, type ApiObject, type ResourceInfo } from '../../contract/api'
import type { WatchEvent } from './request'

export function bookmarkAt(resource: ResourceInfo, revision: number, endsInitialEvents: boolean): WatchEvent {
  const metadata = {
    resourceVersion: String(revision),
    creationTimestamp: null,
    ...(endsInitialEvents && { annotations: { 'k8s.io/initial-events-end': 'true' } }),
  }
  const object = { apiVersion: apiVersionOf(resource), kind: resource.kind, metadata } as unknown as ApiObject
  return { type: 'BOOKMARK', object, revision }
}
