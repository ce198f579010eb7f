/** `cluster …`: what one does to machines and processes, which no request to the API server can do. */
import type { CommandIo } from '../kubectl/command'
import { parseFlags, type FlagTable } from '../kubectl/flags'
import { KubectlError } from '../kubectl/failure'
import { alignLines } from '../kubectl/printers/table'
import { suggestionsFor } from '../kubectl/suggestions'
import type { FaultDoor } from './fault-door'

export interface FaultCommand {
  readonly name: string
  readonly usage: string
  readonly summary: string
  run(args: readonly string[], door: FaultDoor, io: CommandIo): void
}

/** Ends a command; printed as `error: …`. */
class FaultError extends Error {}

const CRASH_FLAGS: FlagTable = {
  namespace: { kind: 'string', short: 'n', initial: 'default', help: 'Namespace of the Pod' },
  container: { kind: 'string', short: 'c', help: 'Container to kill; the first one unless said' },
}

const components: FaultCommand = {
  name: 'components',
  usage: 'components',
  summary: 'List every part that can be stopped, and whether it runs',
  run(args, door, io) {
    expectArgs(args, 0, this)
    const rows = door.components().map(({ name, running }) => `${name}\t${running ? 'Running' : 'Stopped'}`)
    io.out(alignLines(['NAME\tSTATUS', ...rows]))
  },
}

const powerOff: FaultCommand = {
  name: 'power-off',
  usage: 'power-off NODE',
  summary: "Pull a node's plug: everything on it ends at once",
  run(args, door, io) {
    const node = nodeNamed(args, door, this)
    door.powerOff(node)
    io.out(`node/${node} powered off\n`)
  },
}

const powerOn: FaultCommand = {
  name: 'power-on',
  usage: 'power-on NODE',
  summary: 'Start a node again',
  run(args, door, io) {
    const node = nodeNamed(args, door, this)
    door.powerOn(node)
    io.out(`node/${node} powered on\n`)
  },
}

const stop: FaultCommand = {
  name: 'stop',
  usage: 'stop COMPONENT | stop kubelet NODE',
  summary: 'Kill one component; its memory is gone',
  run(args, door, io) {
    const component = componentNamed(args, door, this)
    const isRunning = stateOf(component, door)
    if (isRunning) door.stop(component)
    io.out(`${component} ${isRunning ? 'stopped' : 'was not running'}\n`)
  },
}

const start: FaultCommand = {
  name: 'start',
  usage: 'start COMPONENT | start kubelet NODE',
  summary: 'Start a component that was stopped',
  run(args, door, io) {
    const component = componentNamed(args, door, this)
    const isRunning = stateOf(component, door)
    if (!isRunning) door.start(component)
    io.out(`${component} ${isRunning ? 'is running already' : 'started'}\n`)
  },
}

const crash: FaultCommand = {
  name: 'crash',
  usage: 'crash POD [-c CONTAINER] [-n NAMESPACE]',
  summary: "Kill a container's process",
  run(words, door, io) {
    const { args, flags } = parseFlags(words, CRASH_FLAGS)
    expectArgs(args, 1, this)
    const pod = args[0]!.replace(/^pods?\//, '')
    const container = flags.string('container') || undefined
    const refusal = door.crash(flags.string('namespace'), pod, container)
    if (refusal !== null) throw new FaultError(refusal)
    io.out(`pod/${pod} crashed\n`)
  },
}

export const FAULT_COMMANDS: readonly FaultCommand[] = [components, crash, powerOff, powerOn, start, stop]

/** `argv` is what follows `cluster`; returns the exit code. It takes no simulated time. */
export function clusterCommand(argv: readonly string[], door: FaultDoor, io: CommandIo): number {
  const [name = 'help', ...args] = argv
  if (name === 'help' || name === '--help' || name === '-h') {
    io.out(helpText())
    return 0
  }
  try {
    commandNamed(name).run(args, door, io)
    return 0
  } catch (error) {
    if (!(error instanceof FaultError) && !(error instanceof KubectlError)) throw error
    io.err(`error: ${error.message}\n`)
    return 1
  }
}

function helpText(): string {
  const width = Math.max(...FAULT_COMMANDS.map(({ usage }) => usage.length)) + 2
  const lines = FAULT_COMMANDS.map(({ usage, summary }) => `  cluster ${usage.padEnd(width)}${summary}\n`)
  return `cluster breaks and mends the machines and processes of the cluster.\n\n${lines.join('')}`
}

function commandNamed(name: string): FaultCommand {
  const command = FAULT_COMMANDS.find((each) => each.name === name)
  if (!command) throw unknown('unknown command', name, FAULT_COMMANDS.map((each) => each.name)) // prettier-ignore
  return command
}

function unknown(what: string, word: string, names: readonly string[]): FaultError {
  const near = suggestionsFor(word, names)
  const hint =
    near.length > 0
      ? `\n\nDid you mean this?\n${near.map((each) => `\t${each}`).join('\n')}`
      : `\n\nThere are: ${names.join(', ')}`
  return new FaultError(`${what} ${JSON.stringify(word)}${hint}`)
}

function expectArgs(args: readonly string[], count: number, { usage }: FaultCommand): void {
  if (args.length !== count) throw new FaultError(`usage: cluster ${usage}`)
}

function nodeNamed(args: readonly string[], door: FaultDoor, command: FaultCommand): string {
  expectArgs(args, 1, command)
  const name = args[0]!.replace(/^nodes?\//, '')
  const nodes = door.nodes()
  if (!nodes.includes(name)) throw unknown('no node is called', name, nodes)
  return name
}

/** `kube-scheduler`, `kubelet/worker-1`, `kubelet worker-1`. */
function componentNamed(args: readonly string[], door: FaultDoor, { usage }: FaultCommand): string {
  if (args.length < 1 || args.length > 2) throw new FaultError(`usage: cluster ${usage}`)
  const name = args.join('/')
  const names = door.components().map((component) => component.name)
  if (!names.includes(name)) throw unknown('no component is called', name, names)
  return name
}

function stateOf(name: string, door: FaultDoor): boolean {
  return door.components().find((component) => component.name === name)?.running ?? false
}
