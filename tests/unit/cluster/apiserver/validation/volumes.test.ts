import { describe, expect, it } from 'vitest'
import type { PersistentVolumeClaim } from '../../../../../electron/contract/api'
import { strategyOf } from '../../../../../electron/cluster/apiserver/strategies'
import { errorText } from '../../../../../electron/cluster/apiserver/validation/field-error'
import { created, wrongWith, wrongWithChange } from '../strategies/of-kind'

const claim = (fields: string) => `spec: {${fields}}`
const whole = 'accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}'
const volume = (fields: string) => `spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], ${fields}}`
const modes = '"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"'

describe('a claim', () => {
  it.each([
    [claim(whole), []],
    [claim('resources: {requests: {storage: 1Gi}}'), ['spec.accessModes: Required value: at least 1 access mode is required']],
    [claim('accessModes: [ReadWriteOnce]'), ['spec.resources[storage]: Required value']],
    [claim('accessModes: [ReadWriteOnce], resources: {requests: {storage: "0"}}'), ['spec.resources[storage]: Invalid value: "0": must be greater than zero']],
    [claim('accessModes: [Now], resources: {requests: {storage: 1Gi}}'), [`spec.accessModes: Unsupported value: "Now": supported values: ${modes}`]],
    [claim('accessModes: [ReadWriteOncePod, ReadWriteOnce], resources: {requests: {storage: 1Gi}}'), ['spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes']],
    [claim(`${whole}, volumeMode: Tape`), ['spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('PersistentVolumeClaim', text)).toEqual(wrong)
  }) // prettier-ignore

  const changed = (phase: 'Pending' | 'Bound', change: object, capacity = '1Gi') => {
    const first = created('PersistentVolumeClaim', claim(`${whole}, volumeName: v`))
    const old = { ...first, status: { phase, capacity: { storage: capacity } } }
    return strategyOf('PersistentVolumeClaim')!
      .validateUpdate({ ...old, spec: { ...old.spec, ...change } } as PersistentVolumeClaim, old)
      .map((error) => errorText(error).split('\n')[0])
  }
  const fixed =
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'
  const size = (storage: string) => ({ resources: { requests: { storage } } })

  it.each([
    ['Bound', size('2Gi'), '1Gi', []],
    ['Pending', size('2Gi'), '1Gi', [fixed]],
    ['Bound', { volumeMode: 'Block' }, '1Gi', [fixed]],
    ['Bound', size('1Gi'), '2Gi', ['spec.resources.requests.storage: Forbidden: field can not be less than status.capacity']],
  ] as const)('that is %s, changed to %j', (phase, change, capacity, wrong) => {
    expect(changed(phase, change, capacity)).toEqual(wrong)
  }) // prettier-ignore
})

describe('a volume', () => {
  it.each([
    [volume('hostPath: {path: /data}'), []],
    [volume(''), ['spec: Required value: must specify a volume type']],
    [volume('hostPath: {path: /data}, nfs: {server: s, path: /}'), ['spec.nfs: Forbidden: may not specify more than 1 volume type']],
    [volume('hostPath: {path: /}, persistentVolumeReclaimPolicy: Recycle'), ["spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"]],
    [volume('hostPath: {path: /a/../b}'), ["spec.hostPath.path: Invalid value: \"/a/../b\": must not contain '..'"]],
    [volume('local: {path: /disk}'), ['spec.nodeAffinity: Required value: Local volume requires node affinity']],
    ['spec: {accessModes: [ReadWriteOnce], nfs: {server: s, path: /}}', ['spec.capacity: Required value']],
    ['spec: {capacity: {storage: 1Gi, cpu: 1}, accessModes: [ReadWriteOnce], nfs: {server: s, path: /}}', ['spec.capacity: Unsupported value: {"storage":"1Gi","cpu":"1"}: supported values: "storage"']],
    [volume('nfs: {server: s, path: /}, persistentVolumeReclaimPolicy: Burn'), ['spec.persistentVolumeReclaimPolicy: Unsupported value: "Burn": supported values: "Delete", "Recycle", "Retain"']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('PersistentVolume', text)).toEqual(wrong)
  }) // prettier-ignore

  it('stays where it is', () => {
    expect(wrongWithChange('PersistentVolume', volume('nfs: {server: s, path: /}'), volume('nfs: {server: t, path: /}'))).toEqual([
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
    ]) // prettier-ignore
  })
})

describe('a class of volumes', () => {
  it.each([
    ['provisioner: ""', ['provisioner: Required value']],
    ['provisioner: a b', [expect.stringMatching(/^provisioner: Invalid value: "a b": name part must consist of/)]],
    ['provisioner: a.b/c\nreclaimPolicy: Recycle', ['reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"']],
    ['provisioner: a.b/c\nvolumeBindingMode: Soon', ['volumeBindingMode: Unsupported value: "Soon": supported values: "Immediate", "WaitForFirstConsumer"']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('StorageClass', text)).toEqual(wrong)
  }) // prettier-ignore

  it('makes tomorrow what it made yesterday', () => {
    const before = 'provisioner: a.b/c\nparameters: {type: ssd}'
    expect(wrongWithChange('StorageClass', before, 'provisioner: a.b/d\nreclaimPolicy: Retain')).toEqual([
      'parameters: Forbidden: updates to parameters are forbidden.',
      'provisioner: Forbidden: updates to provisioner are forbidden.',
      'reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.',
    ])
    expect(wrongWithChange('StorageClass', before, `${before}\nallowVolumeExpansion: true`)).toEqual([])
  })
})
