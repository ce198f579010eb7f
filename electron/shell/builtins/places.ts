/** Where the shell stands: cd, pwd. */
import { absolutePath, HOME_PATH } from '../home'
import { NOT_FOUND } from '../files'
import { misused, type Builtin } from './builtin'

export const changeFolder: Builtin = function* (argv, shell) {
  const { state, world, streams } = shell
  if (argv.length > 1) return misused(shell, 'cd: too many arguments')
  const typed = argv[0] ?? state.get('HOME') ?? HOME_PATH
  const target = absolutePath(state.folder, typed === '-' ? (state.get('OLDPWD') ?? state.folder) : typed)
  const kind = world.files.kindOf(target)
  if (kind === null) return misused(shell, `cd: ${typed}: ${NOT_FOUND}`)
  if (kind === 'file') return misused(shell, `cd: ${typed}: Not a directory`)
  if (target !== HOME_PATH && !target.startsWith(`${HOME_PATH}/`))
    return misused(shell, `cd: ${typed}: Permission denied`)
  state.set('OLDPWD', state.folder)
  state.folder = target
  state.set('PWD', target)
  if (typed === '-') streams.out.write(`${target}\n`)
  return 0
}

export const printFolder: Builtin = function* (_argv, { state, streams }) {
  streams.out.write(`${state.folder}\n`)
  return 0
}
