/** A Pod that gets its node gets the labels of the node's zone and region too. */
// Models: plugin/pkg/admission/podtopologylabels/admission.go
import type { ApiObject, Binding, Pod } from '../../../contract/api'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'

const TOPOLOGY_LABELS = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone'] as const

export const podTopologyLabels: AdmissionPlugin = {
  name: 'PodTopologyLabels',
  handles: (operation, request) => isPodCreation(operation, request) || request.subresource === 'binding',
  mutate: withTopology,
}

function withTopology(object: ApiObject, { request, view }: AdmissionAttributes): ApiObject {
  const nodeName = request.subresource === '' ? (object as Pod).spec.nodeName : (object as Binding).target.name
  if (!nodeName) return object
  const node = view.get('Node', '', nodeName)
  const known = node?.metadata.labels ?? {}
  const found = TOPOLOGY_LABELS.filter((label) => known[label] !== undefined)
  if (found.length === 0) return object
  const labels = Object.fromEntries(found.map((label) => [label, known[label]!]))
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, ...labels } } }
}
