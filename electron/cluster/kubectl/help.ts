/** `kubectl help`, `kubectl COMMAND --help`: what there is to type. */
import type { Command } from './command'
import { COMMANDS } from './commands'
import { flagsHelp } from './flags-help'

export function rootHelp(): string {
  return `kubectl controls the Kubernetes cluster manager.

Commands:
${listOf(COMMANDS)}

Usage:
  kubectl [flags] [options]

Use "kubectl <command> --help" for more information about a given command.
Use "kubectl options" for a list of global command-line options (applies to all commands).
`
}

export function commandHelp({ summary, usage, subcommands = [], flags = {} }: Command, path: string): string {
  const below = subcommands.length > 0
  return [
    `${summary}.`,
    ...(below ? [`Available Commands:\n${listOf(subcommands)}`] : []),
    ...(Object.keys(flags).length > 0 ? [`Options:\n${flagsHelp(flags)}`] : []),
    `Usage:\n  ${path} ${usage}${Object.keys(flags).length > 0 ? ' [options]' : ''}`,
    `${below ? `Use "${path} <command> --help" for more information about a given command.\n` : ''}Use "kubectl options" for a list of global command-line options (applies to all commands).`,
  ].join('\n\n') + '\n' // prettier-ignore
}

function listOf(commands: readonly Command[]): string {
  const shown = commands.filter(({ isHidden }) => !isHidden)
  const width = Math.max(...shown.map(({ name }) => name.length)) + 2
  return shown.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n')
}
