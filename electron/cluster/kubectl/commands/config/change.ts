/** `kubectl config use-context`, `set-…`, `rename-context`, `delete-…`, `unset`. */
// Models: k8s.io/kubectl/pkg/cmd/config
import * as edits from '../../../kubeconfig/edits'
import { EMPTY_KUBECONFIG, KubeconfigError, type Kubeconfig } from '../../../kubeconfig/kubeconfig'
import type { Command, Invocation } from '../../command'
import { usageError } from '../../failure'
import type { FlagTable } from '../../flags'
import { without } from '../../../text/record'
import { inKubectlsWords, loadKubeconfig, writeKubeconfig } from '../../kubeconfig-file'

interface Change {
  readonly name: string
  readonly summary: string
  readonly usage: string
  /** How many names it takes. */
  readonly names: number
  readonly completes?: Command['completes']
  readonly flags?: FlagTable
  readonly aliases?: readonly string[]
  readonly edit: (
    config: Kubeconfig,
    invocation: Invocation,
    path: string,
  ) => edits.Edited & { readonly warning?: string }
}

function change({ names, edit, ...command }: Change): Command {
  return {
    completes: 'nothing',
    ...command,
    *run(invocation) {
      const { args, context, flags, path } = invocation
      if (args.length !== names && !(names === 1 && flags.has('current') && flags.bool('current') && args.length === 0))
        throw usageError(`Unexpected args: ${args.length === 0 ? '[]' : `[${args.join(' ')}]`}`, path)
      const file = loadKubeconfig(context, flags)
      const { config, message, warning } = inKubectlsWords(() =>
        edit(file.config ?? EMPTY_KUBECONFIG, invocation, file.path),
      )
      writeKubeconfig(context, file.path, config)
      if (warning) context.err(`${warning}\n`)
      context.out(`${message}\n`)
      return 0
    },
  }
}

/** What was not typed stays as it is; '' takes it away. */
function typed({ flags }: Invocation, flag: string): string | undefined {
  return flags.changed(flag) ? flags.string(flag) : undefined
}

export const useContext: Command = change({
  name: 'use-context',
  aliases: ['use'],
  summary: 'Set the current-context in a kubeconfig file',
  usage: 'CONTEXT_NAME',
  names: 1,
  completes: 'contexts',
  edit: (config, { args }) => edits.useContext(config, args[0]!),
})

export const setContext: Command = change({
  name: 'set-context',
  summary: 'Set a context entry in kubeconfig',
  usage: '[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  names: 1,
  completes: 'contexts',
  flags: { current: { kind: 'bool', help: 'Modify the current context' } },
  edit(config, invocation) {
    const [cluster, namespace, user] = ['cluster', 'namespace', 'user'].map((flag) => typed(invocation, flag))
    const changes = { ...(cluster !== undefined && { cluster }), ...(namespace !== undefined && { namespace }), ...(user !== undefined && { user }) } // prettier-ignore
    return edits.setContext(config, invocation.flags.bool('current') ? null : invocation.args[0]!, changes)
  },
})

export const setCluster: Command = change({
  name: 'set-cluster',
  summary: 'Set a cluster entry in kubeconfig',
  usage: 'NAME [--server=server] [--insecure-skip-tls-verify=true]',
  names: 1,
  completes: 'clusters',
  edit(config, invocation) {
    const name = invocation.args[0]!
    const server = typed(invocation, 'server')
    const insecure = invocation.flags.changed('insecure-skip-tls-verify')
    const cluster = {
      ...config.clusters[name],
      ...(server !== undefined && { server }),
      ...(insecure && { 'insecure-skip-tls-verify': invocation.flags.bool('insecure-skip-tls-verify') }),
    }
    return {
      config: { ...config, clusters: { ...config.clusters, [name]: cluster } },
      message: `Cluster ${JSON.stringify(name)} set.`,
    }
  },
})

export const setCredentials: Command = change({
  name: 'set-credentials',
  summary: 'Set a user entry in kubeconfig',
  usage: 'NAME [--token=bearer_token] [--username=basic_user] [--password=basic_password]',
  names: 1,
  completes: 'users',
  edit(config, invocation) {
    const [token, username, password] = ['token', 'username', 'password'].map((flag) => typed(invocation, flag))
    const changes = { ...(token !== undefined && { token }), ...(username !== undefined && { username }), ...(password !== undefined && { password }) } // prettier-ignore
    return edits.setCredentials(config, invocation.args[0]!, changes)
  },
})

export const renameContext: Command = change({
  name: 'rename-context',
  summary: 'Rename a context from the kubeconfig file',
  usage: 'CONTEXT_NAME NEW_NAME',
  names: 2,
  completes: 'contexts',
  edit: (config, { args }, path) => edits.renameContext(config, args[0]!, args[1]!, path),
})

export const deleteContext: Command = change({
  name: 'delete-context',
  summary: 'Delete the specified context from the kubeconfig',
  usage: 'NAME',
  names: 1,
  completes: 'contexts',
  edit: (config, { args }, path) => edits.deleteContext(config, args[0]!, path),
})

export const deleteCluster: Command = removal('delete-cluster', 'cluster', 'clusters')
export const deleteUser: Command = removal('delete-user', 'user', 'users')

function removal(name: string, what: string, section: 'clusters' | 'users'): Command {
  return change({
    name,
    summary: `Delete the specified ${what} from the kubeconfig`,
    usage: 'NAME',
    names: 1,
    completes: section,
    edit(config, { args }, path) {
      const { [args[0]!]: gone, ...rest } = config[section]
      if (!gone) throw new KubeconfigError(`cannot delete ${what} ${args[0]!}, not in ${path}`)
      return { config: { ...config, [section]: rest }, message: `deleted ${what} ${args[0]!} from ${path}` }
    },
  })
}

/** `unset current-context`, `unset users.alice`. */
export const unset: Command = change({
  name: 'unset',
  summary: 'Unset an individual value in a kubeconfig file',
  usage: 'PROPERTY_NAME',
  names: 1,
  edit(config, { args }) {
    const [section = '', ...name] = args[0]!.split('.')
    const message = `Property ${JSON.stringify(args[0])} unset.`
    if (section === 'current-context') return { config: { ...config, currentContext: '' }, message }
    if (section !== 'clusters' && section !== 'contexts' && section !== 'users')
      throw new KubeconfigError(`unable to locate path ${args[0]!}`)
    const rest = without(config[section] as Record<string, object>, name.join('.'))
    return { config: { ...config, [section]: name.length === 0 ? {} : rest }, message }
  },
})
