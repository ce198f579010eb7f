/** First stage: who is asking? */
// Simplified: clients present their user as a certificate would; tokens and expiry come later.
import { unauthorized } from '../../contract/api'
import type { Credentials, UserInfo } from './credentials'
import type { ApiRequest } from './request'

export const ADMIN = certificateOf('kubernetes-admin', ['system:masters'])

export function systemUser(name: string): Credentials {
  return certificateOf(name, [])
}

export function certificateOf(commonName: string, organizations: readonly string[]): Credentials {
  return {
    type: 'certificate',
    certificate: { commonName, organizations, notBeforeMs: 0, notAfterMs: Infinity, signature: '' },
  }
}

export function authenticate({ credentials }: ApiRequest): UserInfo {
  if (credentials.type !== 'certificate') throw unauthorized()
  const { commonName, organizations } = credentials.certificate
  return { name: commonName, groups: [...organizations, 'system:authenticated'] }
}
