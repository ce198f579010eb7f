import { describe, expect, it } from 'vitest'
import {
  ApiError,
  alreadyExists,
  conflict,
  errorOfStatus,
  expired,
  forbidden,
  internalError,
  isApiError,
  namespaceTerminating,
  notFound,
  rbacForbidden,
  serverTimeout,
  timeout,
  tooManyRequests,
  unsupportedMediaType,
} from '../../../../electron/contract/api'

const pods = { group: '', resource: 'pods' }
const deployments = { group: 'apps', resource: 'deployments' }

describe('refusals carry code, reason and the words of Kubernetes', () => {
  it.each([
    [notFound(deployments, 'web'), 404, 'NotFound', 'deployments.apps "web" not found'],
    [alreadyExists(pods, 'a'), 409, 'AlreadyExists', 'pods "a" already exists'],
    [forbidden(pods, '', 'why'), 403, 'Forbidden', 'pods is forbidden: why'],
    [expired('too old resource version: 1 (982)'), 410, 'Expired', 'too old resource version: 1 (982)'],
    [timeout('request did not complete'), 504, 'Timeout', 'Timeout: request did not complete'],
    [internalError('boom'), 500, 'InternalError', 'Internal error occurred: boom'],
    [unsupportedMediaType(), 415, 'UnsupportedMediaType', '415: Unsupported Media Type'],
    [
      serverTimeout(pods, 'list', 2),
      500,
      'ServerTimeout',
      'The list operation against pods could not be completed at this time, please try again.',
    ],
  ])('%s', (error, code, reason, message) => {
    expect(error.status).toMatchObject({ kind: 'Status', status: 'Failure', code, reason, message })
    expect([error.code, error.reason, error.message]).toEqual([code, reason, message])
  })

  it('says whom a rule stopped, and where', () => {
    const request = {
      ...deployments,
      user: 'jane',
      verb: 'update',
      subresource: 'scale',
      namespace: 'shop',
      name: 'web',
    }
    expect(rbacForbidden(request).message).toBe(
      'deployments.apps "web" is forbidden: User "jane" cannot update resource "deployments/scale" in API group "apps" in the namespace "shop"',
    )
  })

  it('details name the object as recorded', () => {
    const { details } = conflict({ group: '', resource: 'configmaps' }, 'c').status
    expect(details).toEqual({ name: 'c', kind: 'configmaps' })
    expect(notFound(deployments, 'web').status.details).toEqual({ name: 'web', group: 'apps', kind: 'deployments' })
    expect(tooManyRequests('slow down', 10).status.details).toEqual({ retryAfterSeconds: 10 })
  })

  it('a namespace that is going away takes nothing new', () => {
    const error = namespaceTerminating(pods, 'a', 'old')
    expect(error.message).toBe(
      'pods "a" is forbidden: unable to create new content in namespace old because it is being terminated',
    )
    expect(error.status.details?.causes?.[0]?.reason).toBe('NamespaceTerminating')
  })

  it('survives a wire', () => {
    const error = errorOfStatus(notFound(pods, 'a').status)
    expect(error).toBeInstanceOf(ApiError)
    expect(isApiError(error, 'NotFound')).toBe(true)
    expect(isApiError(error, 'Conflict')).toBe(false)
    expect(isApiError(new Error('other'))).toBe(false)
  })
})
