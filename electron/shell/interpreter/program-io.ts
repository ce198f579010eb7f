/** The world as a program of this shell meets it. */
import type { Task } from '../../cluster/kernel/task'
import { absolutePath } from '../home'
import type { ProgramChange, ProgramIo } from '../program'
import { contained } from './contained'
import { spawned, stopped } from './pipeline'
import { withStreams, type Shell } from './shell'
import { runProgram } from './simple-command'

export function programIo(shell: Shell, env: Readonly<Record<string, string>>): ProgramIo {
  const { world, state, streams } = shell
  const { kernel, files, limits, history } = world
  const path = (typed: string): string => absolutePath(state.folder, typed)
  const everything = { ...state.exported(), ...env, PWD: state.folder }
  return {
    stdin: '', input: streams.input, kernel, files, limits, history, path, env: everything,
    out: (text) => { streams.out.write(text) },
    err: (text) => { streams.err.write(text) },
    room: () => streams.out.room(),
    readFile: (typed) => files.readAsTyped(state.folder, typed),
    writeFile: (typed, text) => files.write(path(typed), text),
    listFiles: () => filesBelow(state.folder, files.all()),
    run: (argv, change = {}) => runOther(argv, change, env, shell),
    spawn: (body) => spawned(shell, guarded(body, shell)),
  } // prettier-ignore
}

function* guarded(body: () => Task, shell: Shell): Task {
  const counted = function* (): Task<number> {
    yield* body()
    return 0
  }
  yield* stopped(contained(counted(), shell), shell)
}

/** By paths from the working folder. */
function filesBelow(folder: string, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))
}

function* runOther(
  [name, ...words]: readonly string[],
  { env, ...streams }: ProgramChange,
  outer: Readonly<Record<string, string>>,
  shell: Shell,
): Task<number> {
  shell.world.limits.step(10)
  return name === undefined ? 0 : yield* runProgram(name, words, withStreams(shell, streams), { ...outer, ...env })
}
