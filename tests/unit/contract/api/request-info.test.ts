import { describe, expect, it } from 'vitest'
import { requestInfoOf } from '../../../../electron/contract/api/request-info'

describe('what a URL asks for', () => {
  it.each([
    ['GET', '/api/v1/pods?watch=true', 'watch', 'pods'],
    ['GET', '/api/v1/namespaces/a/pods?labelSelector=x&watch=1', 'watch', 'pods'],
    ['PATCH', '/apis/apps/v1/namespaces/a/deployments/web/scale', 'patch', 'deployments'],
    ['POST', '/api/v1/namespaces/a/pods/p/binding', 'create', 'pods'],
    ['DELETE', '/api/v1/namespaces/a/pods', 'deletecollection', 'pods'],
  ])('%s %s: %s %s', (method, url, verb, resource) => {
    expect(requestInfoOf(method, url)).toMatchObject({ isResourceRequest: true, verb, resource })
  })

  it('not every path is a resource', () => {
    expect(requestInfoOf('GET', '/healthz')).toMatchObject({ isResourceRequest: false, verb: 'get', resource: '' })
    expect(requestInfoOf('GET', '/api')).toMatchObject({ isResourceRequest: false })
    expect(requestInfoOf('GET', '/apis/apps/v1')).toMatchObject({ isResourceRequest: false })
  })
})
