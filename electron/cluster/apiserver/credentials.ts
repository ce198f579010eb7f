/** What a client shows to prove who it is, and what the API server makes of it. */
// Models: k8s.io/apiserver/pkg/authentication/user

/** An X.509 client certificate, as far as the API server reads it. */
// Simplified: a certificate is a value; its signature says that the cluster's authority has made it.
export interface Certificate {
  /** The user's name. */
  readonly commonName: string
  /** The user's groups. */
  readonly organizations: readonly string[]
  readonly notBeforeMs: number
  readonly notAfterMs: number
  readonly signature: string
}

export type Credentials =
  | { readonly type: 'certificate'; readonly certificate: Certificate }
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'anonymous' }

/** `--as`, `--as-group`, `--as-uid`: to be treated as somebody else, by whoever may do so. */
export interface Impersonation {
  readonly user: string
  readonly groups?: readonly string[]
  readonly uid?: string
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** Who is asking, as authentication has found it. */
export interface UserInfo {
  readonly name: string
  readonly groups: readonly string[]
  readonly uid?: string
  readonly extra?: Readonly<Record<string, readonly string[]>>
}
