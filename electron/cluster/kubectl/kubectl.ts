/** kubectl: a command line becomes requests, and their answers become text. */
// Models: k8s.io/kubectl/pkg/cmd/cmd.go
// Simplified: one context, one user; flags before the command are not understood, except -n.
import type { Task } from '../kernel/task'
import { EXIT_FAILED, EXIT_OK, type Command, type CommandContext } from './command'
import { COMMANDS, NOT_SIMULATED } from './commands'
import { GLOBAL_FLAGS } from './shared-flags'
import { errorText, KubectlError, usageError } from './failure'
import { parseFlags } from './flags'
import { commandHelp, rootHelp } from './help'
import { suggestionsFor } from './suggestions'

/** `argv` is what follows `kubectl`; returns the exit code. */
export function* kubectl(argv: readonly string[], context: CommandContext): Task<number> {
  try {
    return yield* dispatch(globalFlagsLast(argv), context)
  } catch (error) {
    const text = errorText(error)
    if (text === null) throw error
    if (text !== '') context.err(`${text}\n`)
    return EXIT_FAILED
  }
}

/** `kubectl -n web get pods` means `kubectl get pods -n web`; what follows `--` is not kubectl's. */
function globalFlagsLast(argv: readonly string[]): readonly string[] {
  const [first = ''] = argv
  const count = first === '-n' || first === '--namespace' ? 2 : /^(-n.|--namespace=)/.test(first) ? 1 : 0
  if (count === 0) return argv
  const words = argv.slice(count)
  if (words.length === 0) return words
  const end = words.includes('--') ? words.indexOf('--') : words.length
  return [...words.slice(0, end), ...argv.slice(0, count), ...words.slice(end)]
}

function* dispatch([name, ...words]: readonly string[], context: CommandContext): Task<number> {
  if (name === undefined || name === '--help' || name === '-h') return printed(context, rootHelp())
  if (name === 'help') return printed(context, words[0] ? helpFor(words) : rootHelp())
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) throw unknownCommand(name)
  return yield* runCommand(command, `kubectl ${name}`, words, context)
}

function printed(context: CommandContext, text: string): number {
  context.out(text)
  return EXIT_OK
}

function helpFor([name = '', below = '']: readonly string[]): string {
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) throw unknownCommand(name)
  const subcommand = command.subcommands?.find((each) => each.name === below)
  return subcommand ? commandHelp(subcommand, `kubectl ${name} ${below}`) : commandHelp(command, `kubectl ${name}`)
}

function unknownCommand(name: string): KubectlError {
  if (NOT_SIMULATED.includes(name))
    return new KubectlError(`kubectl ${name} is not part of this simulation; "kubectl help" lists what is`)
  const names = [...COMMANDS.map((command) => command.name), ...NOT_SIMULATED].sort()
  const near = suggestionsFor(name, names)
  const hint = near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((each) => `\t${each}`).join('\n')}`
  return new KubectlError(`unknown command ${JSON.stringify(name)} for "kubectl"${hint}`)
}

function* runCommand(command: Command, path: string, words: readonly string[], context: CommandContext): Task<number> {
  const [first] = words
  const subcommand = command.subcommands?.find(({ name, aliases }) => name === first || aliases?.includes(first ?? ''))
  if (subcommand) return yield* runCommand(subcommand, `${path} ${subcommand.name}`, words.slice(1), context)
  const { args, rest, flags } = parsed(words, command, path)
  if (flags.bool('help')) return printed(context, commandHelp(command, path))
  if (!command.run) {
    if (args.length > 0) throw usageError(`unknown command ${JSON.stringify(args.join(' '))}`, path)
    return printed(context, commandHelp(command, path))
  }
  const namespace = flags.string('namespace') || 'default'
  return yield* command.run({ context, args, rest, flags, namespace, path })
}

function parsed(words: readonly string[], command: Command, path: string): ReturnType<typeof parseFlags> {
  try {
    return parseFlags(words, { ...GLOBAL_FLAGS, ...command.flags })
  } catch (error) {
    if (error instanceof KubectlError) throw new KubectlError(`${error.message}\nSee '${path} --help' for usage.`)
    throw error
  }
}
