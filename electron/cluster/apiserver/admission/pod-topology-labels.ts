/** A Pod that gets its node gets the labels of the node's zone and region too. */
// Models: plugin/pkg/admission/podtopologylabels/admission.go
import type { ApiObject, Binding, Node, Pod } from '../../../contract/api'
import type { AdmissionPlugin } from './admission'
import { isPodCreation } from './pod-creation'

const TOPOLOGY_LABELS = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone'] as const

export const podTopologyLabels: AdmissionPlugin = (object, attributes) => {
  const { request, view } = attributes
  const nodeName = isPodCreation(attributes)
    ? (object as Pod).spec.nodeName
    : bindingTarget(object, request.subresource)
  if (!nodeName) return object
  const node = view.get('Node', '', nodeName) as Node | null
  const known = node?.metadata.labels ?? {}
  const found = TOPOLOGY_LABELS.filter((label) => known[label] !== undefined)
  if (found.length === 0) return object
  const labels = Object.fromEntries(found.map((label) => [label, known[label]!]))
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, ...labels } } }
}

function bindingTarget(object: ApiObject, subresource: string): string | undefined {
  return subresource === 'binding' ? (object as Binding).target.name : undefined
}
