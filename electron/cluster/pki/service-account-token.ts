/** Tokens of ServiceAccounts: short-lived papers, signed by the cluster, that name whom they are for. */
// Models: pkg/serviceaccount/{jwt.go,claims.go}
// Simplified: signed with HMAC (alg HS256) by one key; real clusters sign with RSA, and publish the public half.
import { decodeBase64Url, encodeBase64Url } from '../../contract/text/base64'
import { BIRTH_EPOCH_MS } from '../kernel/calendar'
import { parsedObject } from './pem'
import { SigningKey } from './signature'

export const ISSUER = 'https://kubernetes.default.svc.cluster.local'
const HEADER = encodeBase64Url(JSON.stringify({ alg: 'HS256', kid: 'kubernetes', typ: 'JWT' }))
const BIRTH_SECONDS = BIRTH_EPOCH_MS / 1000

export interface BoundObject {
  readonly name: string
  readonly uid: string
}

/** Whom a token is for, and what it ends with. */
export interface TokenSubject {
  readonly namespace: string
  readonly serviceAccount: BoundObject
  readonly pod?: BoundObject
  readonly node?: BoundObject
  readonly secret?: BoundObject
}

export interface TokenClaims extends TokenSubject {
  readonly audiences: readonly string[]
  /** Simulated ms. */
  readonly notBeforeMs: number
  readonly expiresMs: number
  /** From when on the server warns of a client that does not fetch a fresh one. */
  readonly warnAfterMs?: number
  readonly id: string
}

export class TokenIssuer {
  private readonly key: SigningKey

  constructor(seed: number) {
    this.key = new SigningKey(`service-account-key/${seed}`)
  }

  issue(claims: TokenClaims): string {
    const signed = `${HEADER}.${encodeBase64Url(JSON.stringify(payloadOf(claims)))}`
    return `${signed}.${this.key.sign(signed)}`
  }

  /** What a token claims, if this issuer has written it; null for any other text. */
  read(token: string): TokenClaims | null {
    const [header = '', payload = '', signature = '', ...more] = token.split('.')
    if (more.length > 0 || !this.key.verify(`${header}.${payload}`, signature)) return null
    const claims = parsedObject(decodeBase64Url(payload) ?? '')
    return claims && claimsOf(claims as unknown as Payload)
  }
}

interface Payload extends Record<string, unknown> {
  readonly aud: readonly string[]
  readonly exp: number
  readonly iat: number
  readonly iss: string
  readonly jti: string
  readonly 'kubernetes.io': {
    readonly namespace: string
    readonly node?: BoundObject
    readonly pod?: BoundObject
    readonly secret?: BoundObject
    readonly serviceaccount: BoundObject
    readonly warnafter?: number
  }
  readonly nbf: number
  readonly sub: string
}

function payloadOf(claims: TokenClaims): Payload {
  const { namespace, serviceAccount, pod, node, secret, audiences, notBeforeMs, expiresMs, warnAfterMs, id } = claims
  return {
    aud: audiences,
    exp: secondsOf(expiresMs),
    iat: secondsOf(notBeforeMs),
    iss: ISSUER,
    jti: id,
    'kubernetes.io': {
      namespace,
      ...(node && { node }),
      ...(pod && { pod }),
      ...(secret && { secret }),
      serviceaccount: serviceAccount,
      ...(warnAfterMs !== undefined && { warnafter: secondsOf(warnAfterMs) }),
    },
    nbf: secondsOf(notBeforeMs),
    sub: `system:serviceaccount:${namespace}:${serviceAccount.name}`,
  }
}

function claimsOf(payload: Payload): TokenClaims {
  const { namespace, serviceaccount, node, pod, secret, warnafter } = payload['kubernetes.io']
  return {
    namespace,
    serviceAccount: serviceaccount,
    ...(pod && { pod }),
    ...(node && { node }),
    ...(secret && { secret }),
    audiences: payload.aud,
    notBeforeMs: msOf(payload.nbf),
    expiresMs: msOf(payload.exp),
    ...(warnafter !== undefined && { warnAfterMs: msOf(warnafter) }),
    id: payload.jti,
  }
}

/** Whole seconds of the Unix epoch, as JWTs count. */
function secondsOf(ms: number): number {
  return BIRTH_SECONDS + Math.floor(ms / 1000)
}

function msOf(seconds: number): number {
  return (seconds - BIRTH_SECONDS) * 1000
}
