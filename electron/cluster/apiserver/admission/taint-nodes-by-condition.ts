/** A new node takes no Pods until it has said that it is ready. */
// Models: plugin/pkg/admission/nodetaint/admission.go
import type { ApiObject, Node } from '../../../contract/api'
import type { AdmissionPlugin } from './plugin'

const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' } as const

export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  handles: (operation, { resource, subresource }) =>
    operation === 'create' && resource.kind === 'Node' && subresource === '',
  mutate: notReadyYet,
}

function notReadyYet(object: ApiObject): ApiObject {
  const node = object as Node
  const taints = node.spec.taints ?? []
  if (taints.some(({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect)) return object
  return { ...node, spec: { ...node.spec, taints: [...taints, NOT_READY] } } as Node
}
