/** The words of a command as far as they are known before it runs. */
import type { Command, CommandArgument } from 'unbash'
import { parseScript } from './parse'
import { walk } from './walk'

/** Null for a word that is known only when it runs. */
export function literalWords({ name, args }: Command): readonly (string | null)[] {
  return (name ? [name, ...args] : []).map(literalText)
}

function literalText(word: CommandArgument): string | null {
  if (word.type === 'Assignment') return word.text
  const expansions: string[] = []
  walk(word, ({ type }) => {
    if (type.endsWith('Expansion')) expansions.push(type)
  })
  return expansions.length === 0 ? word.value : null
}

/** The words of a line that is one command without expansions. */
export function wordsOfLine(line: string): readonly string[] {
  const command = parseScript(line).commands[0]?.command
  return command?.type === 'Command' ? literalWords(command).map((word) => word ?? '') : []
}
