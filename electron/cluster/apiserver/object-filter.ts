/** Which objects a list or a watch is about: a namespace, labels, fields. */
import {
  badRequest,
  parseFieldSelector,
  parseLabelSelector,
  type ApiObject,
  type Pod,
  type ResourceInfo,
} from '../../contract/api'
import type { FieldSelector } from '../../contract/api/field-selector'
import type { Selector } from '../../contract/api/label-selector'
import type { ApiRequest } from './request'

export interface ObjectFilter {
  /** Set when only one node's Pods can match: watches of kubelets are found by it. */
  readonly nodeName: string | undefined
  /** By labels or fields, not only by place and name. */
  readonly isSelective: boolean
  matches(object: ApiObject): boolean
}

/** Throws 400 when a selector cannot be understood, or names a field that this kind cannot be selected by. */
export function filterOf({ resource, namespace, name, query }: ApiRequest): ObjectFilter {
  const labels = query.labelSelector ? parsed(() => parseLabelSelector(query.labelSelector!)) : null
  const fields = query.fieldSelector ? parsed(() => parseFieldSelector(query.fieldSelector!)) : null
  if (fields) checkFields(resource, fields)
  const nodeName = fields?.requirements.find(
    ({ field, operator }) => field === 'spec.nodeName' && operator === '=',
  )?.value
  return {
    nodeName: nodeName === '' ? undefined : nodeName,
    isSelective: labels !== null || fields !== null,
    matches: matcher(namespace, name, labels, fields),
  }
}

function matcher(
  namespace: string,
  name: string,
  labels: Selector | null,
  fields: FieldSelector | null,
): (object: ApiObject) => boolean {
  if (!labels && !fields && !namespace && !name) return () => true
  const fieldPaths = fields?.requirements.map(({ field }) => ({ field, steps: field.split('.') })) ?? []
  return (object) =>
    (!namespace || object.metadata.namespace === namespace) &&
    (!name || object.metadata.name === name) &&
    (!labels || labels.matches(object.metadata.labels)) &&
    (!fields || fields.matches(fieldsOf(object, fieldPaths)))
}

function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error))
  }
}

/** Fields that may select, beside the name and the namespace, by definition. */
// Models: the AddFieldLabelConversionFunc of each group's conversion.go, and ToSelectableFields of each strategy
const SELECTABLE: Readonly<Partial<Record<string, readonly string[]>>> = {
  Pod: [
    'spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName', 'spec.serviceAccountName', 'spec.hostNetwork',
    'status.phase', 'status.podIP', 'status.podIPs', 'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind', 'involvedObject.namespace', 'involvedObject.name', 'involvedObject.uid',
    'involvedObject.apiVersion', 'involvedObject.resourceVersion', 'involvedObject.fieldPath', 'reason', 'type',
    'source', 'reportingComponent',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  ReplicaSet: ['status.replicas'],
  ReplicationController: ['status.replicas'],
  Job: ['status.successful'],
  CertificateSigningRequest: ['spec.signerName'],
  EventsV1Event: [
    'regarding.kind', 'regarding.namespace', 'regarding.name', 'regarding.uid', 'regarding.apiVersion',
    'regarding.resourceVersion', 'regarding.fieldPath', 'reason', 'type', 'reportingController',
  ],
  ResourceSlice: ['spec.nodeName', 'spec.driver'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
} // prettier-ignore

function checkFields({ definition, selectable }: ResourceInfo, selector: FieldSelector): void {
  const known = ['metadata.name', 'metadata.namespace', ...(selectable ?? SELECTABLE[definition] ?? [])]
  const unknown = selector.requirements.find(({ field }) => !known.includes(field))
  if (unknown) throw badRequest(`field label not supported: ${unknown.field}`)
}

interface FieldPath {
  readonly field: string
  readonly steps: readonly string[]
}

/** The fields of an object that a selector asks for, as text. */
function fieldsOf(object: ApiObject, asked: readonly FieldPath[]): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const { field, steps } of asked)
    fields[field] =
      field === 'spec.hostNetwork' ? String((object as Pod).spec.hostNetwork ?? false) : textAt(object, steps)
  return fields
}

function textAt(object: ApiObject, steps: readonly string[]): string {
  let value: unknown = object
  for (const step of steps)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
