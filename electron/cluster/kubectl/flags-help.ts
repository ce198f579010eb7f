/** Flags as help lists them. */
import type { FlagSpec, FlagTable } from './flags'

export function flagsHelp(flags: FlagTable): string {
  return Object.keys(flags).sort().map((name) => flagHelp(name, flags[name]!)).join('\n\n') // prettier-ignore
}

function flagHelp(name: string, { kind, short, initial, help }: FlagSpec): string {
  const shown = initial ?? (kind === 'bool' ? 'false' : kind === 'list' ? '[]' : "''")
  return `    ${short ? `-${short}, ` : ''}--${name}=${shown}:\n\t${help}`
}
