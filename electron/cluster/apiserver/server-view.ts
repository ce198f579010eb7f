/** What the stages of a request may look at, and do, beside the request itself. */
import type { ApiObject, Kind, KindMap } from '../../contract/api'
import type { Task } from '../kernel/task'

type Stored<K extends Kind> = KindMap[K] & ApiObject

/** The API server's own caches: what its listers show, a moment behind etcd. */
export interface ServerView {
  /** Simulated time, in ms. */
  readonly now: number
  get<K extends Kind>(kind: K, namespace: string, name: string): Stored<K> | null
  /** All of a kind, or those of one namespace, in the order of their keys. */
  list<K extends Kind>(kind: K, namespace?: string): readonly Stored<K>[]
  /** Moves with every change of the kind: what was computed from a list holds as long as it stays. */
  revision(kind: Kind): number
  /** Reads, changes and writes back, as a stage of the server itself; throws what the registry throws. */
  change<K extends Kind>(
    kind: K,
    namespace: string,
    name: string,
    change: (current: Stored<K>) => Stored<K>,
  ): Task<Stored<K>>
  /** Five letters of the alphabet that generated names use. */
  randomSuffix(): string
}
