/** What a line will do, as far as can be seen before it runs. */
import type { Script, SyntaxNode } from 'unbash'
import type { Files } from './files'
import type { ShellState } from './interpreter/shell-state'
import { expandAliases } from './syntax/aliases'
import { literalWords } from './syntax/literal-words'
import { nodesOf, parseScript, ShellSyntaxError } from './syntax/parse'
import { walk } from './syntax/walk'

export interface LineEffect {
  /** It asks something of the cluster. */
  readonly reachesCluster: boolean
  /** It changes something, or lets time pass: there will be something to watch. */
  readonly changesCluster: boolean
}

/** The shell that the line is typed into: its functions, its aliases, and files that may run. */
export interface EffectScope {
  readonly state: Pick<ShellState, 'aliases' | 'functions' | 'folder'>
  readonly files: Pick<Files, 'readAsTyped'>
}

/** kubectl's commands that only look. */
const LOOKS = new Set([
  undefined,
  'get',
  'describe',
  'logs',
  'events',
  'version',
  'api-resources',
  'api-versions',
  'auth',
  'cluster-info',
  'completion',
  'config',
  'diff',
  'explain',
  'options',
  'plugin',
  'top',
  'help',
  '--help',
  '-h',
])
/** A look that goes on until it is interrupted. */
const STAYS = /^(-w|-f|--watch|--watch-only|--follow)(=true)?$/
/** They run what follows them. */
const RUNNERS = new Set(['xargs', 'env', 'command', 'nohup', 'watch', 'timeout', 'time'])
const READERS = new Set(['.', 'source', 'bash', 'sh'])
const PASSES_TIME = new Set(['sleep', 'watch', 'wait', 'fg'])
const DEEPEST = 5

/** The words of a command; null for one that is known only when it runs. */
type Words = readonly (string | null)[]

export function effectOf(line: string, scope?: EffectScope): LineEffect {
  const commands = commandsOf(line, scope, 0)
  return { reachesCluster: commands.some(reaches), changesCluster: commands.some(changes) }
}

/** Commands of `cluster` that only look. */
const CLUSTER_LOOKS = new Set(['audit', 'components', 'help'])

/** A line that cannot be read does nothing. */
function commandsOf(text: string, scope: EffectScope | undefined, depth: number): readonly Words[] {
  if (depth > DEEPEST) return [[null]]
  try {
    const script: Script = parseScript(scope ? expandAliases(text, scope.state.aliases) : text)
    return nodesOf(script).flatMap((node) =>
      node.type === 'Command' ? unwrapped(literalWords(node), scope, depth) : [],
    )
  } catch (error) {
    if (error instanceof ShellSyntaxError) return []
    throw error
  }
}

/** What `xargs kubectl delete`, `bash setup.sh` and a function's name come down to. */
function unwrapped(words: Words, scope: EffectScope | undefined, depth: number): readonly Words[] {
  const [name, ...rest] = words
  if (name === undefined) return []
  if (name === null) return [words]
  const body = scope?.state.functions.get(name)
  if (body && depth < DEEPEST) return bodyCommands(body.node, scope, depth)
  if (name === 'eval') return rest.includes(null) ? [[null]] : commandsOf(rest.join(' '), scope, depth + 1)
  if (READERS.has(name) || name.includes('/')) return fileCommands(READERS.has(name) ? rest : words, scope, depth)
  if (!RUNNERS.has(name)) return [words]
  const start = rest.findIndex((word) => word === null || !/^-|=|^\d+[smh]?$/.test(word))
  return [words, ...(start < 0 ? [] : unwrapped(rest.slice(start), scope, depth + 1))]
}

function bodyCommands(node: SyntaxNode, scope: EffectScope | undefined, depth: number): readonly Words[] {
  const commands: Words[] = []
  walk(node, (each) => {
    if (each.type === 'Command') commands.push(...unwrapped(literalWords(each), scope, depth + 1))
  })
  return commands
}

function fileCommands(words: Words, scope: EffectScope | undefined, depth: number): readonly Words[] {
  const [first, second] = words
  if (first === '-c') return second == null ? [[null]] : commandsOf(second, scope, depth + 1)
  if (first == null || !scope) return [[null]]
  return commandsOf(scope.files.readAsTyped(scope.state.folder, first) ?? '', scope, depth + 1)
}

function reaches([name]: Words): boolean {
  return name === null || name === 'kubectl' || name === 'cluster' || name === 'etcdctl'
}

/** `kubectl -n web get pods`: flags may stand before the verb. */
function withoutGlobalFlags(words: Words): Words {
  if (words[0] === '-n' || words[0] === '--namespace') return withoutGlobalFlags(words.slice(2))
  return words[0]?.startsWith('-') && words.length > 1 ? withoutGlobalFlags(words.slice(1)) : words
}

function changes([name, ...rest]: Words): boolean {
  const [verb, ...words] = withoutGlobalFlags(rest)
  if (name === null || (name !== undefined && PASSES_TIME.has(name))) return true
  if (name === 'cluster') return verb !== undefined && !(verb !== null && CLUSTER_LOOKS.has(verb))
  if (name !== 'kubectl') return false
  if (verb === null) return true
  if (verb === 'rollout') return words[0] !== 'history'
  if (verb === 'get' || verb === 'logs') return words.some((word) => word !== null && STAYS.test(word))
  return !LOOKS.has(verb)
}
