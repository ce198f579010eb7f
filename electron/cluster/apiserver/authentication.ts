/** First stage: who is asking? */
// Simplified: clients present their user as a certificate would; tokens, expiry and anonymous callers come later.
import { unauthorized } from '../../contract/api'
import type { ApiRequest, UserInfo } from './request'

export const ADMIN: UserInfo = { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

export function systemUser(name: string): UserInfo {
  return { name, groups: ['system:authenticated'] }
}

export function authenticate({ user }: ApiRequest): UserInfo {
  if (user.name === '') throw unauthorized()
  return user
}
