/** Recorded rows, and what printers say of objects that a recording does not hold. The vectors judge the rest. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { printerOf } from '../../../../../electron/cluster/apiserver/table'
import { tableOf } from '../../../../../electron/cluster/apiserver/table/table'
import { parseTime } from '../../../../../electron/cluster/kernel/calendar'
import { RESOURCES, type ApiObject } from '../../../../../electron/contract/api'

const NOW_MS = parseTime('2026-01-01T00:01:00Z')
const META = 'metadata: {name: x, creationTimestamp: 2026-01-01T00:00:00Z}'

function cellsOf(kind: string, fields: string): string {
  const object = parse(`${META}\n${fields}`) as ApiObject
  return tableOf({ kind }, [object], NOW_MS).rows[0]!.cells.join(' | ')
}

function namesOf(kind: string): string {
  return printerOf(kind).columns.map(({ name, priority }) => (priority > 0 ? `(${name})` : name)).join(', ') // prettier-ignore
}

describe('cells', () => {
  it.each([
    ['Job', 'spec: {parallelism: 3}', 'x | Running | 0/1 of 3 |  | 60s |  |  | <none>'],
    ['Job', 'spec: {completions: 2}\nstatus: {startTime: 2026-01-01T00:00:30Z, conditions: [{type: Suspended, status: "True"}]}', 'x | Suspended | 0/2 | 30s | 60s |  |  | <none>'],
    ['CronJob', 'spec: {schedule: "@daily"}', 'x | @daily | <none> | <unset> | 0 | <none> | 60s |  |  | <none>'],
    ['ControllerRevision', 'revision: 2', 'x | <none> | 2 | 60s'],
    ['PodTemplate', 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}', 'x | c | i | a=b'],
    ['Endpoints', 'subsets: [{notReadyAddresses: [{ip: 10.0.0.1}], ports: [{port: 80}]}]', 'x |  | 60s'],
    ['Endpoints', 'subsets: [{addresses: [{ip: "fd00::1"}], ports: [{port: 80}, {port: 81}]}, {addresses: [{ip: a}, {ip: b}]}]', 'x | [fd00::1]:80,[fd00::1]:81,a + 1 more... | 60s'],
    ['Ingress', 'spec: {ingressClassName: n, tls: [{}], rules: [{host: a}, {}, {host: b}, {host: c}, {}]}\nstatus: {loadBalancer: {ingress: [{ip: 10.0.0.2}, {hostname: lb}]}}', 'x | n | a,b,c + 2 more... | 10.0.0.2,lb | 80, 443 | 60s'],
    ['Ingress', 'spec: {rules: [{}]}', 'x | <none> | * |  | 80 | 60s'],
    ['IngressClass', 'spec: {controller: c, parameters: {apiGroup: g, kind: Settings, name: s}}', 'x | c | Settings.g/s | 60s'],
    ['Service', 'spec: {type: LoadBalancer, clusterIP: 10.0.0.1, externalIPs: [1.1.1.1]}\nstatus: {loadBalancer: {ingress: [{ip: 9.9.9.9}, {ip: 8.8.8.8}, {ip: 9.9.9.9}]}}', 'x | LoadBalancer | 10.0.0.1 | 8.8.8.8,9.9.9.9,1.1.1.1 | <none> | 60s | <none>'],
    ['ServiceCIDR', 'spec: {cidrs: [10.96.0.0/16]}', 'x | 10.96.0.0/16 | 60s'],
    ['IPAddress', 'spec: {parentRef: {resource: services, namespace: s21, name: web}}', 'x | services/s21/web'],
    ['PersistentVolume', 'spec: {capacity: {storage: 2Gi}, accessModes: [ReadWriteMany, ReadWriteOnce]}\nstatus: {phase: Available}', 'x | 2Gi | RWO,RWX |  | Available |  |  | <unset> |  | 60s | <unset>'],
    ['StorageClass', 'provisioner: p\nvolumeBindingMode: Immediate', 'x | p | Delete | Immediate | false | 60s'],
    ['CSINode', 'spec: {drivers: []}', 'x | 0 | 60s'],
    ['CSIDriver', 'spec: {volumeLifecycleModes: [Persistent]}', 'x | true | false | false | <unset> | false | Persistent | 60s'],
    ['VolumeAttachment', 'spec: {attacher: a, nodeName: n, source: {persistentVolumeName: pv}}\nstatus: {attached: true}', 'x | a | pv | n | true | 60s'],
    ['ResourceQuota', 'status: {hard: {pods: "3"}}', 'x | pods: 0/3 |  | 60s'],
    ['PriorityClass', 'value: 1000\npreemptionPolicy: Never', 'x | 1000 | false | 60s | Never'],
    ['RuntimeClass', 'handler: runsc', 'x | runsc | 60s'],
    ['CertificateSigningRequest', 'spec: {username: u, signerName: s, expirationSeconds: 3600}\nstatus: {conditions: [{type: Denied}]}', 'x | 60s | s | u | 60m | Denied'],
    ['FlowSchema', 'spec: {priorityLevelConfiguration: {name: exempt}, matchingPrecedence: 1}\nstatus: {conditions: [{type: Dangling, status: "False"}]}', 'x | exempt | 1 | <none> | 60s | False'],
    ['PriorityLevelConfiguration', 'spec: {type: Limited, limited: {nominalConcurrencyShares: 10, limitResponse: {queuing: {queues: 16, handSize: 4, queueLengthLimit: 50}}}}', 'x | Limited | 10 | 16 | 4 | 50 | 60s'],
    ['PriorityLevelConfiguration', 'spec: {type: Exempt}', 'x | Exempt | <none> | <none> | <none> | <none> | 60s'],
    ['APIService', 'status: {conditions: [{type: Available, status: "True"}]}', 'x | Local | True | 60s'],
    ['APIService', 'spec: {service: {namespace: kube-system, name: m}}\nstatus: {conditions: [{type: Available, status: "False", reason: MissingEndpoints}]}', 'x | kube-system/m | False (MissingEndpoints) | 60s'],
    ['ComponentStatus', 'conditions: [{type: Healthy, status: "True", message: ok}]', 'x | Healthy | ok | '],
    ['ValidatingAdmissionPolicy', 'spec: {validations: [{}, {}], paramKind: {apiVersion: v1, kind: ConfigMap}}', 'x | 2 | v1/ConfigMap | 60s'],
    ['ValidatingAdmissionPolicyBinding', 'spec: {policyName: p, paramRef: {namespace: n, name: c}}', 'x | p | n/c | 60s'],
    ['MutatingAdmissionPolicyBinding', 'spec: {policyName: p}', 'x | p | <unset> | 60s'],
    ['MutatingWebhookConfiguration', 'webhooks: [{}]', 'x | 1 | 60s'],
    ['NodeMetrics', 'usage: {cpu: 120m, memory: 1Gi}\nwindow: 20s', 'x | 120m | 1Gi | 20s'],
    ['PodMetrics', 'containers: [{usage: {cpu: 100m, memory: 1Mi}}, {usage: {cpu: 50m, memory: 2Mi}}]\nwindow: 15s', 'x | 150m | 3Mi | 15s'],
    ['Role', 'rules: []', 'x | 2026-01-01T00:00:00Z'],
  ])('%s with %s', (kind, fields, cells) => {
    expect(cellsOf(kind, fields)).toBe(cells)
  }) // prettier-ignore
})

describe('columns', () => {
  it.each([
    ['Job', 'Name, Status, Completions, Duration, Age, (Containers), (Images), (Selector)'],
    ['StatefulSet', 'Name, Ready, Age, (Containers), (Images)'],
    ['PriorityClass', 'Name, Value, Global-Default, Age, PreemptionPolicy'],
    ['HorizontalPodAutoscaler', 'Name, Reference, Targets, MinPods, MaxPods, Replicas, Age'],
    ['RoleBinding', 'Name, Role, Age, (Users), (Groups), (ServiceAccounts)'],
    ['Event', 'Last Seen, Type, Reason, Object, (Subobject), (Source), Message, (First Seen), (Count), (Name)'],
    ['LimitRange', 'Name, Created At'],
    ['CustomResourceDefinition', 'Name, Created At'],
  ])('of %s: %s', (kind, names) => {
    expect(namesOf(kind)).toBe(names)
  })

  it.each(RESOURCES.map(({ kind }) => kind))('%s has a cell for each, even when nothing is written yet', (kind) => {
    const bare = { apiVersion: 'v1', kind, metadata: { name: 'x' }, involvedObject: {}, roleRef: {}, provisioner: 'p' }
    const { columnDefinitions, rows } = tableOf({ kind }, [bare as unknown as ApiObject], 0)
    expect(rows[0]!.cells).toHaveLength(columnDefinitions.length)
    expect(columnDefinitions.filter(({ description }) => description === '')).toEqual([])
  })
})
