/** Which changes of an object give something back to its namespace's quotas. */
// Models: pkg/controller/resourcequota/replenishment_controller.go: DefaultUpdateFilter
import {
  compareQuantities,
  type ApiObject,
  type PersistentVolumeClaim,
  type Pod,
  type Service,
} from '../../../contract/api'
import { isCharged } from '../../quota/pod-evaluator'
import { nodePorts } from '../../quota/service-evaluator'

export function isReplenished(object: ApiObject, old: ApiObject, nowMs: number): boolean {
  switch (object.kind) {
    case 'Pod':
      return isCharged(old as Pod, nowMs) && !isCharged(object as Pod, nowMs)
    case 'Service':
      return (
        (object as Service).spec.type !== (old as Service).spec.type ||
        nodePorts(object as Service) !== nodePorts(old as Service)
      )
    case 'PersistentVolumeClaim':
      return storageOf(object) !== storageOf(old) && compareQuantities(storageOf(object), storageOf(old)) !== 0
    default:
      return false
  }
}

function storageOf(object: ApiObject): string {
  return (object as PersistentVolumeClaim).status?.allocatedResources?.storage ?? '0'
}
