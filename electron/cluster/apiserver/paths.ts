/** URLs that name no resource: what the server says of itself. */
// Models: k8s.io/apiserver/pkg/server/routes, healthz; k8s.io/component-base/version
import { unknownPath } from '../../contract/api'
import type { ApiResponse, AuthorizedRequest } from './request'
import type { ApiServer } from './apiserver'

type Answer = (server: ApiServer) => ApiResponse['body']

const ANSWERS: Readonly<Partial<Record<string, Answer>>> = {
  '/healthz': () => 'ok',
  '/livez': () => 'ok',
  '/readyz': () => 'ok',
}

export function servePath(server: ApiServer, { path = '' }: AuthorizedRequest): ApiResponse {
  const answer = ANSWERS[path.replace(/(.)\/$/, '$1')]
  if (!answer) throw unknownPath()
  return { code: 200, body: answer(server) }
}
