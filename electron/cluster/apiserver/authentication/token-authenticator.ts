/** Is the bearer of a token who it says, still? */
// Models: pkg/serviceaccount/{jwt.go: jwtTokenAuthenticator,claims.go: validator.Validate}
import type { Kind } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import { ISSUER, type BoundObject, type TokenClaims, type TokenIssuer } from '../../pki/service-account-token'
import type { UserInfo } from '../credentials'
import type { ServerView } from '../server-view'
import { groupsOf, serviceAccountUser } from './service-account-user'

/** A deleted thing's tokens hold this much longer: clocks differ, and what is going away may need to say so. */
const LEEWAY_MS = 60_000

export type TokenView = Pick<ServerView, 'get' | 'now'>

/** The user that a token stands for; null for one that is forged, expired, not for this server, or outlived. */
export function userOfToken(
  token: string,
  issuer: TokenIssuer,
  view: TokenView,
  audiences: readonly string[] = [ISSUER],
): { readonly user: UserInfo; readonly claims: TokenClaims } | null {
  const claims = issuer.read(token)
  if (!claims || !isTimely(claims, view.now)) return null
  if (!claims.audiences.some((audience) => audiences.includes(audience))) return null
  return isBoundToLiving(claims, view) ? { user: userOf(claims), claims } : null
}

function isTimely({ notBeforeMs, expiresMs }: TokenClaims, now: number): boolean {
  return notBeforeMs <= now && now < expiresMs
}

/** The account, and whatever else the token is bound to, must still be there: the same one, not its namesake. */
function isBoundToLiving({ namespace, serviceAccount, pod, node, secret }: TokenClaims, view: TokenView): boolean {
  const lives = (kind: Kind, home: string, bound: BoundObject | undefined): boolean =>
    bound === undefined || isAlive(view.get(kind, home, bound.name), bound.uid, view.now)
  return (
    lives('ServiceAccount', namespace, serviceAccount) &&
    lives('Pod', namespace, pod) &&
    lives('Secret', namespace, secret) &&
    (pod !== undefined || lives('Node', '', node))
  )
}

interface Mortal {
  readonly metadata: { readonly uid: string; readonly deletionTimestamp?: string }
}

function isAlive(object: Mortal | null, uid: string, now: number): boolean {
  if (!object || object.metadata.uid !== uid) return false
  const { deletionTimestamp } = object.metadata
  return deletionTimestamp === undefined || now < parseTime(deletionTimestamp) + LEEWAY_MS
}

function userOf({ namespace, serviceAccount, pod, node, id }: TokenClaims): UserInfo {
  const name = serviceAccountUser(namespace, serviceAccount.name)
  const extra: Record<string, readonly string[]> = { 'authentication.kubernetes.io/credential-id': [`JTI=${id}`] }
  if (node) {
    extra['authentication.kubernetes.io/node-name'] = [node.name]
    extra['authentication.kubernetes.io/node-uid'] = [node.uid]
  }
  if (pod) {
    extra['authentication.kubernetes.io/pod-name'] = [pod.name]
    extra['authentication.kubernetes.io/pod-uid'] = [pod.uid]
  }
  return { name, groups: groupsOf(name), uid: serviceAccount.uid, extra }
}
