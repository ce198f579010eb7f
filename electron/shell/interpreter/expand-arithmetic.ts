/** Arithmetic in a shell: names are its variables, and `$` is expanded first. */
import { parse } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { arithmetic } from './arithmetic'
import { expandText } from './expand'
import { assign, demanded } from './parameters'
import type { Shell } from './shell'

export function* arithmeticOf(text: string, shell: Shell): Task<bigint> {
  const { limits } = shell.world
  return arithmetic(/[$`"'\\]/.test(text) ? yield* expanded(text, shell) : text, {
    get: (name) => demanded(name, shell),
    set: (name, value) => { assign(name, value, shell) },
    step: () => { limits.step() },
  }) // prettier-ignore
}

/** As between double quotes, which themselves may stand there and mean nothing. */
function* expanded(text: string, shell: Shell): Task<string> {
  const command = parse(`: "${text.replaceAll('"', '')}"`).commands[0]?.command
  const word = command?.type === 'Command' ? command.args[0] : undefined
  return word?.type === 'Word' ? yield* expandText(word, shell) : text
}
