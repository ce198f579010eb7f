import { describe, expect, it } from 'vitest'
import { isStrictSubset } from '../../../../../electron/cluster/apiserver/validation/cidr'
import { wrongWith, wrongWithChange } from '../strategies/of-kind'

describe('a NetworkPolicy', () => {
  const from = (peer: string) => `spec: {podSelector: {}, ingress: [{from: [${peer}]}]}`
  const ports = (port: string) => `spec: {podSelector: {}, ingress: [{ports: [${port}]}]}`
  it.each([
    [from('{podSelector: {}, namespaceSelector: {}}'), []],
    [from('{}'), ['spec.ingress[0].from[0]: Required value: must specify a peer']],
    [from('{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}'), ['spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer']],
    [from('{ipBlock: {cidr: 10.0.0.0/33}}'), ['spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "10.0.0.0/33": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)']],
    [from('{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 11.0.0.0/16]}}'), ['spec.ingress[0].from[0].ipBlock.except[1]: Invalid value: "11.0.0.0/16": must be a strict subset of `cidr`']],
    [ports('{endPort: 90}'), ['spec.ingress[0].ports[0].endPort: Required value: must be set if and only if port is set']],
    [ports('{port: http, endPort: 90}'), ['spec.ingress[0].ports[0].endPort: Invalid value: 90: may not be specified when `port` is non-numeric']],
    [ports('{port: 90, endPort: 80}'), ['spec.ingress[0].ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`']],
    [ports('{port: 90, protocol: ICMP}'), ['spec.ingress[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"']],
    ['spec: {podSelector: {}, policyTypes: [Sideways]}', ['spec.policyTypes[0]: Unsupported value: "Sideways": supported values: "Egress", "Ingress"']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('NetworkPolicy', text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('a range of addresses', () => {
  it.each([
    ['10.1.0.0/16', '10.0.0.0/8', true],
    ['10.0.0.0/8', '10.0.0.0/8', false],
    ['10.0.0.0/8', '10.1.0.0/16', false],
    ['2001:db8:1::/48', '2001:db8::/32', true],
    ['2001:db9::/48', '2001:db8::/32', false],
    ['10.0.0.0/16', '2001:db8::/8', false],
  ])('%s lies within %s: %s', (inner, outer, isInside) => {
    expect(isStrictSubset(inner, outer)).toBe(isInside)
  })
})

describe('an Ingress', () => {
  const backend = 'backend: {service: {name: web, port: {number: 80}}}'
  const rule = (host: string, path: string) => `spec: {rules: [{host: "${host}", http: {paths: [{${path}}]}}]}`
  const path = (fields: string) => rule('a.example.com', fields)
  const at = 'spec.rules[0].http.paths[0]'
  it.each([
    [path(`path: /, pathType: Prefix, ${backend}`), []],
    [rule('*.example.com', `path: /, pathType: Prefix, ${backend}`), []],
    ['spec: {}', ['spec: Invalid value: []: either `defaultBackend` or `rules` must be specified']],
    [rule('10.0.0.1', `path: /, pathType: Prefix, ${backend}`), ['spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address']],
    [rule('*.*.com', `path: /, pathType: Prefix, ${backend}`), [expect.stringContaining('a wildcard DNS-1123 subdomain must start with')]],
    [path(`path: /, ${backend}`), [`${at}.pathType: Required value: pathType must be specified`]],
    [path(`path: /, pathType: Suffix, ${backend}`), [`${at}.pathType: Unsupported value: "Suffix": supported values: "Exact", "ImplementationSpecific", "Prefix"`]],
    [path(`path: a, pathType: Exact, ${backend}`), [`${at}.path: Invalid value: "a": must be an absolute path`]],
    [path(`path: /a//b/.., pathType: Prefix, ${backend}`), [`${at}.path: Invalid value: "/a//b/..": must not contain '//'`, `${at}.path: Invalid value: "/a//b/..": cannot end with '/..'`]],
    [path('path: /, pathType: Prefix, backend: {}'), [`${at}.backend: Invalid value: "": resource or service backend is required`]],
    [path('path: /, pathType: Prefix, backend: {service: {name: web, port: {}}}'), [`${at}.backend: Required value: port name or number is required`]],
    [path('path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http, number: 80}}}'), [`${at}.backend: Invalid value: "": cannot set both port name & port number`]],
    [path('path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}, resource: {kind: K, name: n}}'), [`${at}.backend: Invalid value: "": cannot set both resource and service backends`]],
    [`metadata: {annotations: {kubernetes.io/ingress.class: a}}\nspec: {ingressClassName: b, defaultBackend: {service: {name: web, port: {number: 80}}}}`, ['metadata.annotations.kubernetes.io/ingress.class: Invalid value: "a": must match `ingressClassName` when both are specified']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('Ingress', text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('a class of Ingresses', () => {
  it.each([
    ['spec: {}', ['spec.controller: Required value']],
    [
      'spec: {controller: nginx}',
      ['spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    ['spec: {controller: example.com/c, parameters: {kind: K, name: ""}}', ['spec.parameters.name: Required value']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('IngressClass', text)).toEqual(wrong)
  })

  it('keeps its controller', () => {
    expect(wrongWithChange('IngressClass', 'spec: {controller: a.b/c}', 'spec: {controller: a.b/d}')).toEqual([
      'spec.controller: Invalid value: "a.b/d": field is immutable',
    ])
  })
})

describe('Endpoints', () => {
  it.each([
    ['subsets: [{ports: [{port: 80}]}]', ['subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`']],
    ['subsets: [{addresses: [{ip: 1.2.3}]}]', ['subsets[0].addresses[0].ip: Invalid value: "1.2.3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']],
    ['subsets: [{addresses: [{ip: 127.0.0.1}]}]', ['subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)']],
    ['subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80}, {port: 0, name: b}]}]', ['subsets[0].ports[0].name: Required value', 'subsets[0].ports[1].port: Invalid value: 0: must be between 1 and 65535, inclusive']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('Endpoints', text)).toEqual(wrong)
  }) // prettier-ignore
})
