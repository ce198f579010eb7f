/** A learner at a terminal: a home folder, a history of lines, and a cluster behind them. */
import type { Cluster } from '../cluster/cluster'
import { clusterCommand } from '../cluster/faults/cluster-command'
import { kubectl } from '../cluster/kubectl/kubectl'
import { BUILTINS, helpProgram, xargs } from './builtins'
import { clusterView, type ClusterView } from './cluster-view'
import { MemoryHome, type Home } from './home'
import type { Programs } from './program'
import { runLine } from './run-line'
import { RunningLine, type RunningCommand } from './running-line'

export type { RunningCommand }

export type OutputSink = (stream: 'stdout' | 'stderr', text: string) => void

export class Session {
  readonly home: Home
  private readonly lines: string[] = []
  private readonly programs: Programs

  constructor(
    private readonly cluster: Cluster,
    home: Home | Readonly<Record<string, string>> = {},
  ) {
    this.home = isHome(home) ? home : new MemoryHome(home)
    this.programs = this.programsOf(cluster)
  }

  get history(): readonly string[] {
    return this.lines
  }

  /** Starts a line between two events of the kernel; it goes on as the kernel is stepped. */
  run(line: string, onOutput: OutputSink = () => undefined): RunningCommand {
    if (line.trim() !== '') this.lines.push(line)
    const { home, programs, history } = this
    const out = (text: string): void => { if (text !== '') onOutput('stdout', text) } // prettier-ignore
    const err = (text: string): void => { if (text !== '') onOutput('stderr', text) } // prettier-ignore
    return new RunningLine(this.cluster, line, runLine(line, { home, programs, history, out, err }))
  }

  /** What completion may look at. */
  view(): ClusterView {
    return clusterView(this.cluster, this.home, Object.keys(this.programs))
  }

  private programsOf(cluster: Cluster): Programs {
    const { kernel, faults, traffic } = cluster
    const programs: Programs = {
      ...BUILTINS,
      kubectl: (argv, io) => kubectl(argv, { ...io, kernel, client: cluster.kubectlClient() }),
      cluster: (argv, io) => clusterCommand(argv, { ...io, kernel, faults, traffic, client: cluster.kubectlClient() }),
      xargs: (argv, io) => xargs(argv, io, programs),
      help: (_argv, io) => helpProgram(Object.keys(programs), io),
    }
    return programs
  }
}

function isHome(home: Home | Readonly<Record<string, string>>): home is Home {
  return typeof home['read'] === 'function'
}
