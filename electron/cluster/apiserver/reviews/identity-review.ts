/** Who am I? And whose is this token? */
// Models: pkg/registry/authentication/{selfsubjectreview,tokenreview}/{rest,storage}.go
import {
  badRequest,
  type SelfSubjectReview,
  type TokenReview,
  type UserInfo as ApiUserInfo,
} from '../../../contract/api'
import { userOfToken } from '../authentication/token-authenticator'
import type { UserInfo } from '../credentials'
import { ISSUER } from '../../pki/service-account-token'
import { answered, type Review } from './review'

export const selfSubjectReview: Review = (object, { user }) =>
  answered(object as SelfSubjectReview, { userInfo: told(user) })

export const tokenReview: Review = (object, _, { issuer, view }) => {
  const { spec } = object as TokenReview
  if (!spec.token) throw badRequest('token is required for TokenReview in authentication')
  const audiences = spec.audiences?.length ? spec.audiences : [ISSUER]
  const found = userOfToken(spec.token, issuer, view, audiences)
  if (!found)
    return answered(object, { user: {}, error: '[invalid bearer token, the token is not valid for this server]' })
  const shared = audiences.filter((audience) => found.claims.audiences.includes(audience))
  return answered(object, { authenticated: true, user: told(found.user), audiences: shared })
}

function told({ name, uid, groups, extra }: UserInfo): ApiUserInfo {
  return { username: name, ...(uid && { uid }), groups, ...(extra && { extra }) }
}
