/** `kubectl help`, `kubectl COMMAND --help`: what there is to type. */
import { GLOBAL_FLAGS } from './shared-flags'
import type { Command } from './command'
import { COMMANDS } from './commands'
import type { FlagSpec } from './flags'

export function rootHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n')
  return `kubectl controls the Kubernetes cluster manager.

Commands:
${list}

Usage:
  kubectl [flags] [options]

Use "kubectl <command> --help" for more information about a given command.
`
}

export function commandHelp(command: Command, path: string): string {
  const { summary, usage, subcommands = [] } = command
  const width = Math.max(0, ...subcommands.map(({ name }) => name.length)) + 2
  const below = subcommands.map(({ name, summary: each }) => `  ${name.padEnd(width)}${each}`).join('\n')
  const flags = Object.entries({ ...command.flags, ...GLOBAL_FLAGS }).map(([name, spec]) => flagHelp(name, spec)).join('\n') // prettier-ignore
  return [
    `${summary}.`,
    ...(subcommands.length > 0 ? [`Available Commands:\n${below}`] : []),
    `Options:\n${flags}`,
    `Usage:\n  ${path} ${usage} [options]`,
  ].join('\n\n') + '\n' // prettier-ignore
}

function flagHelp(name: string, { kind, short, initial, help }: FlagSpec): string {
  const shown = initial ?? (kind === 'bool' ? 'false' : kind === 'list' ? '[]' : "''")
  return `    ${short ? `-${short}, ` : ''}--${name}=${shown}:\n\t${help}`
}
