/** Who asks which server, and where: what the kubeconfig and the flags of a command line choose. */
// Models: k8s.io/cli-runtime/pkg/genericclioptions/config_flags.go, k8s.io/client-go/tools/clientcmd
// Simplified: one server exists, and its address is known; any other refuses the connection.
import type { Client } from '../client/client'
import type { Impersonation } from '../client/request-types'
import { resolveKubeconfig, type Overrides, type Resolved } from '../kubeconfig/resolve'
import { KubectlClient } from './client/kubectl-client'
import { SERVER_URL } from './client/url'
import type { CommandContext } from './command'
import { Discovery } from './discovery/discovery'
import { RestMapper } from './discovery/rest-mapper'
import { KubectlError, PlainError } from './failure'
import type { Flags } from './flags'
import { inKubectlsWords, loadKubeconfig } from './kubeconfig-file'
import { klogLine } from './text/klog'

export interface Connection {
  readonly client: KubectlClient
  readonly mapper: RestMapper
  readonly namespace: string
}

type Identity = Partial<Client['identity']>

export function connect(context: CommandContext, flags: Flags): Connection {
  const { identity, namespace } = chosen(context, flags)
  const impersonate = impersonationOf(flags)
  const loudness = { level: flags.int('v'), err: context.err, timeoutMs: flags.durationMs('request-timeout') }
  const client = new KubectlClient(context.client, { ...identity, ...(impersonate && { impersonate }) }, loudness)
  const discovery = new Discovery(client, { cache: context.discoveryCache, key: SERVER_URL })
  return { client, mapper: new RestMapper(discovery), namespace }
}

interface Chosen {
  readonly identity: Identity
  readonly namespace: string
}

/** Without any kubeconfig one speaks for whoever set the cluster up. */
function chosen(context: CommandContext, flags: Flags): Chosen {
  const { path, config } = loadKubeconfig(context, flags)
  if (!config) {
    const token = flags.string('token')
    const identity: Identity = token ? { credentials: { type: 'token', token } } : {}
    return { identity, namespace: flags.string('namespace') || 'default' }
  }
  if (flags.int('v') >= 6)
    context.err(klogLine(context.kernel.now, 'loader.go:402', `Config loaded from file:  ${path}`))
  const resolved = inKubectlsWords(() => resolveKubeconfig(config, overridesOf(flags)))
  if (resolved.namesNobody && flags.changed('server')) askForName(context)
  checkServer(resolved)
  return { identity: { credentials: resolved.credentials }, namespace: resolved.namespace }
}

function overridesOf(flags: Flags): Overrides {
  const [context, cluster, user, namespace, token, server] = ['context', 'cluster', 'user', 'namespace', 'token', 'server'].map((name) => flags.string(name)) as [string, string, string, string, string, string] // prettier-ignore
  return { context, cluster, user, namespace, token, server }
}

function checkServer({ server }: Resolved): void {
  if (server === SERVER_URL) return
  const host = server.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  const isAddress = /^(localhost|[\d.]+|\[.*\])(:\d+)?$/.test(host)
  throw new PlainError(
    isAddress
      ? `The connection to the server ${host} was refused - did you specify the right host or port?`
      : `Unable to connect to the server: dial tcp: lookup ${host.replace(/:\d+$/, '')}: no such host`,
  )
}

/** A real kubectl asks at the terminal; nobody answers here. */
function askForName({ out }: CommandContext): void {
  out('Please enter Username: ')
  throw new KubectlError('EOF')
}

/** `--as`, `--as-group`, `--as-uid`, `--as-user-extra`. */
function impersonationOf(flags: Flags): Impersonation | undefined {
  const [user, uid] = [flags.string('as'), flags.string('as-uid')]
  const [groups, extras] = [flags.words('as-group'), flags.list('as-user-extra')]
  if (user === '' && uid === '' && groups.length === 0 && extras.length === 0) return undefined
  if (user === '') throw new KubectlError('requesting uid, groups or user-extra for  without impersonating a user')
  return {
    user,
    ...(groups.length > 0 && { groups }),
    ...(uid && { uid }),
    ...(extras.length > 0 && { extra: extraOf(extras) }),
  }
}

function extraOf(pairs: readonly string[]): Record<string, readonly string[]> {
  const extra: Record<string, string[]> = {}
  for (const pair of pairs) {
    const [key = '', ...value] = pair.split('=')
    extra[key] = [...(extra[key] ?? []), value.join('=')]
  }
  return extra
}
