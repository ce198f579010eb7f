/** What a line will do, as far as can be seen before it runs. */
import { parseLine } from './parse'

export interface LineEffect {
  /** It asks something of the cluster. */
  readonly reachesCluster: boolean
  /** It changes something, or lets time pass: there will be something to watch. */
  readonly changesCluster: boolean
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
  'cluster-info',
  'top',
  'help',
  '--help',
  '-h',
])
/** A look that goes on until it is interrupted. */
const STAYS = /^(-w|-f|--watch|--watch-only|--follow)(=true)?$/

export function effectOf(line: string): LineEffect {
  const commands = commandsOf(line)
  return {
    reachesCluster: commands.some(([name]) => name === 'kubectl' || name === 'cluster'),
    changesCluster: commands.some(changes),
  }
}

/** A line that cannot be read does nothing. */
function commandsOf(line: string): readonly (readonly string[])[] {
  try {
    return parseLine(line).flatMap(({ commands }) =>
      commands.map(({ argv }) => (argv[0] === 'xargs' ? argv.slice(1) : argv)),
    )
  } catch {
    return []
  }
}

/** `kubectl -n web get pods`: flags may stand before the verb. */
function withoutGlobalFlags(words: readonly string[]): readonly string[] {
  if (words[0] === '-n' || words[0] === '--namespace') return withoutGlobalFlags(words.slice(2))
  return words[0]?.startsWith('-') && words.length > 1 ? withoutGlobalFlags(words.slice(1)) : words
}

function changes([name, ...rest]: readonly string[]): boolean {
  const [verb, ...words] = withoutGlobalFlags(rest)
  if (name === 'sleep') return true
  if (name === 'cluster') return verb !== undefined && verb !== 'components' && verb !== 'help'
  if (name !== 'kubectl') return false
  if (verb === 'rollout') return words[0] !== 'history'
  if (verb === 'get' || verb === 'logs') return words.some((word) => STAYS.test(word))
  return !LOOKS.has(verb)
}
