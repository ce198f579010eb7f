/** Commands about kubectl itself: `options`, `plugin list`, `completion`. */
// Models: k8s.io/kubectl/pkg/cmd: options/options.go, plugin/plugin.go, completion/completion.go
import type { Command } from '../command'
import { KubectlError } from '../failure'
import { GLOBAL_FLAGS } from '../global-flags'
import { flagsHelp } from '../flags-help'

export const options: Command = {
  name: 'options',
  summary: 'Print the list of flags inherited by all commands',
  usage: '',
  completes: 'nothing',
  *run({ context }) {
    context.out(`The following options can be passed to any command:\n\n${flagsHelp(GLOBAL_FLAGS)}\n`)
    return 0
  },
}

const list: Command = {
  name: 'list',
  summary: "List all visible plugin executables on a user's PATH",
  usage: '',
  completes: 'nothing',
  *run() {
    throw new KubectlError('unable to find any kubectl plugins in your PATH')
  },
}

export const plugin: Command = {
  name: 'plugin',
  summary: 'Provides utilities for interacting with plugins',
  usage: 'SUBCOMMAND',
  subcommands: [list],
}

const SHELLS = ['bash', 'fish', 'powershell', 'zsh']

export const completion: Command = {
  name: 'completion',
  summary: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
  usage: 'SHELL',
  completes: 'nothing',
  *run({ args: [shell, ...others], context }) {
    if (shell === undefined) throw new KubectlError('shell not specified')
    if (others.length > 0) throw new KubectlError('too many arguments, expected only the shell type')
    if (!SHELLS.includes(shell)) throw new KubectlError(`unsupported shell type ${JSON.stringify(shell)}`)
    context.out('# Nothing to load: in this terminal Tab completes kubectl already.\n')
    return 0
  },
}
