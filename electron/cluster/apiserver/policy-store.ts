/** The bootstrap policy's way into etcd: before the server listens, and without a word in the trace. */
import { resourceOfKind, type ApiObject } from '../../contract/api'
import type { Store } from '../etcd/store'
import { timeText } from '../kernel/calendar'
import type { Kernel } from '../kernel/kernel'
import type { PolicyStore } from './authorization/rbac/bootstrap/reconcile'
import { etcdKey } from './keys'

interface Placed {
  readonly kind: string
  readonly metadata: { readonly namespace?: string; readonly name?: string }
}

export function policyStore(store: Store, kernel: Kernel): PolicyStore {
  const uids = kernel.random('apiserver/bootstrap-policy')
  return {
    get: (object) => (store.get(keyOf(object))?.value ?? null) as ApiObject | null,
    put(object) {
      const key = keyOf(object)
      store.txn([], [{ type: 'put', key, value: (revision) => stamped(object, revision) }])
    },
    identity: () => ({ uid: uids.uuid(), creationTimestamp: timeText(kernel.now) }),
  }
}

function keyOf({ kind, metadata }: Placed): string {
  return etcdKey(resourceOfKind(kind)!, metadata.namespace ?? '', metadata.name ?? '')
}

function stamped(object: ApiObject, revision: number): ApiObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } }
}
