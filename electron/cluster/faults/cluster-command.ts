/** `cluster …`: the commands that reach what no request to the API server can reach. */
import type { CommandContext } from '../kubectl/command'
import { errorText } from '../kubectl/failure'
import type { Task } from '../kernel/task'
import type { Traffic } from '../network/traffic'
import { unknownName, type CommandLine } from './command-line'
import { FAULT_COMMANDS } from './commands'
import type { FaultDoor } from './fault-door'
import { request } from './request'

export interface ClusterContext extends CommandContext {
  readonly faults: FaultDoor
  readonly traffic: Traffic
}

/** All of them, as help lists them. */
export const CLUSTER_COMMANDS: readonly CommandLine[] = [...FAULT_COMMANDS, request].sort(byName)

const ABOUT = 'cluster breaks and mends the machines and processes of the cluster, and sends requests over its network.'
const SIMPLIFIED = 'Simplified: names are looked up at the API server, there is no DNS yet.'

/** `argv` is what follows `cluster`; returns the exit code. Faults take no simulated time, requests do. */
export function* clusterCommand(argv: readonly string[], context: ClusterContext): Task<number> {
  const [name = 'help', ...args] = argv
  if (name === 'help' || name === '--help' || name === '-h') {
    context.out(helpText())
    return 0
  }
  try {
    return yield* run(name, args, context)
  } catch (error) {
    const text = errorText(error)
    if (text === null) throw error
    context.err(`${text}\n`)
    return 1
  }
}

function* run(name: string, args: readonly string[], context: ClusterContext): Task<number> {
  if (name === request.name) return yield* request.run(args, context)
  const fault = FAULT_COMMANDS.find((each) => each.name === name)
  if (!fault) throw unknownName('unknown command', name, CLUSTER_COMMANDS.map((each) => each.name)) // prettier-ignore
  fault.run(args, context.faults, context)
  return 0
}

function helpText(): string {
  const width = Math.max(...CLUSTER_COMMANDS.map(({ usage }) => usage.length)) + 2
  const lines = CLUSTER_COMMANDS.map(({ usage, summary }) => `  cluster ${usage.padEnd(width)}${summary}\n`)
  return `${ABOUT}\n\n${lines.join('')}\n${SIMPLIFIED}\n`
}

function byName(a: CommandLine, b: CommandLine): number {
  return a.name < b.name ? -1 : 1
}
