import { describe, expect, it } from 'vitest'
import { isAddress, parseServiceName, parseTarget } from '../../../../electron/cluster/faults/request-target'

describe('what a request asks for', () => {
  it.each([
    ['web', 'web', 80, '/'],
    ['http://web', 'web', 80, '/'],
    ['http://web.default:8080/path?q=1', 'web.default', 8080, '/path?q=1'],
    ['HTTP://10.96.3.4:80', '10.96.3.4', 80, '/'],
  ])('%s', (text, host, port, path) => {
    expect(parseTarget(text)).toEqual({ host, port, path })
  })

  it.each([
    ['https://web', 'only http:// can be asked, not https://'],
    ['http://', '"http://" is no address: write http://NAME[.NAMESPACE][:PORT][/PATH]'],
    ['web:99999', '"web:99999" is no address: write http://NAME[.NAMESPACE][:PORT][/PATH]'],
  ])('not %s', (text, message) => {
    expect(() => parseTarget(text)).toThrow(message)
  })

  it.each([
    ['web', { name: 'web', namespace: undefined }],
    ['web.shop', { name: 'web', namespace: 'shop' }],
    ['web.shop.svc', { name: 'web', namespace: 'shop' }],
    ['web.shop.svc.cluster.local', { name: 'web', namespace: 'shop' }],
    ['www.example.com', null],
    ['Web', null],
  ])('%s names a Service, or does not', (host, name) => {
    expect(parseServiceName(host)).toEqual(name)
  })

  it('knows an address from a name', () => {
    expect(['10.0.0.1', '10.0.0.256', '10.0.0', 'a.b.c.d'].map(isAddress)).toEqual([true, false, false, false])
  })
})
