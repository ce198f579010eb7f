/** `cluster …`: what one does to machines and processes, which no request to the API server can do. */
import type { CommandIo } from '../kubectl/command'
import { parseFlags, type FlagTable } from '../kubectl/flags'
import { KubectlError } from '../kubectl/failure'
import { alignLines } from '../kubectl/printers/table'
import { audit } from './audit'
import { encrypt } from './encrypt'
import { expectArgs, unknownName, type CommandLine } from './command-line'
import type { FaultDoor } from './fault-door'

export interface FaultCommand extends CommandLine {
  run(args: readonly string[], door: FaultDoor, io: CommandIo): void
}

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
    const dark = door.withoutPower(component)
    if (dark !== null)
      throw new KubectlError(`${component} cannot start: ${dark} has no power; try "cluster power-on ${dark}"`)
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
    if (refusal !== null) throw new KubectlError(refusal)
    io.out(`pod/${pod} crashed\n`)
  },
}

export const FAULT_COMMANDS: readonly FaultCommand[] = [
  audit,
  components,
  crash,
  encrypt,
  powerOff,
  powerOn,
  start,
  stop,
]

function nodeNamed(args: readonly string[], door: FaultDoor, command: FaultCommand): string {
  expectArgs(args, 1, command)
  const name = args[0]!.replace(/^nodes?\//, '')
  const nodes = door.nodes()
  if (!nodes.includes(name)) throw unknownName('no node is called', name, nodes)
  return name
}

/** `kube-scheduler`, `kubelet/worker-1`, `kubelet worker-1`. */
function componentNamed(args: readonly string[], door: FaultDoor, { usage }: FaultCommand): string {
  if (args.length < 1 || args.length > 2) throw new KubectlError(`usage: cluster ${usage}`)
  const name = args.join('/')
  const names = door.components().map((component) => component.name)
  if (!names.includes(name)) throw unknownName('no component is called', name, names)
  return name
}

function stateOf(name: string, door: FaultDoor): boolean {
  return door.components().find((component) => component.name === name)?.running ?? false
}
