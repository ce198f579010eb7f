/** Tab: what the word before the cursor may become. */
import type { Command } from '../cluster/kubectl/command'
import { COMMANDS } from '../cluster/kubectl/commands'
import { GLOBAL_FLAGS } from '../cluster/kubectl/shared-flags'
import { parseFlags, type FlagTable } from '../cluster/kubectl/flags'
import { allResources, findResource } from '../cluster/kubectl/kinds'
import { CLUSTER_COMMANDS } from '../cluster/faults/cluster-command'
import { REQUEST_FLAGS } from '../cluster/faults/request'
import type { ClusterView } from './cluster-view'

/** Whole words that could stand in place of the one that ends at the cursor. */
export function complete(text: string, cursor: number, view: ClusterView): readonly string[] {
  const command = text.slice(0, cursor).split(/\|\||&&|[|;\n]/).at(-1)!.replace(/^\s+/, '') // prettier-ignore
  const words = command.split(/\s+/)
  const word = words.pop() ?? ''
  return matching(word, candidates(words, word, view))
}

function matching(word: string, names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name.startsWith(word) && name !== word).sort()
}

function candidates(words: readonly string[], word: string, view: ClusterView): readonly string[] {
  const [program, ...rest] = words
  if (program === undefined) return view.programs
  if (/^(<|>|>>)$/.test(words.at(-1) ?? '')) return view.files()
  if (program === 'kubectl') return kubectlWords(rest, word, view)
  if (program === 'cluster') return clusterWords(rest, word, view)
  return view.files()
}

function clusterWords([command, ...args]: readonly string[], word: string, view: ClusterView): readonly string[] {
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

function kubectlWords(words: readonly string[], word: string, view: ClusterView): readonly string[] {
  if (words.length === 0) return [...COMMANDS.map(({ name }) => name), 'help']
  const { command, args } = commandOf(words)
  if (!command) return []
  const flags = { ...GLOBAL_FLAGS, ...command.flags }
  if (word.startsWith('-')) return Object.keys(flags).map((name) => `--${name}`)
  const valued = flagBefore(args.at(-1) ?? '', flags)
  if (valued) return flagValues(valued, words, view)
  if (args.length === 0 && command.subcommands) return command.subcommands.map(({ name }) => name)
  return objectWords(command, plainArgs(args, flags), word, namespaceOf(args, flags), view)
}

function commandOf([name, ...rest]: readonly string[]): {
  readonly command: Command | undefined
  readonly args: readonly string[]
} {
  const command = COMMANDS.find((each) => each.name === name)
  const below = command?.subcommands?.find((each) => each.name === rest[0])
  return below ? { command: below, args: rest.slice(1) } : { command, args: rest }
}

/** The flag that waits for its value. */
function flagBefore(last: string, flags: FlagTable): string | null {
  if (!last.startsWith('-') || last.includes('=')) return null
  const name = last.startsWith('--')
    ? last.slice(2)
    : Object.keys(flags).find((each) => flags[each]!.short === last.slice(1))
  const spec = name === undefined ? undefined : flags[name]
  return spec && spec.kind !== 'bool' && spec.alone === undefined ? name! : null
}

function flagValues(flag: string, words: readonly string[], view: ClusterView): readonly string[] {
  if (flag === 'namespace') return view.names('Namespace', '')
  if (flag === 'filename') return view.files()
  if (flag === 'output') return ['wide', 'yaml', 'json', 'name']
  if (flag === 'for') return ['condition=Ready', 'condition=Available', 'delete', 'create']
  if (flag === 'container') return words.flatMap((word) => view.containers('default', word.replace(/^pods?\//, '')))
  return []
}

function plainArgs(args: readonly string[], flags: FlagTable): readonly string[] {
  try {
    return parseFlags(args, flags).args
  } catch {
    return args.filter((arg) => !arg.startsWith('-'))
  }
}

function namespaceOf(args: readonly string[], flags: FlagTable): string {
  try {
    return parseFlags(args, flags).flags.string('namespace') || 'default'
  } catch {
    return 'default'
  }
}

const TAKES_PODS = new Set(['logs'])
const TAKES_NODES = new Set(['cordon', 'uncordon'])
const TAKES_NOTHING = new Set(['apply', 'create', 'version', 'api-resources', 'api-versions', 'cluster-info', 'events'])

function objectWords(
  command: Command,
  args: readonly string[],
  word: string,
  namespace: string,
  view: ClusterView,
): readonly string[] {
  const { name } = command
  if (TAKES_NOTHING.has(name)) return []
  if (TAKES_PODS.has(name)) return args.length === 0 ? view.names('Pod', namespace) : []
  if (TAKES_NODES.has(name)) return view.names('Node', '')
  const slash = word.indexOf('/')
  if (slash > 0) return namesOf(word.slice(0, slash), namespace, view).map((each) => word.slice(0, slash + 1) + each)
  if (args.length > 0) return args[0]!.includes('/') ? [] : namesOf(args[0]!, namespace, view)
  return kindWords()
}

function kindWords(): readonly string[] {
  return allResources().filter(({ verbs }) => verbs.includes('get')).map(({ resource }) => resource) // prettier-ignore
}

function namesOf(type: string, namespace: string, view: ClusterView): readonly string[] {
  const info = findResource(type)
  return info ? view.names(info.kind, info.namespaced ? namespace : '') : []
}
