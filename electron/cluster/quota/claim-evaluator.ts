/** What a PersistentVolumeClaim counts for in a quota: itself and its bytes, in all and of its storage class. */
// Models: pkg/quota/v1/evaluator/core/persistent_volume_claims.go
import {
  compareQuantities,
  formatQuantity,
  parseQuantity,
  roundUpQuantity,
  type ApiObject,
  type PersistentVolumeClaim,
} from '../../contract/api'
import type { Evaluator } from './evaluator'
import type { ResourceList } from './resource-list'
import { claimMatchesScope } from './scopes'

const RESOURCES = new Set(['count/persistentvolumeclaims', 'persistentvolumeclaims', 'requests.storage'])
const BY_CLASS = '.storageclass.storage.k8s.io/'
const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class'

export const claimEvaluator: Evaluator = {
  kind: 'PersistentVolumeClaim',
  handles: (operation) => operation === 'create' || operation === 'update',
  matchingResources: (names) => names.filter((name) => RESOURCES.has(name) || name.includes(BY_CLASS)),
  matchesScope: claimMatchesScope,
  constraints: () => '',
  usage: claimUsage,
}

export function claimUsage(object: ApiObject): ResourceList {
  const { metadata, spec, status } = object as PersistentVolumeClaim
  const storageClass = metadata.annotations?.[CLASS_ANNOTATION] ?? spec.storageClassName ?? ''
  const bytes = larger(spec.resources?.requests?.storage, status?.allocatedResources?.storage)
  const charges = { persistentvolumeclaims: '1', ...(bytes !== undefined && { 'requests.storage': bytes }) }
  const ofClass = Object.entries(charges).map(
    ([name, amount]) => [`${storageClass}${BY_CLASS}${name}`, amount] as const,
  )
  return { 'count/persistentvolumeclaims': '1', ...charges, ...(storageClass && Object.fromEntries(ofClass)) }
}

/** While a volume grows, the larger of what is asked for and what is set aside is charged, in whole bytes. */
function larger(a: string | undefined, b: string | undefined): string | undefined {
  const amount = a === undefined ? b : b === undefined || compareQuantities(a, b) >= 0 ? a : b
  return amount === undefined ? undefined : formatQuantity(roundUpQuantity(parseQuantity(amount), 0).amount)
}
