/** Runs what was typed, in the shell of a session. */
import type { Task } from '../cluster/kernel/task'
import { contained } from './interpreter/contained'
import { isTooDeep, TOO_DEEP } from './interpreter/pipeline'
import { runText } from './interpreter/script-file'
import type { Shell } from './interpreter/shell'
import { LineStopped } from './limits'

const STOPPED = 1
const INTERRUPTED = 130

/** Its exit code; what has become of background jobs is told at its end. */
export function* runLine(line: string, shell: Shell): Task<number> {
  const { state, world, streams } = shell
  state.lastExit = yield* remembering(line, shell)
  streams.err.write(world.jobs.news())
  return state.lastExit
}

function* remembering(line: string, shell: Shell): Task<number> {
  const { state } = shell
  let isOver = false
  const before = state.lastExit
  state.lastExit = before
  try {
    const exitCode = yield* stoppedInWords(contained(runText(line, shell), shell), shell)
    isOver = true
    return line.trim() === '' ? before : exitCode
  } finally {
    Object.assign(state, { loops: 0, calls: 0, sourced: 0, asking: 0 })
    state.hidden.length = 0
    if (!isOver) state.lastExit = INTERRUPTED // Ctrl+C: the next line finds it in `$?`.
  }
}

function* stoppedInWords(body: Task<number>, { streams }: Shell): Task<number> {
  try {
    return yield* body
  } catch (error) {
    if (!(error instanceof LineStopped) && !isTooDeep(error)) throw error
    streams.err.write(`${error instanceof LineStopped ? error.message : TOO_DEEP}\n`)
    return STOPPED
  }
}
