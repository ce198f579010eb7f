import { describe, expect, it } from 'vitest'
import { defaultIngressClass } from '../../../../../electron/cluster/apiserver/admission/default-ingress-class'
import { defaultStorageClass } from '../../../../../electron/cluster/apiserver/admission/default-storage-class'
import { persistentVolumeClaimResize } from '../../../../../electron/cluster/apiserver/admission/claim-resize'
import { namespaceLifecycle } from '../../../../../electron/cluster/apiserver/admission/namespace-lifecycle'
import { priority } from '../../../../../electron/cluster/apiserver/admission/priority'
import { runtimeClass } from '../../../../../electron/cluster/apiserver/admission/runtime-class'
import { storageObjectInUseProtection } from '../../../../../electron/cluster/apiserver/admission/storage-object-in-use'
import type { Pod, PodSpec } from '../../../../../electron/contract/api'
import { admit, object, question, refusalOf, type Asked } from '../../../../support/admission'

const pod = (spec: Partial<PodSpec> = {}): Pod => object('Pod', 'x', { spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec } }) // prettier-ignore

describe('NamespaceLifecycle', () => {
  const shop = (phase: string): ReturnType<typeof object> => object('Namespace', 'shop', { status: { phase } }, { namespace: undefined })
  const refusal = (kind: 'ConfigMap' | 'Pod' | 'Namespace', asked: Asked): string =>
    refusalOf(() => admit(namespaceLifecycle, object(kind, asked.old?.metadata.name ?? 'x'), question(kind, { namespace: 'shop', ...asked })))

  it.each<[string, 'ConfigMap' | 'Pod' | 'Namespace', Asked, string]>([
    ['makes nothing where there is no namespace', 'ConfigMap', {}, 'namespaces "shop" not found'],
    ['changes nothing there either', 'ConfigMap', { operation: 'update', old: object('ConfigMap', 'x') }, 'namespaces "shop" not found'],
    ['makes nothing in one that goes away', 'ConfigMap', { known: [shop('Terminating')] }, 'configmaps "x" is forbidden: unable to create new content in namespace shop because it is being terminated'],
    ['evicts nothing from one that goes away', 'Pod', { known: [shop('Terminating')], subresource: 'eviction' }, 'pods "x" is forbidden: unable to create new content in namespace shop because it is being terminated'],
    ['lets what is there be changed until the end', 'ConfigMap', { known: [shop('Terminating')], operation: 'update', old: object('ConfigMap', 'x') }, ''],
    ['keeps the namespaces of the system', 'Namespace', { operation: 'delete', old: object('Namespace', 'kube-system') }, 'namespaces "kube-system" is forbidden: this namespace may not be deleted'],
    ['lets others go', 'Namespace', { operation: 'delete', old: object('Namespace', 'shop') }, ''],
  ])('%s', (_, kind, asked, expected) => {
    expect(refusal(kind, asked)).toBe(expected)
  })

  it('costs a renewed lease nothing, and lets everybody ask what they may do', () => {
    expect(namespaceLifecycle.handles('update', question('Lease').request)).toBe(false)
    expect(namespaceLifecycle.handles('create', question('LocalSubjectAccessReview').request)).toBe(false)
  })
}) // prettier-ignore

describe('Priority', () => {
  const high = object('PriorityClass', 'high', { value: 1000, preemptionPolicy: 'Never' })
  const usual = object('PriorityClass', 'usual', { value: 10, globalDefault: true, preemptionPolicy: 'PreemptLowerPriority' })
  const resolved = (spec: Partial<PodSpec>, known = [high, usual]): unknown => {
    const { priorityClassName, priority: value, preemptionPolicy } = admit(priority, pod(spec), question('Pod', { known })).spec
    return [priorityClassName, value, preemptionPolicy]
  }

  it('is that of the class, of the default class, or 0', () => {
    expect(resolved({ priorityClassName: 'high' })).toEqual(['high', 1000, 'Never'])
    expect(resolved({})).toEqual(['usual', 10, 'PreemptLowerPriority'])
    expect(resolved({}, [high])).toEqual([undefined, 0, 'PreemptLowerPriority'])
  })

  it.each<[Partial<PodSpec>, string]>([
    [{ priorityClassName: 'top' }, 'no PriorityClass with name top was found'],
    [{ priorityClassName: 'high', priority: 5 }, 'the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 1000 from the given PriorityClass name'],
    [{ priorityClassName: 'high', preemptionPolicy: 'PreemptLowerPriority' }, 'the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in pod spec; priority admission controller computed Never from the given PriorityClass name'],
  ])('%o is refused', (spec, why) => {
    expect(refusalOf(() => resolved(spec))).toBe(`pods "x" is forbidden: ${why}`)
  })

  it('has one default', () => {
    const second = object('PriorityClass', 'second', { value: 1, globalDefault: true })
    expect(refusalOf(() => admit(priority, second, question('PriorityClass', { known: [usual] })))).toBe(
      'priorityclasses.scheduling.k8s.io "second" is forbidden: PriorityClass usual is already marked as default. Only one default can exist',
    )
    expect(refusalOf(() => admit(priority, usual, question('PriorityClass', { known: [usual], operation: 'update', old: usual })))).toBe('')
  })
}) // prettier-ignore

describe('classes that one need not name', () => {
  const marked = (kind: 'StorageClass' | 'IngressClass', name: string, creationTimestamp: string): never =>
    object(kind, name, {}, { creationTimestamp, annotations: { [kind === 'StorageClass' ? 'storageclass.kubernetes.io/is-default-class' : 'ingressclass.kubernetes.io/is-default-class']: 'true' } }) as never
  const claim = (spec: object): never => object('PersistentVolumeClaim', 'data', { spec }) as never

  it('are the newest that is marked', () => {
    const known = [marked('StorageClass', 'old', '2026-01-01T00:00:00Z'), marked('StorageClass', 'new', '2026-02-01T00:00:00Z'), object('StorageClass', 'other')]
    const asked = (): ReturnType<typeof question> => question('PersistentVolumeClaim', { known })
    expect(admit(defaultStorageClass, claim({}), asked())).toMatchObject({ spec: { storageClassName: 'new' } })
    expect(admit(defaultStorageClass, claim({ storageClassName: '' }), asked())).toMatchObject({ spec: { storageClassName: '' } })
    const ingress = admit(defaultIngressClass, object('Ingress', 'web', { spec: {} }), question('Ingress', { known: [marked('IngressClass', 'nginx', '2026-01-01T00:00:00Z')] }))
    expect(ingress.spec.ingressClassName).toBe('nginx')
  })

  it('hold back what is in use', () => {
    expect(admit(storageObjectInUseProtection, object('PersistentVolume', 'v'), question('PersistentVolume')).metadata.finalizers).toEqual(['kubernetes.io/pv-protection'])
  })

  it.each([
    ['Bound', 'fast', ''],
    ['Pending', 'fast', 'Only bound persistent volume claims can be expanded'],
    ['Bound', 'slow', 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize'],
  ])('let a claim that is %s of class %s grow: %s', (phase, storageClassName, why) => {
    const sized = (storage: string): never => object('PersistentVolumeClaim', 'data', { spec: { storageClassName, resources: { requests: { storage } } }, status: { phase } }) as never
    const known = [object('StorageClass', 'fast', { allowVolumeExpansion: true }), object('StorageClass', 'slow')]
    const asked = question('PersistentVolumeClaim', { operation: 'update', old: sized('1Gi'), known })
    expect(refusalOf(() => admit(persistentVolumeClaimResize, sized('2Gi'), asked))).toBe(why && `persistentvolumeclaims "data" is forbidden: ${why}`)
  })
}) // prettier-ignore

describe('RuntimeClass', () => {
  const known = [object('RuntimeClass', 'sandboxed', {
    handler: 'gvisor', overhead: { podFixed: { cpu: '250m' } },
    scheduling: { nodeSelector: { runtime: 'gvisor' }, tolerations: [{ key: 'gvisor', operator: 'Exists' }] },
  })]
  const asked = (): ReturnType<typeof question> => question('Pod', { known })

  it('adds what the runtime costs, and where it is', () => {
    const { spec } = admit(runtimeClass, pod({ runtimeClassName: 'sandboxed', nodeSelector: { disk: 'ssd' } }), asked())
    expect(spec).toMatchObject({ overhead: { cpu: '250m' }, nodeSelector: { disk: 'ssd', runtime: 'gvisor' }, tolerations: [{ key: 'gvisor', operator: 'Exists' }] })
  })

  it.each<[Partial<PodSpec>, string]>([
    [{ runtimeClassName: 'other' }, 'pod rejected: RuntimeClass "other" not found'],
    [{ runtimeClassName: 'sandboxed', overhead: { cpu: '1' } }, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"],
    [{ overhead: { cpu: '1' } }, 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'],
    [{ runtimeClassName: 'sandboxed', nodeSelector: { runtime: 'runc' } }, 'conflict: runtimeClass.scheduling.nodeSelector[runtime] = gvisor; pod.spec.nodeSelector[runtime] = runc'],
  ])('refuses %o', (spec, why) => {
    expect(refusalOf(() => admit(runtimeClass, pod(spec), asked()))).toBe(`pods "x" is forbidden: ${why}`)
  })
}) // prettier-ignore
