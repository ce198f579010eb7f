/** What completion may look at: names, as they are just now. */
import type { Cluster } from '../cluster/cluster'
import { kubeconfigNames, KUBECONFIG_PATH } from '../cluster/kubectl/kubeconfig-file'
import type { Files } from './files'
import { absolutePath, HOME_PATH } from './home'
import type { ShellState } from './interpreter/shell-state'

export interface ClusterView {
  readonly programs: readonly string[]
  readonly home: string
  /** By paths from the working folder. */
  files(): readonly string[]
  /** What stands in a folder; folders in it end in a slash. */
  entries(folder: string): readonly string[]
  variables(): readonly string[]
  functions(): readonly string[]
  aliases(): ReadonlyMap<string, string>
  /** Names of objects; a namespace of '' stands for all. */
  names(kind: string, namespace: string): readonly string[]
  /** Containers of a Pod. */
  containers(namespace: string, pod: string): readonly string[]
  /** What the learner's kubeconfig names. */
  kubeconfigNames(section: 'contexts' | 'clusters' | 'users'): readonly string[]
  components(): readonly string[]
  nodes(): readonly string[]
}

interface StoredObject {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec?: { readonly containers?: readonly { readonly name: string }[] }
}

/** Reads the store itself: a completion is no request, and leaves no trace. */
export function clusterView(
  cluster: Cluster,
  files: Files,
  state: ShellState,
  programs: readonly string[],
): ClusterView {
  const objects = (kind: string, namespace: string): readonly StoredObject[] =>
    cluster.etcd.store.range('/registry/').map(({ value }) => value as StoredObject).filter((object) => object.kind === kind && (namespace === '' || (object.metadata.namespace ?? namespace) === namespace)) // prettier-ignore
  const prefix = `${state.folder}/`
  return {
    programs,
    home: HOME_PATH,
    files: () => files.all().filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)), // prettier-ignore
    entries: (folder) => entriesOf(absolutePath(state.folder, folder), files),
    variables: () => [...state.variables.keys()],
    functions: () => [...state.functions.keys()],
    aliases: () => state.aliases,
    names: (kind, namespace) => objects(kind, namespace).map(({ metadata }) => metadata.name),
    containers: (namespace, pod) =>
      objects('Pod', namespace)
        .find(({ metadata }) => metadata.name === pod)
        ?.spec?.containers?.map(({ name }) => name) ?? [],
    kubeconfigNames: (section) => kubeconfigNames(files.read(`${HOME_PATH}/${KUBECONFIG_PATH}`), section),
    components: () => cluster.faults.components().map(({ name }) => name),
    nodes: () => cluster.faults.nodes(),
  }
}

function entriesOf(folder: string, files: Files): readonly string[] {
  const isFolder = (name: string) => files.kindOf(absolutePath(folder, name)) === 'directory'
  return files.entries(folder).map((name) => (isFolder(name) ? `${name}/` : name))
}
