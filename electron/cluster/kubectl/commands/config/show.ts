/** `kubectl config get-contexts`, `current-context`, `get-clusters`, `get-users`. */
// Models: k8s.io/kubectl/pkg/cmd/config: get_contexts.go, current_context.go, get_clusters.go, get_users.go
import { currentContext as currentOf } from '../../../kubeconfig/edits'
import { EMPTY_KUBECONFIG, type Kubeconfig } from '../../../kubeconfig/kubeconfig'
import type { Command, Invocation } from '../../command'
import { ManyErrors, KubectlError } from '../../failure'
import { inKubectlsWords, loadKubeconfig } from '../../kubeconfig-file'
import { alignLines } from '../../printers/table'

export function configOf({ context, flags }: Invocation): Kubeconfig {
  return loadKubeconfig(context, flags).config ?? EMPTY_KUBECONFIG
}

export const currentContext: Command = {
  name: 'current-context',
  summary: 'Display the current-context',
  usage: '',
  completes: 'nothing',
  *run(invocation) {
    invocation.context.out(`${inKubectlsWords(() => currentOf(configOf(invocation)))}\n`)
    return 0
  },
}

export const getContexts: Command = {
  name: 'get-contexts',
  summary: 'Describe one or many contexts',
  usage: '[(-o|--output=)name)]',
  completes: 'contexts',
  flags: {
    output: { kind: 'string', short: 'o', help: 'Output format. One of: (name)' },
    'no-headers': { kind: 'bool', help: 'When using the default or custom-column output format, do not print headers' },
  },
  *run(invocation) {
    const { args, flags, context } = invocation
    const config = configOf(invocation)
    if (flags.string('output') !== '' && flags.string('output') !== 'name')
      throw new KubectlError(
        `--output ${flags.string('output')} is not available in kubectl config get-contexts; resetting to default output format`,
      )
    const wanted = args.length > 0 ? args : Object.keys(config.contexts).sort() // prettier-ignore
    const known = wanted.filter((name) => Object.hasOwn(config.contexts, name))
    if (flags.string('output') === 'name') context.out(known.map((name) => `${name}\n`).join(''))
    else {
      const header = 'CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE'
      const rows = known.map((name) => rowOf(name, config))
      context.out(alignLines(flags.bool('no-headers') ? rows : [header, ...rows]))
    }
    const missing = wanted.filter((name) => !known.includes(name))
    if (missing.length > 0) throw new ManyErrors(missing.map((name) => new KubectlError(`context ${name} not found`)))
    return 0
  },
}

function rowOf(name: string, { contexts, currentContext: current }: Kubeconfig): string {
  const { cluster = '', user = '', namespace = '' } = contexts[name]!
  return [name === current ? '*' : '', name, cluster, user, namespace].join('\t')
}

export const getClusters: Command = listing('get-clusters', 'Display clusters defined in the kubeconfig', 'clusters')
export const getUsers: Command = listing('get-users', 'Display users defined in the kubeconfig', 'users')

function listing(name: string, summary: string, section: 'clusters' | 'users'): Command {
  return {
    name,
    summary,
    usage: '',
    completes: 'nothing',
    *run(invocation) {
      const names = Object.keys(configOf(invocation)[section]).sort() // prettier-ignore
      invocation.context.out(['NAME', ...names].map((each) => `${each}\n`).join(''))
      return 0
    },
  }
}
