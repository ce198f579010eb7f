/** Finds the command that a line means: flags may stand anywhere, before its name too. */
// Models: github.com/spf13/cobra: Find, stripFlags
import type { Command } from './command'
import type { FlagTable } from './flags'
import { GLOBAL_FLAGS, HELP_FLAG } from './global-flags'

export interface FoundCommand {
  readonly command: Command
  /** `kubectl rollout status`. */
  readonly path: string
  /** What is left of the line: its flags and arguments. */
  readonly words: readonly string[]
}

export function findCommand(root: Command, line: readonly string[]): FoundCommand {
  let [command, path]: [Command, string] = [root, root.name]
  const words: string[] = []
  let index = 0
  for (; index < line.length; index++) {
    const word = line[index]!
    if (word === '--') break
    if (word.startsWith('-') && word !== '-') {
      words.push(word)
      const value = line[index + 1]
      if (takesNext(word, command) && value !== undefined) {
        words.push(value)
        index++
      }
      continue
    }
    const below = command.subcommands?.find(({ name, aliases }) => name === word || aliases?.includes(word))
    if (!below) break
    command = below
    path += ` ${below.name}`
  }
  return { command, path, words: [...words, ...line.slice(index)] }
}

/** The word after a flag is its value, unless the flag carries one or needs none. */
function takesNext(word: string, { flags = {} }: Command): boolean {
  const table: FlagTable = { ...GLOBAL_FLAGS, ...HELP_FLAG, ...flags }
  if (word.includes('=')) return false
  const name = word.startsWith('--')
    ? word.slice(2)
    : Object.keys(table).find((each) => table[each]!.short === word[1] && word.length === 2)
  const spec = name === undefined || !Object.hasOwn(table, name) ? undefined : table[name]
  return spec !== undefined && spec.kind !== 'bool' && spec.alone === undefined
}
