/** Recorded descriptions of storage. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseTime } from '../../../../electron/cluster/kernel/calendar'
import type { ApiObject } from '../../../../electron/contract/api'
import { described, type Others } from './described'

const NOW_MS = parseTime('2026-11-23T09:30:00Z')
const of = (yaml: string, others: Others = {}): string => described(parse(yaml) as ApiObject, NOW_MS, others)

const CLAIM = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: unbound, namespace: s06, finalizers: [kubernetes.io/pvc-protection]}
spec: {accessModes: [ReadWriteOnce], volumeMode: Filesystem, resources: {requests: {storage: 1Gi}}}
status: {phase: Pending}
`
const VOLUME = `
apiVersion: v1
kind: PersistentVolume
metadata: {name: pv-0}
spec: {capacity: {storage: 2Gi}, accessModes: [ReadWriteOnce, ReadOnlyMany], persistentVolumeReclaimPolicy: Retain, claimRef: {namespace: s13, name: data}, hostPath: {path: /data}}
status: {phase: Bound}
`

describe('kubectl describe', () => {
  it('a claim that waits for a volume, and who waits with it', () => {
    const pod = {
      metadata: { name: 'pvc-unbound' },
      spec: { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'unbound' } }] },
    }
    expect(of(CLAIM, { Pod: [pod, { metadata: { name: 'other' }, spec: {} }] })).toBe(`Name:          unbound
Namespace:     s06
StorageClass:  
Status:        Pending
Volume:        
Labels:        <none>
Annotations:   <none>
Finalizers:    [kubernetes.io/pvc-protection]
Capacity:      
Access Modes:  
VolumeMode:    Filesystem
Used By:       pvc-unbound
`)
  })

  it('a claim that has a volume, and goes', () => {
    const going = CLAIM.replace('{name: unbound,', '{name: unbound, deletionTimestamp: 2026-11-23T09:29:50Z,')
      .replace('{accessModes', '{volumeName: pv-0, dataSource: {kind: PersistentVolumeClaim, name: old}, accessModes')
      .replace('Pending', 'Bound, capacity: {storage: 2Gi}, accessModes: [ReadWriteOnce]')
    const text = of(going)
    expect(text).toContain('Status:        Terminating (lasts 10s)\nVolume:        pv-0\n')
    expect(text).toContain('Capacity:      2Gi\nAccess Modes:  RWO\n')
    expect(text).toContain('DataSource:\n  Kind:   PersistentVolumeClaim\n  Name:   old\nUsed By:  <none>\n')
  })

  it('a volume', () => {
    expect(of(VOLUME)).toBe(`Name:            pv-0
Labels:          <none>
Annotations:     <none>
Finalizers:      []
StorageClass:    
Status:          Bound
Claim:           s13/data
Reclaim Policy:  Retain
Access Modes:    RWO,ROX
Capacity:        2Gi
Node Affinity:   <none>
Message:         
Source:
    Type:          HostPath (bare host directory volume)
    Path:          /data
    HostPathType:  
`)
  })

  it.each([
    ['local: {path: /disk}', 'Type:  LocalVolume (a persistent volume backed by local storage on a node)\n    Path:  /disk\n'],
    ['nfs: {server: s, path: /x}', 'Server:    s\n    Path:      /x\n    ReadOnly:  false\n'],
    ['csi: {driver: d, volumeHandle: h, volumeAttributes: {a: b}}', 'VolumeHandle:      h\n    ReadOnly:          false\n    VolumeAttributes:  a=b\n'],
  ])('a volume that lies in %s', (source, text) => {
    expect(of(VOLUME.replace('hostPath: {path: /data}', source))).toContain(text)
  }) // prettier-ignore

  it('a volume that only some nodes reach', () => {
    const affinity =
      '{required: {nodeSelectorTerms: [{matchExpressions: [{key: host, operator: In, values: [n1, n2]}]}]}}'
    expect(of(VOLUME.replace('hostPath: {path: /data}', `nodeAffinity: ${affinity}`))).toMatch(
      /Node Affinity: +\n {2}Required Terms: +\n {4}Term 0: +host in \[n1, n2\]\nMessage:/,
    )
  })

  it('a StorageClass', () => {
    const text = of(`
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: slow, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}
provisioner: kubernetes.io/no-provisioner
reclaimPolicy: Delete
volumeBindingMode: WaitForFirstConsumer
allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a, b]}]}]
`)
    expect(text).toBe(`Name:                  slow
IsDefaultClass:        Yes
Annotations:           storageclass.kubernetes.io/is-default-class=true
Provisioner:           kubernetes.io/no-provisioner
Parameters:            <none>
AllowVolumeExpansion:  <unset>
MountOptions:          <none>
ReclaimPolicy:         Delete
VolumeBindingMode:     WaitForFirstConsumer
AllowedTopologies:     
  Term 0:              zone in [a, b]
`)
  })

  it('what a node knows of storage', () => {
    const text = of(`
apiVersion: storage.k8s.io/v1
kind: CSINode
metadata: {name: node-1, creationTimestamp: 2026-11-23T09:29:23Z}
spec: {drivers: [{name: d.example.com, nodeID: n1, allocatable: {count: 5}, topologyKeys: [zone]}]}
`)
    expect(text).toContain(
      '  Drivers:\n    d.example.com:\n      Node ID:  n1\n      Allocatables:\n        Count:        5\n',
    )
    expect(text).toContain('      Topology Keys:  [zone]\n')
  })

  it('a VolumeAttributesClass', () => {
    const text = of('apiVersion: storage.k8s.io/v1\nkind: VolumeAttributesClass\nmetadata: {name: fast}\ndriverName: d')
    expect(text).toBe('Name:         fast\nAnnotations:  <none>\nDriverName:   d\nParameters:   <none>\n')
  })
})
