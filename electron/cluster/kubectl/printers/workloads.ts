import { selectorOf, type LabelSelector } from '../../../contract/api'
import type { Deployment, PodTemplateSpec, ReplicaSet } from '../sparse'
import { ageOf, NONE } from '../../text/format'
import { columnsOf, type Cell, type Printer } from './printer'

const WIDE = ['CONTAINERS', 'IMAGES', 'SELECTOR']

// Models: printers.go: printDeployment
export const deploymentPrinter: Printer<Deployment> = {
  columns: columnsOf(['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'], WIDE),
  cells({ metadata, spec, status }, nowMs) {
    return [
      metadata.name, `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`, status?.updatedReplicas ?? 0,
      status?.availableReplicas ?? 0, ageOf(metadata, nowMs), ...templateCells(spec?.template, spec?.selector),
    ] // prettier-ignore
  },
}

// Models: printers.go: printReplicaSet
export const replicaSetPrinter: Printer<ReplicaSet> = {
  columns: columnsOf(['NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE'], WIDE),
  cells({ metadata, spec, status }, nowMs) {
    return [
      metadata.name, spec?.replicas ?? 0, status?.replicas ?? 0, status?.readyReplicas ?? 0, ageOf(metadata, nowMs),
      ...templateCells(spec?.template, spec?.selector),
    ] // prettier-ignore
  },
}

function templateCells(template: PodTemplateSpec | undefined, selector: LabelSelector | undefined): readonly Cell[] {
  const containers = template?.spec?.containers ?? []
  return [
    containers.map(({ name }) => name).join(','),
    containers.map(({ image }) => image).join(','),
    selectorText(selector),
  ]
}

export function selectorText(selector: LabelSelector | undefined): string {
  return selectorOf(selector).toString() || NONE
}
