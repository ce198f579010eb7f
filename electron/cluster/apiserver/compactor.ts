/** Every five minutes etcd may forget what is older than five minutes: nobody watches from so far back. */
// Models: staging/src/k8s.io/apiserver/pkg/storage/etcd3/compact.go
import { EtcdTimeout, type Etcd } from '../etcd/etcd'
import { tick, type Task } from '../kernel/task'

const PERIOD_MS = 300_000

export function* compactForEver(etcd: Etcd): Task {
  for (let revision = 0; ;) {
    yield* tick(PERIOD_MS)
    if (revision > 0) yield* compact(etcd, revision)
    revision = etcd.store.revision
  }
}

/** A member that is away is asked again the next time. */
function* compact(etcd: Etcd, revision: number): Task {
  try {
    yield* etcd.compact(revision)
  } catch (error) {
    if (!(error instanceof EtcdTimeout)) throw error
  }
}
