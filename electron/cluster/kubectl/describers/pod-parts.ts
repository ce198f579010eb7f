/** What Pods and Pod templates have in common. */
// Models: describe.go: DescribePodTemplate, printTolerationsMultilineWithIndent, describeTopologySpreadConstraints
import type { Toleration, TopologySpreadConstraint } from '../../../contract/api'
import { selectorText } from '../../text/format'
import type { PodTemplateSpec } from '../sparse'
import { describeContainers } from './container'
import { describeVolumes } from './pod-volumes'
import type { DescriptionWriter } from './writer'

export function describeTolerations(
  tolerations: readonly Toleration[],
  indent: string,
  writer: DescriptionWriter,
): void {
  const sorted = [...tolerations].sort((a, b) => compare(a.key ?? '', b.key ?? ''))
  writer.multiline(`${indent}Tolerations`, sorted.map(tolerationText)) // prettier-ignore
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function tolerationText({ key = '', operator, value = '', effect, tolerationSeconds }: Toleration): string {
  const subject = `${key}${value && `=${value}`}${effect ? `:${effect}` : ''}`
  const exists = operator === 'Exists' && value === '' ? `${subject && ' '}op=Exists` : ''
  return `${subject}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`
}

/** How evenly Pods must lie, by the key of the topology. */
export function describeSpread(
  constraints: readonly TopologySpreadConstraint[],
  indent: string,
  writer: DescriptionWriter,
): void {
  if (constraints.length === 0) return
  const sorted = [...constraints].sort((a, b) => compare(a.topologyKey, b.topologyKey))
  writer.multiline(`${indent}Topology Spread Constraints`, sorted.map(spreadText)) // prettier-ignore
}

function spreadText({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }: TopologySpreadConstraint): string {
  const selection = labelSelector ? ` for selector ${selectorText(labelSelector)}` : ''
  return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selection}`
}

export function describeTemplate(template: PodTemplateSpec | undefined, writer: DescriptionWriter): void {
  writer.line(0, 'Pod Template:')
  if (!template) {
    writer.line(1, '<unset>')
    return
  }
  const { metadata, spec } = template
  writer.labels('Labels', metadata?.labels, '  ')
  if (Object.keys(metadata?.annotations ?? {}).length > 0) writer.annotations('  Annotations', metadata?.annotations)
  if (spec?.serviceAccountName) writer.field(1, 'Service Account', spec.serviceAccountName)
  const group = { statuses: [], isTemplate: true, pod: null }
  if (spec?.initContainers?.length)
    describeContainers({ ...group, title: 'Init Containers', containers: spec.initContainers }, writer)
  describeContainers({ ...group, title: 'Containers', containers: spec?.containers ?? [] }, writer)
  describeVolumes(spec?.volumes ?? [], true, writer)
  describeSpread(spec?.topologySpreadConstraints ?? [], '  ', writer)
  if (spec?.priorityClassName) writer.field(1, 'Priority Class Name', spec.priorityClassName)
  writer.labels('Node-Selectors', spec?.nodeSelector, '  ')
  describeTolerations(spec?.tolerations ?? [], '  ', writer)
}

/** Of controllers: no times, no messages. */
export function describeTypedConditions(
  conditions: readonly { readonly type: string; readonly status: string; readonly reason?: string }[],
  writer: DescriptionWriter,
): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tReason')
  writer.line(1, '----\t------\t------')
  for (const { type, status, reason } of conditions) writer.line(1, `${type} \t${status}\t${reason ?? ''}`)
}
