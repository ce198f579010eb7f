/** What completion may look at: names, as they are just now. */
import type { Cluster } from '../cluster/cluster'
import type { Home } from './home'

export interface ClusterView {
  readonly programs: readonly string[]
  files(): readonly string[]
  /** Names of objects; a namespace of '' stands for all. */
  names(kind: string, namespace: string): readonly string[]
  /** Containers of a Pod. */
  containers(namespace: string, pod: string): readonly string[]
  components(): readonly string[]
  nodes(): readonly string[]
}

interface StoredObject {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec?: { readonly containers?: readonly { readonly name: string }[] }
}

/** Reads the store itself: a completion is no request, and leaves no trace. */
export function clusterView(cluster: Cluster, home: Home, programs: readonly string[]): ClusterView {
  const objects = (kind: string, namespace: string): readonly StoredObject[] =>
    cluster.etcd.store.range('/registry/').map(({ value }) => value as StoredObject).filter((object) => object.kind === kind && (namespace === '' || (object.metadata.namespace ?? namespace) === namespace)) // prettier-ignore
  return {
    programs,
    files: () => home.list(),
    names: (kind, namespace) => objects(kind, namespace).map(({ metadata }) => metadata.name),
    containers: (namespace, pod) =>
      objects('Pod', namespace)
        .find(({ metadata }) => metadata.name === pod)
        ?.spec?.containers?.map(({ name }) => name) ?? [],
    components: () => cluster.faults.components().map(({ name }) => name),
    nodes: () => cluster.faults.nodes(),
  }
}
