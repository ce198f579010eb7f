/** The method and the URL that a request goes to. */
// Models: k8s.io/client-go/rest/request.go: URL
import { pathOfRequest, type ApiRequest } from '../../client/request-types'

export const SERVER_URL = 'https://10.0.0.10:6443'

const METHODS = {
  get: 'GET', list: 'GET', watch: 'GET', create: 'POST', update: 'PUT', patch: 'PATCH', delete: 'DELETE', deletecollection: 'DELETE',
} as const // prettier-ignore

/** What travels in headers instead. */
const NO_PARAMETERS = ['patchType', 'as', 'includeObject']

export function methodOf({ verb }: ApiRequest): string {
  return METHODS[verb]
}

export function urlOf(request: ApiRequest): string {
  const pairs = Object.entries(request.query)
    .filter(([key, value]) => value !== undefined && value !== '' && !NO_PARAMETERS.includes(key))
    .map(([key, value]) => `${key}=${encodeURIComponent(key === 'dryRun' ? 'All' : String(value as string | number | boolean))}`) // prettier-ignore
  const all = [...pairs, ...(request.verb === 'watch' ? ['watch=true'] : [])].sort()
  return `${SERVER_URL}${pathOfRequest(request)}${all.length > 0 ? `?${all.join('&')}` : ''}`
}
