/** Parts of Pods and Services that few have. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ApiObject } from '../../../../electron/contract/api'
import { described } from './described'

const ofPod = (spec: string): string =>
  described(parse(`apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\nspec: ${spec}`) as ApiObject, 0)
const squeezed = (text: string): string => text.replace(/: {2,}/g, ':  ')

describe('kubectl describe', () => {
  it('says how evenly Pods must lie, by key', () => {
    const zone =
      '{topologyKey: zone, whenUnsatisfiable: DoNotSchedule, maxSkew: 1, labelSelector: {matchLabels: {app: a}}}'
    const host = '{topologyKey: host, whenUnsatisfiable: ScheduleAnyway, maxSkew: 2}'
    expect(ofPod(`{containers: [], topologySpreadConstraints: [${zone}, ${host}]}`)).toContain(
      'Topology Spread Constraints:  host:ScheduleAnyway when max skew 2 is exceeded\n' +
        '                              zone:DoNotSchedule when max skew 1 is exceeded for selector app=a\n',
    )
  })

  it('says which system calls are held back, of the Pod and of a container', () => {
    const local = '{securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}, name: c}'
    const text = ofPod(`{securityContext: {seccompProfile: {type: RuntimeDefault}}, containers: [${local}]}`)
    expect(text).toContain('\nSeccompProfile:  RuntimeDefault\nIP:')
    expect(squeezed(text)).toContain('    SeccompProfile:  Localhost\n      LocalhostProfile:  a.json\n')
  })

  it('shows containers that came later, and raw devices', () => {
    const text = ofPod('{containers: [{name: c, volumeDevices: [{name: v, devicePath: /dev/x}]}], ephemeralContainers: [{name: debug, image: busybox}]}') // prettier-ignore
    expect(text).toContain('    Devices:\n      /dev/x from v\n')
    expect(squeezed(text)).toContain('Ephemeral Containers:\n  debug:\n    Image:  busybox\n')
  })

  it.each([
    ['downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}, {path: cpu, resourceFieldRef: {resource: limits.cpu}}]}', 'Items:  \n      metadata.labels -> labels\n      limits.cpu -> cpu\n'],
    ['nfs: {server: s, path: /x}', 'Server:  s\n    Path:  /x\n    ReadOnly:  false\n'],
    ['csi: {driver: d, volumeAttributes: {a: b}}', 'Driver:  d\n    FSType:  \n    ReadOnly:  false\n    VolumeAttributes:  a=b\n'],
    ['image: {reference: r, pullPolicy: Always}', 'Reference:  r\n    PullPolicy:  Always\n'],
    ['ephemeral: {volumeClaimTemplate: {spec: {storageClassName: fast, volumeMode: Filesystem}}}', 'StorageClass:  fast\n    Volume:  \n    Labels:  <none>\n    Annotations:  <none>\n    Capacity:  \n    Access Modes:  \n    VolumeMode:  Filesystem\n'],
  ])('tells of the volume %s', (source, text) => {
    expect(squeezed(ofPod(`{containers: [], volumes: [{name: v, ${source}}]}`))).toContain(text)
  }) // prettier-ignore

  it('tells of a Service what a load balancer was given, and from where it may be reached', () => {
    const text = described(
      parse(`
apiVersion: v1
kind: Service
metadata: {name: lb, namespace: n}
spec: {type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, 11.0.0.0/8], trafficDistribution: PreferClose}
status: {loadBalancer: {ingress: [{ip: 1.1.1.1, ipMode: VIP}, {hostname: lb.example.com}]}}
`) as ApiObject,
      0,
    )
    expect(squeezed(text)).toContain('LoadBalancer Ingress:  1.1.1.1 (VIP), lb.example.com\n')
    expect(squeezed(text)).toContain(
      'Traffic Distribution:  PreferClose\nLoadBalancer Source Ranges:  10.0.0.0/8,11.0.0.0/8\n',
    )
  })
})
