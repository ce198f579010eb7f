/** The commands that are part of the shell. */
import { misused, type Builtin } from './builtin'
import { breakLoop, continueLoop, evaluate, exit, returnFrom, source } from './flow'
import { foreground, jobsList, kill, wait } from './job-control'
import { alias, command, type, unalias } from './names'
import { changeFolder, printFolder } from './places'
import { read } from './read'
import { bracket, test } from './test'
import { exportNames, letValues, local, readonlyNames, set, shift, unset } from './variables'

/** What bash has and this shell has not: said by name, so that nobody looks for a typing slip. */
const MISSING = ['bg', 'bind', 'builtin', 'caller', 'compgen', 'complete', 'declare', 'dirs', 'disown', 'enable', 'exec', 'fc', 'getopts', 'hash', 'logout', 'mapfile', 'popd', 'pushd', 'readarray', 'shopt', 'suspend', 'times', 'trap', 'typeset', 'ulimit', 'umask'] as const // prettier-ignore

const nothing: Builtin = function* () {
  return 0
}

export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ...Object.fromEntries(MISSING.map((name) => [name, missing(name)])),
  ':': nothing,
  '.': source,
  '[': bracket,
  alias,
  break: breakLoop,
  cd: changeFolder,
  command,
  continue: continueLoop,
  eval: evaluate,
  exit,
  export: exportNames,
  fg: foreground,
  jobs: jobsList,
  kill,
  let: letValues,
  local,
  pwd: printFolder,
  read,
  readonly: readonlyNames,
  return: returnFrom,
  set,
  shift,
  source,
  test,
  type,
  unalias,
  unset,
  wait,
}

function missing(name: string): Builtin {
  return function* (_argv, shell) {
    return misused(shell, `${name}: not part of this shell`, 2)
  }
}

/** For completion and help: those that do something. */
export const BUILTIN_NAMES: readonly string[] = Object.keys(BUILTINS).filter(
  (name) => /^[a-z]/.test(name) && !(MISSING as readonly string[]).includes(name),
)
