/** First stage: who is asking? Whoever shows something false is refused; who shows nothing is nobody in particular. */
// Models: pkg/kubeapiserver/authenticator/config.go; k8s.io/apiserver/pkg/authentication/{request,token/cache}; pkg/endpoints/filters/authentication.go
import { unauthorized } from '../../../contract/api'
import type { CertificateAuthority } from '../../pki/certificate-authority'
import type { TokenIssuer } from '../../pki/service-account-token'
import type { Certificate, Credentials, UserInfo } from '../credentials'
import { ANONYMOUS, groupsOf } from './service-account-user'
import { userOfToken, type TokenView } from './token-authenticator'

/** So long a token that was found good counts as good: a deleted account's last requests come within this time. */
const TOKEN_CACHE_MS = 10_000
/** Tokens remembered at once. */
const MOST_TOKENS = 4096

interface KnownToken {
  readonly user: UserInfo
  readonly untilMs: number
}

export class Authenticator {
  /** A signature holds for ever, so each certificate object is looked at once; its dates each time. */
  private readonly vouched = new WeakMap<Certificate, UserInfo>()
  private readonly tokens = new Map<string, KnownToken>()

  constructor(
    private readonly view: TokenView,
    private readonly authority: CertificateAuthority,
    private readonly issuer: TokenIssuer,
  ) {}

  /** Throws 401 for anything that is not valid now. */
  authenticate(credentials: Credentials): UserInfo {
    const user = this.userOf(credentials)
    if (!user) throw unauthorized()
    return user
  }

  private userOf(credentials: Credentials): UserInfo | null {
    if (credentials.type === 'certificate') return this.userOfCertificate(credentials.certificate)
    return credentials.type === 'token' ? this.userOfKnownToken(credentials.token) : ANONYMOUS
  }

  private userOfCertificate(certificate: Certificate): UserInfo | null {
    const { now } = this.view
    if (now < certificate.notBeforeMs || now > certificate.notAfterMs) return null
    const known = this.vouched.get(certificate)
    if (known) return known
    const { commonName, organizations } = certificate
    if (commonName === '' || !this.authority.vouchesFor(certificate)) return null
    const user: UserInfo = { name: commonName, groups: groupsOf(commonName, organizations) }
    this.vouched.set(certificate, user)
    return user
  }

  private userOfKnownToken(token: string): UserInfo | null {
    const { now } = this.view
    const known = this.tokens.get(token)
    if (known && now < known.untilMs) return known.user
    this.tokens.delete(token)
    const found = userOfToken(token, this.issuer, this.view)
    if (!found) return null
    if (this.tokens.size >= MOST_TOKENS) this.tokens.clear()
    this.tokens.set(token, { user: found.user, untilMs: Math.min(now + TOKEN_CACHE_MS, found.claims.expiresMs) })
    return found.user
  }
}
