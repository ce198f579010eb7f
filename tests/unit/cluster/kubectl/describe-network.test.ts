/** Recorded descriptions of what leads to Pods, and of what keeps others from them. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ApiObject } from '../../../../electron/contract/api'
import { described, type Others } from './described'

const of = (yaml: string, others: Others = {}): string => described(parse(yaml) as ApiObject, 0, others)

const INGRESS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ing, namespace: s21}
spec: {rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
status: {loadBalancer: {}}
`
const behindWeb: Others = {
  Service: [{ spec: { ports: [{ port: 80 }] } }],
  EndpointSlice: [
    { ports: [{ name: '', port: 80 }], endpoints: [{ addresses: ['10.244.1.108'] }, { addresses: ['10.244.0.62'] }] },
  ],
}

describe('kubectl describe', () => {
  it('an Ingress with the Pods behind it', () => {
    expect(of(INGRESS, behindWeb)).toBe(`Name:             ing
Labels:           <none>
Namespace:        s21
Address:          
Ingress Class:    <none>
Default backend:  <default>
Rules:
  Host           Path  Backends
  ----           ----  --------
  a.example.com  
                 /   web:80 (10.244.1.108:80,10.244.0.62:80)
Annotations:     <none>
`)
  })

  it('an Ingress whose Service is not there', () => {
    expect(of(INGRESS)).toContain('/   web:80(<error: services "web" not found>)\n')
  })

  it('an Ingress without rules, with TLS and a backend for all', () => {
    const spec = '{tls: [{hosts: [a, b], secretName: s}], defaultBackend: {resource: {kind: Bucket, name: b}}}'
    const text = of(INGRESS.replace(/spec: .*/, `spec: ${spec}`))
    expect(text).toContain('Default backend:  APIGroup: <none>, Kind: Bucket, Name: b\nTLS:\n  s terminates a,b\n')
    expect(text).toMatch(/\n {2}\* {11}\* {5}APIGroup: <none>, Kind: Bucket, Name: b\n/)
  })

  it('an IngressClass', () => {
    const text = of(`
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: external}
spec: {controller: example.com/ingress, parameters: {apiGroup: k8s.example.com, kind: Settings, name: lb}}
`)
    expect(text).toBe(`Name:         external
Labels:       <none>
Annotations:  <none>
Controller:   example.com/ingress
Parameters:
  APIGroup:  k8s.example.com
  Kind:      Settings
  Name:      lb
`)
  })

  it('a NetworkPolicy', () => {
    const text = of(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: np, namespace: s21, creationTimestamp: 2026-11-23T09:29:23Z}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{from: [{podSelector: {}}], ports: [{port: 80, protocol: TCP}]}]
  policyTypes: [Ingress]
`)
    expect(text).toBe(`Name:         np
Namespace:    s21
Created on:   2026-11-23 09:29:23 +0000 UTC
Labels:       <none>
Annotations:  <none>
Spec:
  PodSelector:     app=web
  Allowing ingress traffic:
    To Port: 80/TCP
    From:
      PodSelector: <none>
  Not affecting egress traffic
  Policy Types: Ingress
`)
  })

  it('a NetworkPolicy with several rules, each way', () => {
    const text = of(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: np, namespace: x, creationTimestamp: 2026-11-23T09:29:23Z}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress: []
  egress:
  - to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}, {namespaceSelector: {matchLabels: {a: b}}, podSelector: {}}]
  - ports: [{port: dns, protocol: UDP}]
`)
    expect(text.slice(text.indexOf('Spec:'))).toBe(`Spec:
  PodSelector:     <none> (Allowing the specific traffic to all pods in this namespace)
  Allowing ingress traffic:
    <none> (Selected pods are isolated for ingress connectivity)
  Allowing egress traffic:
    To Port: <any> (traffic allowed to all ports)
    To:
      IPBlock:
        CIDR: 10.0.0.0/8
        Except: 10.1.0.0/16, 10.2.0.0/16
    To:
      NamespaceSelector: a=b
      PodSelector: <none>
    ----------
    To Port: dns/UDP
    To: <any> (traffic not restricted by destination)
  Policy Types: Ingress, Egress
`)
  })

  it('Endpoints', () => {
    const text = of(`
apiVersion: v1
kind: Endpoints
metadata: {name: web, namespace: s21, labels: {app: web}}
subsets: [{addresses: [{ip: 10.244.0.62}, {ip: 10.244.1.108}], ports: [{port: 80, protocol: TCP}]}]
`)
    expect(text).toBe(`Name:         web
Namespace:    s21
Labels:       app=web
Annotations:  <none>
Subsets:
  Addresses:          10.244.0.62,10.244.1.108
  NotReadyAddresses:  <none>
  Ports:
    Name     Port  Protocol
    ----     ----  --------
    <unset>  80    TCP

`)
  })

  it('the ranges of Services, and one address', () => {
    const range = 'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: kubernetes}\n'
    expect(of(`${range}spec: {cidrs: [10.96.0.0/16]}`)).toContain('CIDRs:        10.96.0.0/16\n')
    const address = 'apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: 10.96.0.1}\n'
    expect(of(`${address}spec: {parentRef: {resource: services, namespace: default, name: kubernetes}}`)).toContain(
      'Parent Reference:\n  Group:      \n  Resource:   services\n  Namespace:  default\n  Name:       kubernetes\n',
    )
  })
})
