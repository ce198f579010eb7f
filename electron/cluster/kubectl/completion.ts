/** Tab behind `kubectl`: commands, flags, kinds, names, contexts, containers, formats. */
// Models: k8s.io/kubectl/pkg/util/completion/completion.go
import { RESOURCES, type ResourceInfo } from '../../contract/api'
import { findCommand } from './command-line'
import type { Command } from './command'
import { ROOT } from './commands'
import { findResource, preferred } from './discovery/rest-mapper'
import { parseFlags, type FlagTable } from './flags'
import { GLOBAL_FLAGS } from './global-flags'

/** What completion may look at: it asks nobody, so it leaves no trace. */
export interface CompletionView {
  files(): readonly string[]
  /** Names of objects; a namespace of '' stands for all. */
  names(kind: string, namespace: string): readonly string[]
  containers(namespace: string, pod: string): readonly string[]
  /** The names of a kubeconfig's contexts, clusters and users. */
  kubeconfigNames?(section: 'contexts' | 'clusters' | 'users'): readonly string[]
}

const FORMATS = [
  'custom-columns=',
  'go-template=',
  'json',
  'jsonpath=',
  'jsonpath-as-json=',
  'kyaml',
  'name',
  'wide',
  'yaml',
]

/** Flags whose values are known. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  cascade: ['background', 'foreground', 'orphan'],
  'dry-run': ['client', 'none', 'server'],
  for: ['condition=Available', 'condition=Complete', 'condition=Ready', 'create', 'delete', 'jsonpath='],
  output: FORMATS,
  'patch-type': ['json', 'merge', 'strategic'],
  restart: ['Always', 'Never', 'OnFailure'],
  'sort-by': ['.metadata.creationTimestamp', '.metadata.name'],
  subresource: ['resize', 'scale', 'status'],
  type: ['json', 'merge', 'strategic'],
  types: ['Normal', 'Warning'],
  validate: ['ignore', 'strict', 'warn'],
}

export function kubectlWords(words: readonly string[], word: string, view: CompletionView): readonly string[] {
  const { command, words: args } = findCommand(ROOT, words)
  const flags: FlagTable = { ...GLOBAL_FLAGS, ...command.flags }
  if (word.startsWith('-')) return flagWords(word, flags, args, view)
  const valued = flagBefore(args.at(-1) ?? '', flags)
  if (valued) return flagValues(valued, args, view, flags)
  const plain = plainArgs(args, flags)
  if (command.subcommands && plain.length === 0) return commandNames(command)
  return argumentWords(command, plain, word, namespaceOf(args, flags), view)
}

function commandNames(command: Command): readonly string[] {
  const names = (command.subcommands ?? []).filter(({ isHidden }) => !isHidden).map(({ name }) => name)
  return command === ROOT ? [...names, 'help'] : names
}

/** `--output=j` goes on with the values of the flag. */
function flagWords(word: string, flags: FlagTable, args: readonly string[], view: CompletionView): readonly string[] {
  const [name = '', value] = word.replace(/^--?/, '').split('=')
  if (value === undefined) return Object.keys(flags).map((each) => `--${each}`)
  return flagValues(name, args, view, flags).map((each) => `--${name}=${each}`)
}

/** The flag that waits for its value. */
export function flagBefore(last: string, flags: FlagTable): string | null {
  if (!last.startsWith('-') || last.includes('=')) return null
  const name = last.startsWith('--')
    ? last.slice(2)
    : Object.keys(flags).find((each) => flags[each]!.short === last.slice(1))
  const spec = name === undefined || !Object.hasOwn(flags, name) ? undefined : flags[name]
  return spec && spec.kind !== 'bool' && spec.alone === undefined ? name! : null
}

export function flagValues(
  flag: string,
  words: readonly string[],
  view: CompletionView,
  flags: FlagTable = GLOBAL_FLAGS,
): readonly string[] {
  const namespace = namespaceOf(words, flags)
  if (Object.hasOwn(VALUES, flag)) return VALUES[flag]!
  if (flag === 'namespace') return view.names('Namespace', '')
  if (/^(filename|kubeconfig|from-file|from-env-file|patch-file|cert|key)$/.test(flag)) return view.files()
  if (flag === 'context' || flag === 'cluster' || flag === 'user') return view.kubeconfigNames?.(`${flag}s`) ?? []
  if (flag === 'container') return words.flatMap((word) => view.containers(namespace, word.replace(/^pods?\//, '')))
  if (flag === 'clusterrole' || flag === 'role') return view.names(flag === 'role' ? 'Role' : 'ClusterRole', flag === 'role' ? namespace : '') // prettier-ignore
  return flag === 'as' ? view.names('ServiceAccount', namespace).map((name) => `system:serviceaccount:${namespace}:${name}`) : [] // prettier-ignore
}

export function plainArgs(args: readonly string[], flags: FlagTable): readonly string[] {
  try {
    return parseFlags(args, flags).args
  } catch {
    return args.filter((arg) => !arg.startsWith('-'))
  }
}

export function namespaceOf(args: readonly string[], flags: FlagTable): string {
  try {
    return parseFlags(args, flags).flags.string('namespace') || 'default'
  } catch {
    return 'default'
  }
}

function argumentWords(
  { completes }: Command,
  args: readonly string[],
  word: string,
  namespace: string,
  view: CompletionView,
): readonly string[] {
  switch (completes) {
    case 'nothing':
      return []
    case 'files':
      return view.files()
    case 'nodes':
      return view.names('Node', '')
    case 'contexts':
    case 'clusters':
    case 'users':
      return args.length === 0 ? (view.kubeconfigNames?.(completes) ?? []) : []
    case 'kinds':
      return args.length === 0 ? kindWords() : []
    case 'pods':
      return args.length === 0 ? [...view.names('Pod', namespace), ...slashed(word, namespace, view)] : []
    default:
      return objectWords(args, word, namespace, view)
  }
}

function objectWords(
  args: readonly string[],
  word: string,
  namespace: string,
  view: CompletionView,
): readonly string[] {
  if (word.includes('/')) return slashed(word, namespace, view)
  if (args.length > 0) return args[0]!.includes('/') ? [] : namesOf(args[0]!, namespace, view)
  return severalKinds(word)
}

function slashed(word: string, namespace: string, view: CompletionView): readonly string[] {
  const slash = word.indexOf('/')
  return slash <= 0 ? [] : namesOf(word.slice(0, slash), namespace, view).map((each) => word.slice(0, slash + 1) + each)
}

/** `pods,sv` goes on with the second kind. */
function severalKinds(word: string): readonly string[] {
  const head = word.slice(0, word.lastIndexOf(',') + 1)
  return kindWords().map((kind) => head + kind)
}

const known: readonly ResourceInfo[] = preferred(RESOURCES)

function kindWords(): readonly string[] {
  return known.filter(({ verbs }) => verbs.includes('get')).map(({ resource }) => resource) // prettier-ignore
}

function namesOf(type: string, namespace: string, view: CompletionView): readonly string[] {
  const info = findResource(known, type)
  return info ? view.names(info.kind, info.namespaced ? namespace : '') : []
}
