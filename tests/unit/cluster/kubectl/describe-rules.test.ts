/** Recorded descriptions of permissions, quotas, limits and the like. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compactRules } from '../../../../electron/cluster/kubectl/describers/policy-rules'
import type { ApiObject } from '../../../../electron/contract/api'
import { described, type Others } from './described'

const of = (yaml: string, others: Others = {}): string => described(parse(yaml) as ApiObject, 0, others)
const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1\n'

describe('kubectl describe', () => {
  it('a Role', () => {
    const rules = '[{apiGroups: [""], resources: [pods], verbs: [get, list, watch]}]'
    expect(of(`${RBAC}kind: Role\nmetadata: {name: pod-reader, namespace: s14}\nrules: ${rules}`))
      .toBe(`Name:         pod-reader
Labels:       <none>
Annotations:  <none>
PolicyRule:
  Resources  Non-Resource URLs  Resource Names  Verbs
  ---------  -----------------  --------------  -----
  pods       []                 []              [get list watch]
`)
  })

  it('a ClusterRole that may do everything', () => {
    const rules = '[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}, {nonResourceURLs: ["*"], verbs: ["*"]}]'
    expect(of(`${RBAC}kind: ClusterRole\nmetadata: {name: cluster-admin}\nrules: ${rules}`)).toContain(`
  *.*        []                 []              [*]
             [*]                []              [*]
`)
  })

  it.each([
    ['verbs of several rules on one resource', [{ apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get'] }, { apiGroups: [''], resources: ['pods'], verbs: ['list', 'get'] }], ['pods: get,list', 'pods/log: get']],
    ['each name by itself', [{ apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['b', 'a'], verbs: ['get', 'update'] }], ['deployments(a): get,update', 'deployments(b): get,update']],
    ['each URL and verb by itself', [{ nonResourceURLs: ['/healthz', '/api'], verbs: ['get', 'head'] }], ['/api: get', '/healthz: get', '/api: head', '/healthz: head']],
  ])('a role shows %s', (_, rules, lines) => {
    const shown = compactRules(rules).map(({ resources = [], nonResourceURLs = [], resourceNames = [], verbs }) => {
      const names = resourceNames.length > 0 ? `(${resourceNames.join()})` : ''
      return `${[...resources, ...nonResourceURLs].join()}${names}: ${verbs.join()}`
    })
    expect(shown).toEqual(lines)
  }) // prettier-ignore

  it('a RoleBinding', () => {
    const text = of(`${RBAC}
kind: RoleBinding
metadata: {name: alice-reads, namespace: s14}
roleRef: {kind: Role, name: pod-reader}
subjects: [{kind: User, name: alice}, {kind: ServiceAccount, name: robot, namespace: s14}]
`)
    expect(text).toBe(`Name:         alice-reads
Labels:       <none>
Annotations:  <none>
Role:
  Kind:  Role
  Name:  pod-reader
Subjects:
  Kind            Name   Namespace
  ----            ----   ---------
  User            alice  
  ServiceAccount  robot  s14
`)
  })

  const QUOTA = `
apiVersion: v1
kind: ResourceQuota
metadata: {name: compute, namespace: s16}
spec: {hard: {pods: 3}}
status: {hard: {pods: '3', limits.cpu: '2', requests.memory: 1Gi}, used: {pods: '3', limits.cpu: 900m, requests.memory: 192Mi}}
`
  const LIMITS = `
apiVersion: v1
kind: LimitRange
metadata: {name: lim, namespace: s16}
spec: {limits: [{type: Container, default: {cpu: 200m, memory: 128Mi}, defaultRequest: {cpu: 100m, memory: 128Mi}, min: {cpu: 50m}, max: {cpu: '1', memory: 512Mi}, maxLimitRequestRatio: {cpu: '4'}}, {type: Pod, max: {cpu: '2'}}]}
`

  it('a ResourceQuota', () => {
    expect(of(QUOTA)).toBe(`Name:            compute
Namespace:       s16
Resource         Used   Hard
--------         ----   ----
limits.cpu       900m   2
pods             3      3
requests.memory  192Mi  1Gi
`)
  })

  it('a ResourceQuota that counts some Pods only', () => {
    expect(of(QUOTA.replace('{hard: {pods: 3}}', '{scopes: [BestEffort]}'))).toContain(
      'Scopes:     BestEffort\n * Matches all pods that do not have resource requirements set.',
    )
  })

  it('a LimitRange', () => {
    expect(of(LIMITS)).toBe(`Name:       lim
Namespace:  s16
Type        Resource  Min  Max    Default Request  Default Limit  Max Limit/Request Ratio
----        --------  ---  ---    ---------------  -------------  -----------------------
Container   memory    -    512Mi  128Mi            128Mi          -
Container   cpu       50m  1      100m             200m           4
Pod         cpu       -    2      -                -              -
`)
  })

  const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata: {name: s16, labels: {kubernetes.io/metadata.name: s16}}
status: {phase: Active}
`

  it('a Namespace that holds nothing back', () => {
    expect(of(NAMESPACE)).toBe(`Name:         s16
Labels:       kubernetes.io/metadata.name=s16
Annotations:  <none>
Status:       Active

No resource quota.

No LimitRange resource.
`)
  })

  it('a Namespace with a quota and limits', () => {
    const text = of(NAMESPACE, { ResourceQuota: [parse(QUOTA) as object], LimitRange: [parse(LIMITS) as object] })
    expect(text.slice(text.indexOf('\nResource Quotas'))).toBe(`
Resource Quotas
  Name:            compute
  Resource         Used   Hard
  --------         ---    ---
  limits.cpu       900m   2
  pods             3      3
  requests.memory  192Mi  1Gi

Resource Limits
 Type       Resource  Min  Max    Default Request  Default Limit  Max Limit/Request Ratio
 ----       --------  ---  ---    ---------------  -------------  -----------------------
 Container  memory    -    512Mi  128Mi            128Mi          -
 Container  cpu       50m  1      100m             200m           4
 Pod        cpu       -    2      -                -              -
`)
  })

  it('a Secret by the size of what it holds, and a ConfigMap by its text', () => {
    expect(of('apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: s15}\ntype: Opaque\ndata: {a: Yg==}'))
      .toBe(`Name:         s
Namespace:    s15
Labels:       <none>
Annotations:  <none>

Type:  Opaque

Data
====
a:  1 bytes
`)
    expect(of('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: s15}\ndata: {a: b}')).toContain(
      '\n\nData\n====\na:\n----\nb\n\n\nBinaryData\n====\n',
    )
  })

  it('a ServiceAccount, and what it misses', () => {
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default, namespace: s21}\n'
    expect(of(account)).toContain('Image pull secrets:  <none>\n')
    const others = { Secret: [{ metadata: { name: 'a' } }] }
    expect(of(`${account}imagePullSecrets: [{name: a}, {name: b}]`, others)).toContain(
      'Image pull secrets:  a\n                     b (not found)\n',
    )
  })

  it('a PriorityClass', () => {
    const text = of('apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 1000')
    expect(text).toMatch(/^Name: {14}high\nValue: {13}1000\nGlobalDefault: {5}false\n/)
  })

  it('a CertificateSigningRequest', () => {
    const text = of(`
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: alice, creationTimestamp: 2026-11-23T09:29:23Z}
spec: {request: '', signerName: kubernetes.io/kube-apiserver-client, username: admin, expirationSeconds: 86400}
status: {conditions: [{type: Approved, status: 'True'}], certificate: Yg==}
`)
    expect(text).toContain(`Requesting User:     admin
Signer:              kubernetes.io/kube-apiserver-client
Requested Duration:  24h
Status:              Approved,Issued
`)
  })

  it('an object of the learner’s own kind, field by field, even under a name that is taken', () => {
    const widget = 'apiVersion: shop.example.com/v1\nkind: KIND\nmetadata: {name: w1, namespace: s18, generation: 1, uid: u1}\nspec: {color: red, size: 3}' // prettier-ignore
    expect(of(widget.replace('KIND', 'Widget'))).toBe(`Name:         w1
Namespace:    s18
Labels:       <none>
Annotations:  <none>
API Version:  shop.example.com/v1
Kind:         Widget
Metadata:
  Generation:  1
  UID:         u1
Spec:
  Color:  red
  Size:   3
`)
    expect(of(widget.replace('KIND', 'Pod'))).toContain('Kind:         Pod\n')
  })

  it.each([
    ['leaseDurationSeconds', 'Lease Duration Seconds'],
    ['apiVersion', 'API Version'],
    ['podCIDR', 'Pod CIDR'],
    ['podIPs', 'Pod I Ps'],
    ['openAPIV3Schema', 'openAPIV3Schema'],
    ['x-kubernetes-map-type', 'X - Kubernetes - Map - Type'],
    ['tls.crt', 'tls.crt'],
  ])('the field %s is called %s', (field, label) => {
    expect(
      of(`apiVersion: a.example.com/v1\nkind: A\nmetadata: {name: a}\n${field === 'apiVersion' ? 'b' : field}: x`),
    ).toContain(`\n${label}:  `)
  })
})
