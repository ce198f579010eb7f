/** `$(…)`: what a script prints, without the line breaks at its end. */
import type { Script } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { outputTo } from '../streams'
import { contained } from './contained'
import { runList } from './execute'
import { openInput } from './redirect'
import { complain, subshell, withStreams, type Shell } from './shell'

export function* substitute(script: Script, shell: Shell): Task<string> {
  const { limits } = shell.world
  let text = ''
  const out = outputTo((more) => { if (limits.write(more.length)) text += more }) // prettier-ignore
  const source = { ...shell.source, text: script.source ?? shell.source.text }
  const inner = withStreams({ ...subshell(shell), source }, { out })
  const file = yield* fileRead(script, inner)
  text += file ?? ''
  shell.state.lastSubstitution = shell.state.lastExit =
    file === null ? yield* contained(runList(script.commands, inner), inner) : 0
  return limits.hold(text.replaceAll('\0', '').replace(/\n+$/, ''))
}

/** `$(< file)`. */
function* fileRead(script: Script, shell: Shell): Task<string | null> {
  const [statement, more] = script.commands
  if (!statement || more || statement.command.type !== 'Command') return null
  const { name, prefix, redirects } = statement.command
  const [redirect] = redirects
  if (name || prefix.length !== redirects.length || redirects.length !== 1 || redirect?.type !== 'Redirect') return null
  if (redirect.operator !== '<' || !redirect.target) return null
  const input = yield* openInput(redirect.target, shell)
  if (typeof input !== 'string') return yield* input.rest()
  complain(shell, input, redirect)
  return ''
}
