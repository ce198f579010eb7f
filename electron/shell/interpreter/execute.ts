/** Runs a script: lists, `&&` and `||`, pipelines, and what stands in them. */
// Models: POSIX.1, 2.9 Shell Commands
import type { AndOr, CommandNode, Pipeline, PipelineNode, Statement } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { contained } from './contained'
import { runCase, runFor, runForArithmetic, runIf, runWhile } from './compound'
import { conditional } from './conditional'
import { arithmeticOf } from './expand-arithmetic'
import { startJob } from './background'
import { ExitShell, ShellFault } from './leave'
import { runStages } from './pipeline'
import { redirected } from './redirect'
import { innerShell, type Shell } from './shell'
import { runSimple } from './simple-command'

/** What a command costs of its line's steps. */
const COMMAND_STEPS = 20

/** Commands one after the other; the exit code is the last one's. */
export function* runList(statements: readonly Statement[], shell: Shell): Task<number> {
  let exitCode = 0
  for (const statement of statements) {
    shell.world.limits.step(COMMAND_STEPS)
    exitCode = yield* runStatement(statement, shell)
    yield* shell.streams.out.room()
  }
  return exitCode
}

function* runStatement({ command, background }: Statement, shell: Shell): Task<number> {
  if (background) return (shell.state.lastExit = startJob(command, shell))
  if (command.type === 'AndOr') return yield* runAndOr(command, shell)
  return ended(yield* runPipeline(command, shell), isNegated(command), shell)
}

/** With `set -e`, a failure that nobody asks about ends the shell. */
function ended(exitCode: number, isExcused: boolean, { state }: Shell): number {
  state.lastExit = exitCode
  if (exitCode !== 0 && !isExcused && state.options.errexit && state.asking === 0) throw new ExitShell(exitCode)
  return exitCode
}

function isNegated(node: PipelineNode): boolean {
  return node.type === 'Pipeline' && node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1
}

/** Runs what is only asked about: the failure of a condition is an answer. */
export function* asked(body: Task<number>, { state }: Shell): Task<number> {
  state.asking++
  try {
    return yield* body
  } finally {
    state.asking--
  }
}

export function* runAndOr({ commands, operators }: AndOr, shell: Shell): Task<number> {
  let exitCode = 0
  for (const [index, command] of commands.entries()) {
    const operator = operators[index - 1]
    if ((operator === '&&' && exitCode !== 0) || (operator === '||' && exitCode === 0)) continue
    const isLast = index === commands.length - 1
    const body = runPipeline(command, shell)
    exitCode = ended(isLast ? yield* body : yield* asked(body, shell), !isLast || isNegated(command), shell)
  }
  return exitCode
}

export function* runPipeline(node: PipelineNode, shell: Shell): Task<number> {
  if (node.type !== 'Pipeline') return yield* runCommand(node, shell)
  const startedAtMs = shell.world.kernel.now
  const body = stagesOf(node, shell)
  const exitCode = isNegated(node) ? ((yield* asked(body, shell)) === 0 ? 1 : 0) : yield* body
  if (node.prefixes.some(({ type }) => type === 'Time')) tellTime(node, startedAtMs, shell)
  return exitCode
}

function* stagesOf({ commands, operators }: Pipeline, shell: Shell): Task<number> {
  const [only] = commands
  if (!only) return 0
  if (commands.length === 1) return yield* runCommand(only, shell)
  return yield* runStages(commands, operators, shell)
}

/** `time`: simulated time, none of which is spent computing. */
function tellTime({ prefixes }: Pipeline, startedAtMs: number, { world, streams }: Shell): void {
  const seconds = (world.kernel.now - startedAtMs) / 1000
  const isPosix = prefixes.some((prefix) => prefix.type === 'Time' && prefix.posix)
  const text = (value: number) => (isPosix ? value.toFixed(2) : `${Math.floor(value / 60)}m${(value % 60).toFixed(3)}s`)
  const gap = isPosix ? ' ' : '\t'
  const lines = [['real', seconds], ['user', 0], ['sys', 0]].map(([name, value]) => `${name}${gap}${text(Number(value))}\n`) // prettier-ignore
  streams.err.write((isPosix ? '' : '\n') + lines.join(''))
}

export function* runCommand(node: CommandNode, shell: Shell): Task<number> {
  switch (node.type) {
    case 'Command':
      return yield* runSimple(node, shell)
    case 'Redirected': {
      const inner = yield* redirected(node.redirects, shell)
      return inner ? yield* runCommand(node.command, inner) : 1
    }
    case 'Function':
      shell.state.functions.set(node.name.value, { node, ...shell.source })
      return 0
    case 'BraceGroup':
      return yield* runList(node.body.commands, shell)
    case 'Subshell': {
      const inner = innerShell(shell)
      return yield* contained(runList(node.body.commands, inner), inner)
    }
    case 'If':
      return yield* runIf(node, shell)
    case 'For':
      return yield* runFor(node, shell)
    case 'ArithmeticFor':
      return yield* runForArithmetic(node, shell)
    case 'While':
      return yield* runWhile(node, shell)
    case 'Case':
      return yield* runCase(node, shell)
    case 'TestCommand':
      return (yield* conditional(node.expression, shell)) ? 0 : 1
    case 'ArithmeticCommand':
      return (yield* arithmeticOf(node.body, shell)) !== 0n ? 0 : 1
    default:
      throw new ShellFault(`${node.type.toLowerCase()}: not part of this shell`, 2)
  }
}
