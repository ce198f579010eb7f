/** The oldest way to ask how the control plane fares: each part's health, asked for anew with every request. */
// Models: pkg/registry/core/componentstatus: rest.go, validator.go
// Simplified: a part answers exactly when it runs; whether it fares well beside that is not asked.
import { methodNotAllowed, notFound, type ComponentStatus } from '../../contract/api'
import type { ApiList, ApiResponse, AuthorizedRequest } from './request'

export interface ComponentHealth {
  readonly name: string
  /** Where its health is asked for. */
  readonly url: string
  readonly isAnswering: boolean
}

const WARNINGS = ['v1 ComponentStatus is deprecated in v1.19+']

export function componentStatuses(
  parts: readonly ComponentHealth[],
  { resource, verb, name }: AuthorizedRequest,
): ApiResponse {
  if (verb === 'list') {
    const items = parts.map(statusOf)
    const body = { kind: 'ComponentStatusList', apiVersion: 'v1', metadata: {}, items } as unknown as ApiList
    return { code: 200, body, warnings: WARNINGS }
  }
  if (verb !== 'get') throw methodNotAllowed(resource, verb)
  const part = parts.find((each) => each.name === name)
  if (!part) throw notFound(resource, name)
  return { code: 200, body: statusOf(part), warnings: WARNINGS }
}

function statusOf({ name, url, isAnswering }: ComponentHealth): ComponentStatus {
  const refused = `Get "${url}": dial tcp ${/\/\/([^/]+)/.exec(url)?.[1] ?? ''}: connect: connection refused`
  const condition = isAnswering
    ? { type: 'Healthy', status: 'True', message: 'ok' }
    : { type: 'Healthy', status: 'False', message: refused }
  return {
    apiVersion: 'v1',
    kind: 'ComponentStatus',
    metadata: { name },
    conditions: [condition],
  } as unknown as ComponentStatus
}
