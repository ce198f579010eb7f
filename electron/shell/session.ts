/** A learner at a terminal: a home folder, a shell, a history of lines, and a cluster behind them. */
import type { Cluster } from '../cluster/cluster'
import { clusterCommand } from '../cluster/faults/cluster-command'
import type { CommandIo } from '../cluster/kubectl/command'
import { DiscoveryCache } from '../cluster/kubectl/discovery/cache'
import { kubectl } from '../cluster/kubectl/kubectl'
import { etcdctl } from '../cluster/tools/etcdctl'
import type { Task } from '../cluster/kernel/task'
import { BUILTIN_NAMES } from './builtins'
import { clusterView, type ClusterView } from './cluster-view'
import { Files } from './files'
import { MemoryHome, type Home } from './home'
import { Jobs } from './interpreter/jobs'
import type { Shell } from './interpreter/shell'
import { ShellState } from './interpreter/shell-state'
import { effectOf } from './line-effect'
import { Limits } from './limits'
import type { ProgramIo, Programs } from './program'
import { PROGRAMS } from './programs'
import { runLine } from './run-line'
import { RunningLine, type RunningCommand } from './running-line'
import { HeldText, outputTo, type Output } from './streams'

export type { RunningCommand }

export type OutputSink = (stream: 'stdout' | 'stderr', text: string) => void

export class Session {
  readonly home: Home
  private readonly lines: string[] = []
  private readonly programs: Programs
  private readonly state = new ShellState()
  private readonly jobs = new Jobs()
  private readonly files: Files
  /** Where the line that runs prints, or the last one did: background jobs go there too. */
  private sink: OutputSink = () => undefined

  constructor(
    private readonly cluster: Cluster,
    home: Home | Readonly<Record<string, string>> = {},
    edit?: CommandIo['edit'],
  ) {
    this.home = isHome(home) ? home : new MemoryHome(home)
    this.files = new Files(this.home, () => cluster.kernel.now)
    this.programs = programsOf(cluster, edit)
  }

  get history(): readonly string[] {
    return this.lines
  }

  /** Starts a line between two events of the kernel; it goes on as the kernel is stepped. */
  run(line: string, onOutput: OutputSink = () => undefined): RunningCommand {
    if (line.trim() !== '') this.lines.push(line)
    this.sink = onOutput
    const effect = effectOf(line, { state: this.state, files: this.files })
    return new RunningLine(this.cluster, line, effect, runLine(line, this.shell(line)))
  }

  /** What completion may look at. */
  view(): ClusterView {
    const names = [...Object.keys(this.programs), ...BUILTIN_NAMES]
    return clusterView(this.cluster, this.files, this.state, names)
  }

  private shell(line: string): Shell {
    const { kernel } = this.cluster
    const limits = new Limits(() => kernel.now)
    const terminal = { out: this.printer('stdout', limits), err: this.printer('stderr', limits) }
    const { files, jobs, programs, history, state } = this
    const world = { kernel, files, jobs, programs, history, limits, terminal }
    return { world, state, streams: { input: new HeldText(''), ...terminal }, source: { name: null, text: line } }
  }

  private printer(stream: 'stdout' | 'stderr', limits: Limits): Output {
    return outputTo((text) => {
      if (text !== '' && (limits.write(text.length) || stream === 'stderr')) this.sink(stream, text)
    })
  }
}

function isHome(home: Home | Readonly<Record<string, string>>): home is Home {
  return typeof home['read'] === 'function'
}

/** `edit` lets a person at a screen change a text; where nobody sits, there is none. */
function programsOf(cluster: Cluster, edit: CommandIo['edit']): Programs {
  const { kernel, faults, traffic } = cluster
  const discoveryCache = new DiscoveryCache()
  return {
    ...PROGRAMS,
    *kubectl(argv, io) {
      const context = { ...(yield* withStdin(argv, io)), kernel, discoveryCache, client: cluster.kubectlClient() }
      return yield* kubectl(argv, edit ? { ...context, edit } : context)
    },
    // Looking takes no time; a shell's programs are tasks all the same.

    *etcdctl(argv, io) {
      return etcdctl(argv, cluster.etcdDoor, io)
    },
    *cluster(argv, io) {
      return yield* clusterCommand(argv, { ...io, kernel, faults, traffic, client: cluster.kubectlClient() })
    },
  }
}

/** A program that asks for it waits for its input to end; others leave it to the next, as in a `while read` loop. */
function* withStdin(argv: readonly string[], io: ProgramIo): Task<ProgramIo> {
  if (!argv.some((word) => /^(?:.*=)?(?:-|\/dev\/stdin)$|^-f-$|^-(?:i|it|ti)$|^--stdin/.test(word))) return io
  const stdin = yield* io.input.rest()
  return { ...io, stdin, readFile: (path) => (path === '/dev/stdin' ? stdin : io.readFile(path)) }
}
