/** The last word: is there enough left in the namespace's quotas? What is admitted is charged at once. */
// Models: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/{admission.go,controller.go}
// Simplified: nothing is limited by default, so a namespace without a quota is unlimited.
import type { ApiObject, ResourceQuota } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { evaluatorOf, matchesScopes, type Evaluator } from '../../quota/evaluator'
import { addLists, exceededNames, maskList, negativeNames, subtractLists, withoutZeros, type ResourceList } from '../../quota/resource-list' // prettier-ignore
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { refused } from './refusal'

export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  handles: (operation, { resource, subresource }) =>
    resource.namespaced && subresource === '' && resource.kind !== 'Event' && evaluatorOf(resource).handles(operation),
  validate(object, attributes) {
    const { view, request } = attributes
    const quotas = view.list('ResourceQuota', request.namespace)
    return quotas.length === 0 ? undefined : charge(object, quotas, attributes)
  },
}

function* charge(object: ApiObject, quotas: readonly ResourceQuota[], attributes: AdmissionAttributes): Task {
  const { view, request, isDryRun } = attributes
  const evaluator = evaluatorOf(request.resource)
  const concerned = quotas.filter((quota) => isConcerned(quota, evaluator, object))
  for (const quota of concerned) mustBeCountable(quota, evaluator, object, attributes)
  const usage = concerned.length === 0 ? {} : usageOf(object, evaluator, attributes)
  if (Object.keys(usage).length === 0) return
  // All are asked before one is charged.
  for (const quota of concerned) charged(quota, usage, object, attributes)
  if (isDryRun) return
  for (const { metadata } of concerned)
    yield* view.change('ResourceQuota', request.namespace, metadata.name, (current) =>
      charged(current, usage, object, attributes),
    )
}

function isConcerned(quota: ResourceQuota, evaluator: Evaluator, object: ApiObject): boolean {
  const hard = Object.keys(quota.status?.hard ?? {})
  return evaluator.matchingResources(hard).length > 0 && matchesScopes(evaluator, quota, object)
}

function mustBeCountable(
  { metadata, status }: ResourceQuota,
  evaluator: Evaluator,
  object: ApiObject,
  attributes: AdmissionAttributes,
): void {
  const limited = evaluator.matchingResources(Object.keys(status?.hard ?? {}))
  const missing = evaluator.constraints(limited, object)
  if (missing !== '') throw refused(attributes, object, `failed quota: ${metadata.name}: ${missing}`)
  if (limited.some((name) => status?.used?.[name] === undefined))
    throw refused(
      attributes,
      object,
      `status unknown for quota: ${metadata.name}, resources: ${[...limited].sort().join(',')}`,
    )
}

/** What the write adds: for an update, the difference to what is stored. */
function usageOf(object: ApiObject, evaluator: Evaluator, attributes: AdmissionAttributes): ResourceList {
  const { operation, old, view } = attributes
  const usage = evaluator.usage(object, view.now)
  const negative = negativeNames(usage)
  if (negative.length > 0)
    throw refused(attributes, object, `quota usage is negative for resource(s): ${[...negative].sort().join(',')}`)
  return withoutZeros(operation === 'update' && old ? subtractLists(usage, evaluator.usage(old, view.now)) : usage)
}

/** The quota with the usage added; throws the refusal when that is more than it allows. */
function charged<Q extends ResourceQuota>(
  quota: Q,
  usage: ResourceList,
  object: ApiObject,
  attributes: AdmissionAttributes,
): Q {
  const { hard = {}, used = {} } = quota.status ?? {}
  const requested = maskList(usage, Object.keys(hard))
  const sum = addLists(used, requested)
  const exceeded = exceededNames(maskList(sum, Object.keys(requested)), hard)
  if (exceeded.length > 0) {
    const told = (list: ResourceList): string => listText(maskList(list, exceeded))
    const why = `exceeded quota: ${quota.metadata.name}, requested: ${told(requested)}, used: ${told(used)}, limited: ${told(hard)}`
    throw refused(attributes, object, why)
  }
  return { ...quota, status: { ...quota.status, used: sum } }
}

function listText(list: ResourceList): string {
  return Object.keys(list).sort().map((name) => `${name}=${list[name]}`).join(',') // prettier-ignore
}
