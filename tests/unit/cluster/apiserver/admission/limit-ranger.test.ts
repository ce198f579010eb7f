import { describe, expect, it } from 'vitest'
import { limitRanger } from '../../../../../electron/cluster/apiserver/admission/limit-ranger/limit-ranger'
import type { LimitRangeItem, Pod, ResourceRequirements } from '../../../../../electron/contract/api'
import { admit, object, question, refusalOf } from '../../../../support/admission'

const LIMITS: readonly LimitRangeItem[] = [
  {
    type: 'Container', default: { cpu: '200m', memory: '128Mi' }, defaultRequest: { cpu: '100m', memory: '128Mi' },
    min: { cpu: '50m' }, max: { cpu: '1', memory: '512Mi' }, maxLimitRequestRatio: { cpu: '4' },
  },
  { type: 'Pod', max: { cpu: '2' } },
  { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '10Gi' } },
] // prettier-ignore

const RANGE = object('LimitRange', 'lim', { spec: { limits: LIMITS } })

const pod = (...resources: readonly (ResourceRequirements | undefined)[]): Pod =>
  object('Pod', 'x', { spec: { containers: resources.map((each, index) => ({ name: 'cde'[index], image: 'nginx', ...(each && { resources: each }) })) } }) // prettier-ignore

const asked = () => question('Pod', { known: [RANGE] })

describe('a Pod in a namespace with a LimitRange', () => {
  it('gets the defaults, and a note of them', () => {
    const { metadata, spec } = admit(limitRanger, pod(undefined), asked())
    expect(spec.containers[0]!.resources).toEqual({ requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '200m', memory: '128Mi' } })
    expect(metadata.annotations).toEqual({
      'kubernetes.io/limit-ranger': 'LimitRanger plugin set: cpu, memory request for container c; cpu, memory limit for container c',
    })
  }) // prettier-ignore

  it('keeps what it says itself', () => {
    const said = { requests: { cpu: '300m', memory: '64Mi' }, limits: { cpu: '500m', memory: '64Mi' } }
    expect(admit(limitRanger, pod(said), asked())).toEqual(pod(said))
  })

  it.each<[string, readonly ResourceRequirements[], string]>([
    ['too much of two', [{ limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '2', memory: '1Gi' } }],
      '[maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 512Mi, but limit is 1Gi]'],
    ['too little, and far from its limit', [{ requests: { cpu: '10m' } }],
      '[minimum cpu usage per Container is 50m, but request is 10m, cpu max limit to request ratio per Container is 4, but provided ratio is 20.000000]'],
    ['too much together', [1, 2, 3].map(() => ({ limits: { cpu: '1' }, requests: { cpu: '1' } })),
      'maximum cpu usage per Pod is 2, but limit is 3'],
  ])('is refused when it asks for %s', (_, resources, why) => {
    expect(refusalOf(() => admit(limitRanger, pod(...resources), asked()))).toBe(`pods "x" is forbidden: ${why}`)
  }) // prettier-ignore

  it('is left alone once it is there', () => {
    const old = pod({ limits: { cpu: '7' } })
    expect(
      refusalOf(() => admit(limitRanger, old, question('Pod', { known: [RANGE], operation: 'update', old }))),
    ).toBe('')
  })
})

describe('a claim in a namespace with a LimitRange', () => {
  it.each([
    ['500Mi', 'minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi'],
    ['20Gi', 'maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 20Gi'],
    ['5Gi', ''],
  ])('of %s', (storage, why) => {
    const claim = object('PersistentVolumeClaim', 'data', { spec: { resources: { requests: { storage } } } })
    const refusal = refusalOf(() => admit(limitRanger, claim, question('PersistentVolumeClaim', { known: [RANGE] })))
    expect(refusal).toBe(why && `persistentvolumeclaims "data" is forbidden: ${why}`)
  })
})
