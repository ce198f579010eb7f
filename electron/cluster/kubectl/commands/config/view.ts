/** `kubectl config view`: secrets are left out unless they are asked for. */
// Models: k8s.io/kubectl/pkg/cmd/config/view.go
import type { Kubeconfig, UserEntry } from '../../../kubeconfig/kubeconfig'
import { kubeconfigText } from '../../../kubeconfig/kubeconfig-text'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { parseDocuments } from '../../manifest/documents'
import { printerOf } from '../../output'
import { OUTPUT } from '../../shared-flags'
import { printYaml } from '../../text/yaml'
import { configOf } from './show'

export const view: Command = {
  name: 'view',
  summary: 'Display merged kubeconfig settings or a specified kubeconfig file',
  usage: '',
  completes: 'nothing',
  flags: {
    ...OUTPUT,
    raw: { kind: 'bool', help: 'Display raw byte data and sensitive data' },
    minify: { kind: 'bool', help: 'Remove all information not used by current-context from the output' },
    flatten: { kind: 'bool', help: 'Flatten the resulting kubeconfig file into self-contained output' },
    merge: { kind: 'bool', initial: 'true', help: 'Merge the full hierarchy of kubeconfig files' },
  },
  *run(invocation) {
    const { flags, context } = invocation
    const printer = printerOf(invocation)
    const config = flags.bool('minify') ? minified(configOf(invocation), invocation) : configOf(invocation)
    const isSecret = !flags.bool('raw') && !flags.bool('flatten')
    const whole = parseDocuments(kubeconfigText(isSecret ? redacted(config) : config), 'config').objects[0] ?? {}
    if (printer) printer({ whole, found: [] }, context.out)
    else context.out(printYaml(whole))
    return 0
  },
}

function minified(config: Kubeconfig, { flags }: Invocation): Kubeconfig {
  const name = flags.string('context') || config.currentContext
  if (name === '') throw new KubectlError('current-context must exist in order to minify')
  const context = config.contexts[name]
  if (!context) throw new KubectlError('cannot locate context ' + name)
  const only = <T>(entries: Readonly<Record<string, T>>, key: string | undefined): Readonly<Record<string, T>> =>
    key !== undefined && entries[key] !== undefined ? { [key]: entries[key] } : {}
  return {
    clusters: only(config.clusters, context.cluster),
    contexts: { [name]: context },
    currentContext: name,
    users: only(config.users, context.user),
  }
}

/** Tokens say REDACTED, data of certificates DATA+OMITTED. */
function redacted(config: Kubeconfig): Kubeconfig {
  const clusters = mapped(config.clusters, (cluster) =>
    cluster['certificate-authority-data'] ? { ...cluster, 'certificate-authority-data': 'DATA+OMITTED' } : cluster,
  )
  return { ...config, clusters, users: mapped(config.users, redactedUser) }
}

function redactedUser(user: UserEntry): UserEntry {
  return {
    ...user,
    ...(user['client-certificate-data'] && { 'client-certificate-data': 'DATA+OMITTED' }),
    ...(user['client-key-data'] && { 'client-key-data': 'DATA+OMITTED' }),
    ...(user.token && { token: 'REDACTED' }),
    ...(user.password && { password: 'REDACTED' }),
  }
}

function mapped<T>(entries: Readonly<Record<string, T>>, change: (entry: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]))
}
