/** kubectl: a command line becomes requests, and their answers become text. */
// Models: k8s.io/kubectl/pkg/cmd/cmd.go
import type { Task } from '../kernel/task'
import { findCommand } from './command-line'
import { EXIT_FAILED, EXIT_OK, type Command, type CommandContext, type Invocation } from './command'
import { COMMANDS, ROOT } from './commands'
import { connect, type Connection } from './connection'
import { CommandExit, errorText, KubectlError, usageError } from './failure'
import { parseFlags, type Flags } from './flags'
import { GLOBAL_FLAGS, HELP_FLAG } from './global-flags'
import { commandHelp, rootHelp } from './help'
import { suggestionsFor } from './suggestions'

/** `argv` is what follows `kubectl`; returns the exit code. */
export function* kubectl(argv: readonly string[], context: CommandContext): Task<number> {
  try {
    return yield* dispatch(argv, context)
  } catch (error) {
    if (error instanceof CommandExit) return error.code
    const text = errorText(error)
    if (text === null) throw error
    if (text !== '') context.err(`${text}\n`)
    return EXIT_FAILED
  }
}

function* dispatch(argv: readonly string[], context: CommandContext): Task<number> {
  const { command, path, words } = findCommand(ROOT, argv)
  const [name = '', ...others] = words
  if (command !== ROOT) return yield* runCommand(command, path, words, context)
  if (name === 'help') return printed(context, others.length > 0 ? helpFor(others) : rootHelp())
  if (name === '' || words.some((word) => word === '--help' || word === '-h')) return printed(context, rootHelp())
  if (name.startsWith('-')) parsed(words, ROOT, path)
  throw unknownCommand(words.find((word) => !word.startsWith('-')) ?? name)
}

function printed(context: CommandContext, text: string): number {
  context.out(text)
  return EXIT_OK
}

function helpFor(names: readonly string[]): string {
  const { command, path } = findCommand(ROOT, names)
  if (command === ROOT) throw unknownCommand(names[0] ?? '')
  return commandHelp(command, path)
}

function unknownCommand(name: string): KubectlError {
  const near = suggestionsFor(name, COMMANDS.map((command) => command.name).sort()) // prettier-ignore
  const hint = near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((each) => `\t${each}`).join('\n')}`
  return new KubectlError(`unknown command ${JSON.stringify(name)} for "kubectl"${hint}`)
}

function* runCommand(command: Command, path: string, words: readonly string[], context: CommandContext): Task<number> {
  const { args, rest, flags } = parsed(words, command, path)
  if (flags.bool('help')) return printed(context, commandHelp(command, path))
  if (!command.run) {
    if (args.length > 0) throw usageError(`unknown command ${JSON.stringify(args.join(' '))}`, path)
    return printed(context, commandHelp(command, path))
  }
  const connection = once(() => connect(context, globalFlags(flags, command)))
  const exit = yield* command.run(invocationOf({ args, rest, flags, path }, context, connection))
  const count = flags.bool('warnings-as-errors') ? connection().client.warningCount : 0
  if (count > 0) throw new KubectlError(`${count} warning${count > 1 ? 's' : ''} received`)
  return exit
}

/** Not every command needs a server, or a kubeconfig that makes sense: who asks for neither is spared them. */
function invocationOf(
  line: Pick<Invocation, 'args' | 'rest' | 'flags' | 'path'>,
  context: CommandContext,
  connection: () => Connection,
): Invocation {
  return {
    ...line,
    context: {
      ...context,
      get client() {
        return connection().client
      },
    },
    get mapper() {
      return connection().mapper
    },
    get namespace() {
      return connection().namespace
    },
  }
}

/** `create rolebinding --user` is nobody of the kubeconfig: a command's own flags are not kubectl's. */
function globalFlags(flags: Flags, { flags: own = {} }: Command): Flags {
  return flags.only(Object.keys(GLOBAL_FLAGS).filter((name) => !Object.hasOwn(own, name)))
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function parsed(words: readonly string[], command: Command, path: string): ReturnType<typeof parseFlags> {
  try {
    return parseFlags(words, { ...GLOBAL_FLAGS, ...HELP_FLAG, ...command.flags })
  } catch (error) {
    if (error instanceof KubectlError) throw new KubectlError(`${error.message}\nSee '${path} --help' for usage.`)
    throw error
  }
}
