/** Tab behind `cluster`: faults, nodes, components, addresses of requests. */
import { CLUSTER_COMMANDS } from '../cluster/faults/cluster-command'
import { REQUEST_FLAGS } from '../cluster/faults/request'
import type { ClusterView } from './cluster-view'
import { flagBefore, flagValues, namespaceOf, plainArgs } from './complete-kubectl'

export function clusterWords(
  [command, ...args]: readonly string[],
  word: string,
  view: ClusterView,
): readonly string[] {
  if (command === undefined) return [...CLUSTER_COMMANDS.map(({ name }) => name), 'help']
  if (command === 'request') return requestWords(args, word, view)
  if (command === 'crash') return args.length === 0 ? view.names('Pod', 'default') : []
  if (command.startsWith('power-')) return args.length === 0 ? view.nodes() : []
  return args.length === 0 ? view.components() : view.nodes()
}

function requestWords(args: readonly string[], word: string, view: ClusterView): readonly string[] {
  if (word.startsWith('-')) return Object.keys(REQUEST_FLAGS).map((name) => `--${name}`)
  const valued = flagBefore(args.at(-1) ?? '', REQUEST_FLAGS)
  const namespace = namespaceOf(args, REQUEST_FLAGS)
  if (valued === 'from') return [...view.nodes(), ...view.names('Pod', namespace).map((name) => `pod/${name}`)]
  if (valued) return flagValues(valued, args, view)
  if (plainArgs(args, REQUEST_FLAGS).length > 0) return []
  return view.names('Service', namespace).map((name) => (word.startsWith('http') ? `http://${name}` : name))
}
