/** A kubeconfig file: which clusters there are, who one can be, and the pairs of both that are in use. */
// Models: k8s.io/client-go/tools/clientcmd/api/v1/types.go: Config
// Simplified: no exec plugins and no auth providers; what this release does not know of a file is dropped when it is written.
export interface ClusterEntry {
  readonly 'certificate-authority-data'?: string
  readonly 'insecure-skip-tls-verify'?: boolean
  readonly server?: string
}

export interface UserEntry {
  /** Base64 of a PEM text. */
  readonly 'client-certificate-data'?: string
  readonly 'client-key-data'?: string
  readonly password?: string
  readonly token?: string
  readonly username?: string
}

export interface ContextEntry {
  readonly cluster?: string
  readonly namespace?: string
  readonly user?: string
}

export interface Kubeconfig {
  readonly clusters: Readonly<Record<string, ClusterEntry>>
  readonly contexts: Readonly<Record<string, ContextEntry>>
  readonly currentContext: string
  readonly users: Readonly<Record<string, UserEntry>>
}

export const EMPTY_KUBECONFIG: Kubeconfig = { clusters: {}, contexts: {}, currentContext: '', users: {} }

/** What is wrong with a file, or with what is asked of it, in kubectl's words (without `error: `). */
export class KubeconfigError extends Error {
  override readonly name = 'KubeconfigError'
}
