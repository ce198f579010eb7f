/** A new node takes no Pods until it has said that it is ready. */
// Models: plugin/pkg/admission/nodetaint/admission.go
import type { Node } from '../../../contract/api'
import type { AdmissionPlugin } from './admission'

const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' } as const

export const taintNodesByCondition: AdmissionPlugin = (object, { request, operation }) => {
  if (operation !== 'create' || request.resource.kind !== 'Node' || request.subresource !== '') return object
  const node = object as Node
  const taints = node.spec.taints ?? []
  if (taints.some(({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect)) return object
  return { ...node, spec: { ...node.spec, taints: [...taints, NOT_READY] } } as Node
}
