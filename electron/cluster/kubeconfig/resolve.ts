/** From a kubeconfig and the flags of a command line to what is shown to the server. */
// Models: k8s.io/client-go/tools/clientcmd/client_config.go: ClientConfig, getContext, getAuthInfo; validation.go
// Simplified: nobody is asked for a user name; who is nobody goes on as nobody.
import { decodeBase64 } from '../../contract/text/base64'
import type { Credentials } from '../apiserver/credentials'
import { parseCertificate } from '../pki/pem'
import { KubeconfigError, type ContextEntry, type Kubeconfig, type UserEntry } from './kubeconfig'

/** Flags overrule the file: `--context`, `--cluster`, `--user`, `--namespace`, `--token`, `--server`. */
export interface Overrides {
  readonly context?: string
  readonly cluster?: string
  readonly user?: string
  readonly namespace?: string
  readonly token?: string
  readonly server?: string
}

export interface Resolved {
  /** '' when no context is chosen. */
  readonly context: string
  readonly user: string
  readonly server: string
  readonly namespace: string
  readonly credentials: Credentials
  /** No user is named at all, and no token given: a real kubectl asks for a name and a password now. */
  readonly namesNobody: boolean
}

/** Where kubectl looks when no file says anything. */
const DEFAULT_SERVER = 'http://localhost:8080'

export function resolveKubeconfig(config: Kubeconfig, overrides: Overrides = {}): Resolved {
  const name = overrides.context || config.currentContext
  const context = contextOf(config, name)
  const user = overrides.user || (context.user ?? '')
  const cluster = overrides.cluster || (context.cluster ?? '')
  if (cluster !== '' && !has(config.clusters, cluster)) throw missing('cluster', cluster)
  if (user !== '' && !has(config.users, user)) throw missing('auth info', user)
  const { token = '' } = overrides
  return {
    context: name,
    user,
    server: overrides.server || config.clusters[cluster]?.server || DEFAULT_SERVER,
    namespace: overrides.namespace || context.namespace || 'default',
    credentials: token !== '' ? { type: 'token', token } : credentialsOf(config.users[user] ?? {}),
    namesNobody: user === '' && token === '',
  }
}

function contextOf(config: Kubeconfig, name: string): ContextEntry {
  if (name === '') return {}
  if (!has(config.contexts, name)) throw missing('context', name)
  return config.contexts[name]!
}

/** A token goes before a certificate: real clients send both, and the server looks at the header first. */
function credentialsOf(user: UserEntry): Credentials {
  if (user.token) return { type: 'token', token: user.token }
  const data = user['client-certificate-data']
  if (!data) return { type: 'anonymous' }
  const certificate = parseCertificate(decodeBase64(data) ?? '')
  if (!certificate) throw new KubeconfigError('tls: failed to find any PEM data in certificate input')
  return { type: 'certificate', certificate }
}

function has(entries: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(entries, name)
}

function missing(what: string, name: string): KubeconfigError {
  return new KubeconfigError(`${what} ${JSON.stringify(name)} does not exist`)
}
