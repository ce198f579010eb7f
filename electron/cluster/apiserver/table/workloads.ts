import type {
  DaemonSet, Deployment, LabelSelector, PodTemplate, PodTemplateSpec, ReplicaSet, ReplicationController, StatefulSet,
} from '../../../contract/api' // prettier-ignore
import type { TableCell } from '../../../contract/api/table'
import { ageOf, labelsText, selectorText } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import { AGE, integer, NAME, text, wide } from './columns'
import type { Printer } from './printer'

const CONTAINERS = text('Containers', 'Names of the containers in the template')
const IMAGES = text('Images', 'What those containers run')
const SELECTOR = text('Selector', 'Which Pods are counted as its own')
export const TEMPLATE_COLUMNS = [wide(CONTAINERS), wide(IMAGES), wide(SELECTOR)]

const REPLICAS = [
  integer('Desired', 'How many Pods are wanted'),
  integer('Current', 'How many Pods exist'),
  integer('Ready', 'How many of them are ready'),
]

// Models: printers.go: printDeployment
export const deploymentPrinter: Printer<Deployment> = {
  columns: [
    NAME,
    text('Ready', 'How many Pods are ready, of how many that are wanted'),
    integer('Up-to-date', 'How many Pods have the template of now'),
    integer('Available', 'How many Pods have been ready long enough'),
    AGE,
    ...TEMPLATE_COLUMNS,
  ],
  cells({ metadata, spec, status }, nowMs) {
    return [
      metadata.name, `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`, status?.updatedReplicas ?? 0,
      status?.availableReplicas ?? 0, ageOf(metadata, nowMs), ...templateCells(spec?.template, selectorText(spec?.selector)),
    ] // prettier-ignore
  },
}

// Models: printers.go: printReplicaSet
export const replicaSetPrinter: Printer<ReplicaSet> = {
  columns: [NAME, ...REPLICAS, AGE, ...TEMPLATE_COLUMNS],
  cells(replicaSet, nowMs) {
    return [...replicaCells(replicaSet, nowMs), ...selectedCells(replicaSet.spec)]
  },
}

// Models: printers.go: printReplicationController
export const replicationControllerPrinter: Printer<ReplicationController> = {
  columns: [NAME, ...REPLICAS, AGE, ...TEMPLATE_COLUMNS],
  cells(controller, nowMs) {
    const { spec } = controller
    return [...replicaCells(controller, nowMs), ...templateCells(spec?.template, labelsText(spec?.selector))]
  },
}

function replicaCells(
  { metadata, spec, status }: Sparse<ReplicaSet> | Sparse<ReplicationController>,
  nowMs: number,
): readonly TableCell[] {
  const { replicas = 0, readyReplicas = 0 } = status ?? {}
  return [metadata.name, spec?.replicas ?? 0, replicas, readyReplicas, ageOf(metadata, nowMs)]
}

// Models: printers.go: printStatefulSet
export const statefulSetPrinter: Printer<StatefulSet> = {
  columns: [
    NAME,
    text('Ready', 'How many Pods are ready, of how many that are wanted'),
    AGE,
    wide(CONTAINERS),
    wide(IMAGES),
  ],
  cells({ metadata, spec, status }, nowMs) {
    const [containers = '', images = ''] = templateCells(spec?.template, '')
    const ready = `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`
    return [metadata.name, ready, ageOf(metadata, nowMs), containers, images]
  },
}

// Models: printers.go: printDaemonSet
export const daemonSetPrinter: Printer<DaemonSet> = {
  columns: [
    NAME,
    integer('Desired', 'How many nodes should have its Pod'),
    integer('Current', 'How many of those nodes have one'),
    integer('Ready', 'On how many of them it is ready'),
    integer('Up-to-date', 'On how many of them it has the template of now'),
    integer('Available', 'On how many of them it has been ready long enough'),
    text('Node Selector', 'Labels that a node must have'),
    AGE,
    ...TEMPLATE_COLUMNS,
  ],
  cells({ metadata, spec, status }, nowMs) {
    return [
      metadata.name, status?.desiredNumberScheduled ?? 0, status?.currentNumberScheduled ?? 0, status?.numberReady ?? 0,
      status?.updatedNumberScheduled ?? 0, status?.numberAvailable ?? 0, labelsText(spec?.template.spec?.nodeSelector),
      ageOf(metadata, nowMs), ...selectedCells(spec),
    ] // prettier-ignore
  },
}

// Models: printers.go: printPodTemplate
export const podTemplatePrinter: Printer<PodTemplate> = {
  columns: [NAME, CONTAINERS, IMAGES, text('Pod Labels', 'Labels of the Pods that are made from it')],
  cells: ({ metadata, template }) => [
    metadata.name,
    ...templateCells(template, labelsText(template?.metadata?.labels)),
  ],
}

interface Selected {
  readonly selector?: LabelSelector
  readonly template?: PodTemplateSpec
}

export function selectedCells(spec: Selected | undefined): readonly TableCell[] {
  return templateCells(spec?.template, selectorText(spec?.selector))
}

/** Names and images of the containers, then what is told of the selection. */
function templateCells(template: PodTemplateSpec | undefined, selection: string): readonly TableCell[] {
  const containers = template?.spec?.containers ?? []
  const names = containers.map(({ name }) => name).join(',')
  return [names, containers.map(({ image }) => image).join(','), selection]
}
