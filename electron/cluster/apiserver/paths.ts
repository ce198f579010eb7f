/** URLs that name no resource: what the server says of itself. */
// Models: k8s.io/apiserver/pkg/server/routes, healthz; k8s.io/component-base/version
import { RESOURCES, unknownPath, type ResourceInfo } from '../../contract/api'
import type { ApiServer } from './apiserver'
import { discoveryAt } from './discovery/documents'
import { openApiDocument, openApiIndex, type Described } from './openapi/document'
import type { ApiResponse, AuthorizedRequest } from './request'
import { VERSION } from './version'
import { VIRTUAL } from './virtual'

const HEALTH = ['/healthz', '/livez', '/readyz']

export function servePath(server: ApiServer, { path = '', query }: AuthorizedRequest): ApiResponse {
  const plain = path.replace(/[?].*$/, '').replace(/(.)\/$/, '$1')
  const body = answerAt(server, plain, query.as === 'APIGroupDiscoveryList')
  if (body === undefined) throw unknownPath()
  return { code: 200, body: body as ApiResponse['body'] }
}

function answerAt(server: ApiServer, path: string, isAggregated: boolean): unknown {
  if (HEALTH.includes(path)) return 'ok'
  if (path === '/version') return VERSION
  const described = describedBy(server)
  const resources = described.map(({ info }) => info)
  if (path === '/openapi/v3') return openApiIndex(resources)
  if (path.startsWith('/openapi/v3/')) return openApiDocument(path.slice('/openapi/v3/'.length), described)
  return discoveryAt(path, resources, isAggregated)
}

/** Everything that can be asked for: what is kept, and what is only answered. */
function describedBy({ catalog }: ApiServer): readonly Described[] {
  const answered: readonly ResourceInfo[] = RESOURCES.filter(({ definition }) => Object.hasOwn(VIRTUAL, definition))
  const kept = catalog.all().map(({ info, custom }) => ({ info, ...(custom && { definition: custom.definition }) }))
  return [...answered.map((info) => ({ info })), ...kept]
}
