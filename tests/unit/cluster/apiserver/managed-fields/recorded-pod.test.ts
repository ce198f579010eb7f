import { describe, expect, it } from 'vitest'
import recording from '../../../../fidelity/data/golden/15-validation-admission.json'
import type { ManagedFieldsEntry, Pod } from '../../../../../electron/contract/api'
import { resourceOfKind } from '../../../../../electron/contract/api'
import { scopeOf } from '../../../../../electron/cluster/apiserver/managed-fields/field-scope'
import { managedFieldsOf, withOwners } from '../../../../../electron/cluster/apiserver/managed-fields/owners'
import { ownersAfterCreate, ownersAfterUpdate } from '../../../../../electron/cluster/apiserver/managed-fields/update'

interface PodList {
  readonly items: readonly (Pod & { readonly metadata: { readonly managedFields: readonly ManagedFieldsEntry[] } })[]
}

const listed = recording.actions.find(({ http }) => http === 'GET /api/v1/namespaces/s15/pods?limit=1')
const recorded = (listed!.body as unknown as PodList).items[0]!
const pod = resourceOfKind('Pod')!

const BY_ADMISSION = ['volumes', 'tolerations', 'serviceAccount', 'serviceAccountName', 'priority', 'preemptionPolicy']

/** The Pod as the controller manager sent it: without what admission, the binding and the kubelet added. */
function asCreated(): Pod {
  const { generateName, namespace, labels = {}, ownerReferences } = recorded.metadata
  const own = Object.entries(labels).filter(([key]) => !key.startsWith('topology'))
  const containers = recorded.spec.containers.map((container) => without(container, ['volumeMounts']))
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: { generateName, namespace, labels: Object.fromEntries(own), ownerReferences },
    spec: { ...without(recorded.spec, [...BY_ADMISSION, 'nodeName']), containers },
  } as unknown as Pod
}

function without(fields: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}

/** The Pod after its binding: a condition that no field manager set. */
function asBound(): Pod {
  const created = asCreated()
  const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: 'T+14s' }
  return {
    ...created,
    metadata: { ...created.metadata, name: recorded.metadata.name },
    spec: recorded.spec,
    status: { phase: 'Pending', conditions: [scheduled], qosClass: 'Burstable' },
  } as unknown as Pod
}

describe('the owners of a recorded Pod', () => {
  it('come out of its creation and its status updates as the real server told them', () => {
    const scope = scopeOf(pod, '')
    const created = withOwners(
      asBound(),
      ownersAfterCreate(asCreated(), { scope, manager: 'kube-controller-manager', time: 'T+14s' }),
    )
    const next: Pod = { ...created, status: recorded.status }
    const owners = ownersAfterUpdate(created, next, {
      scope: scopeOf(pod, 'status'),
      manager: 'kubelet',
      time: 'T+53s',
    })
    const told = managedFieldsOf(withOwners(next, owners))
    expect(told).toEqual(recorded.metadata.managedFields)
    expect(JSON.stringify(told)).toBe(JSON.stringify(recorded.metadata.managedFields))
  })
})
