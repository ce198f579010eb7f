/** Commands that need what the simulation does not have: each says so, and what would have helped. */
import type { Command } from '../command'
import { KubectlError } from '../failure'
import type { FlagTable } from '../flags'

interface Refusal {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly flags?: FlagTable
  readonly completes?: Command['completes']
  /** Why it is not there. */
  readonly why: string
}

function refused({ name, why, ...rest }: Refusal): Command {
  return {
    name,
    ...rest,
    *run() {
      throw new KubectlError(`kubectl ${name} is not part of this simulation: ${why}`)
    },
  }
}

const CONTAINER: FlagTable = {
  container: { kind: 'string', short: 'c', help: 'Container name' },
  stdin: { kind: 'bool', short: 'i', help: 'Pass stdin to the container' },
  tty: { kind: 'bool', short: 't', help: 'Stdin is a TTY' },
}
const NOBODY_INSIDE = 'containers are played from the outside, and nothing runs inside them'

export const REFUSED: readonly Command[] = [
  refused({
    name: 'alpha',
    summary: 'Commands for features in alpha',
    usage: 'SUBCOMMAND',
    why: 'it has no alpha commands',
  }),
  refused({
    name: 'attach',
    summary: 'Attach to a running container',
    usage: '(POD | TYPE/NAME) -c CONTAINER',
    flags: CONTAINER,
    completes: 'pods',
    why: NOBODY_INSIDE,
  }),
  refused({
    name: 'cp',
    summary: 'Copy files and directories to and from containers',
    usage: '<file-spec-src> <file-spec-dest>',
    flags: CONTAINER,
    why: 'containers have no files',
  }),
  refused({
    name: 'debug',
    summary: 'Create debugging sessions for troubleshooting workloads and nodes',
    usage: '(POD | TYPE/NAME) --image=image',
    flags: { ...CONTAINER, image: { kind: 'string', help: 'Container image to use for debug container' } },
    completes: 'pods',
    why: NOBODY_INSIDE,
  }),
  refused({
    name: 'exec',
    summary: 'Execute a command in a container',
    usage: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
    flags: CONTAINER,
    completes: 'pods',
    why: NOBODY_INSIDE,
  }),
  refused({
    name: 'kustomize',
    summary: 'Build a kustomization target from a directory or URL',
    usage: 'DIR',
    completes: 'files',
    why: 'manifests are applied as they are, with -f',
  }),
  refused({
    name: 'port-forward',
    summary: 'Forward one or more local ports to a pod',
    usage: 'TYPE/NAME [LOCAL_PORT:]REMOTE_PORT',
    completes: 'pods',
    why: '"cluster request" reaches a Pod or a Service over the network of the cluster',
  }),
  refused({
    name: 'proxy',
    summary: 'Run a proxy to the Kubernetes API server',
    usage: '[--port=PORT]',
    why: '"kubectl get --raw" asks the API server for any path',
  }),
]
