/** `bash file.sh`, `bash -c '…'`, and `… | bash`: a shell of its own. */
import type { Task } from '../../cluster/kernel/task'
import { whyUnreadable } from '../files'
import { runScriptFile } from './script-file'
import type { Shell } from './shell'

export const SHELLS: readonly string[] = ['bash', 'sh']

export function* runShell(
  shellName: string,
  argv: readonly string[],
  shell: Shell,
  env: Readonly<Record<string, string>>,
): Task<number> {
  const words = [...argv]
  let options = ''
  while (/^-[euxo]+$/.test(words[0] ?? ''))
    options += `set ${words[0]!} ${words.shift()!.endsWith('o') ? (words.shift() ?? '') : ''}\n`
  const [first, second, ...rest] = words
  const { err } = shell.streams
  if (first === '-c') {
    if (second !== undefined)
      return yield* runScriptFile(rest[0] ?? shellName, options + second, rest.slice(1), shell, env)
    err.write(`${shellName}: -c: option requires an argument\n`)
    return 2
  }
  if (first === undefined || first === '-' || first === '-s')
    return yield* runScriptFile(shellName, options + (yield* shell.streams.input.rest()), words.slice(1), shell, env)
  if (first.startsWith('-')) {
    err.write(`${shellName}: ${first}: invalid option\n`)
    return 2
  }
  const text = shell.world.files.readAsTyped(shell.state.folder, first)
  if (text !== undefined) return yield* runScriptFile(first, options + text, words.slice(1), shell, env)
  const why = whyUnreadable(first, shell.state.folder, shell.world.files)
  err.write(`${shellName}: ${first}: ${why.text}\n`)
  return why.exitCode
}
