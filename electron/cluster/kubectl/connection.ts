/** Who asks which server, and where: what the flags of a command line choose. */
// Models: k8s.io/cli-runtime/pkg/genericclioptions/config_flags.go, k8s.io/client-go/tools/clientcmd
// Simplified: there is one API server, under one address.
import type { Client } from '../client/client'
import type { Impersonation } from '../client/request-types'
import { KubectlClient } from './client/kubectl-client'
import type { CommandContext } from './command'
import { Discovery } from './discovery/discovery'
import { RestMapper } from './discovery/rest-mapper'
import { KubectlError } from './failure'
import type { Flags } from './flags'

export interface Connection {
  readonly client: KubectlClient
  readonly mapper: RestMapper
  readonly namespace: string
}

export function connect(context: CommandContext, flags: Flags): Connection {
  const token = flags.string('token')
  const impersonate = impersonationOf(flags)
  const identity: Partial<Client['identity']> = {
    ...(token && { credentials: { type: 'token', token } as const }),
    ...(impersonate && { impersonate }),
  }
  const client = new KubectlClient(context.client, identity, { level: flags.int('v'), err: context.err })
  const discovery = new Discovery(client, { cache: context.discoveryCache, key: 'kubernetes-admin', asksServer: false })
  return { client, mapper: new RestMapper(discovery), namespace: flags.string('namespace') || 'default' }
}

/** `--as`, `--as-group`, `--as-uid`, `--as-user-extra`. */
function impersonationOf(flags: Flags): Impersonation | undefined {
  const [user, uid] = [flags.string('as'), flags.string('as-uid')]
  const [groups, extras] = [flags.words('as-group'), flags.list('as-user-extra')]
  if (user === '' && uid === '' && groups.length === 0 && extras.length === 0) return undefined
  if (user === '')
    throw new KubectlError('requesting uid, groups or user-extra for  without impersonating a user')
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
