/** The server's caches, as its own stages see them. */
import type { ApiObject, Kind } from '../../contract/api'
import type { Task } from '../kernel/task'
import type { ApiServer } from './apiserver'
import { etcdKey, etcdPrefix } from './keys'
import { isFinished, type Registry } from './registry'
import type { AuthorizedRequest } from './request'
import type { ServerView } from './server-view'

/** Who writes when a stage of the server itself does. */
const SELF = { name: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] } as const

export function viewOf(server: ApiServer): ServerView {
  const names = server.kernel.random('apiserver/admission')
  const found = new Map<Kind, Registry>()
  /** Each request asks several times: who may do what rests on four kinds. */
  const registry = (kind: Kind): Registry => {
    let known = found.get(kind)
    if (!known) found.set(kind, (known = server.registry(kind)))
    return known
  }
  const view = {
    get now() {
      return server.kernel.now
    },
    get(kind: Kind, namespace: string, name: string): ApiObject | null {
      const { cache, resource } = registry(kind)
      return cache.get(etcdKey(resource, namespace, name))
    },
    list(kind: Kind, namespace = ''): readonly ApiObject[] {
      const { cache, resource } = registry(kind)
      return cache.list(etcdPrefix(resource, namespace))
    },
    revision: (kind: Kind) => registry(kind).cache.revision,
    change: (kind: Kind, namespace: string, name: string, change: (current: ApiObject) => ApiObject): Task<ApiObject> =>
      registry(kind).change(ownRequest(registry(kind), namespace, name), (current) => {
        const next = change(current)
        return isFinished(next) ? 'remove' : next
      }),
    randomSuffix: () => names.nameSuffix(),
  }
  return view as unknown as ServerView
}

function ownRequest({ resource }: Registry, namespace: string, name: string): AuthorizedRequest {
  const credentials = { type: 'anonymous' } as const
  return { verb: 'update', resource, namespace, name, subresource: '', query: {}, body: null, credentials, user: SELF, agent: 'kube-apiserver', isTyped: true } // prettier-ignore
}
